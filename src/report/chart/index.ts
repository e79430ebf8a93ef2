/** Charts of results as SVG. Platform neutral: a browser gives its own document, Node one that stands in for it. */
export {
  drawHeadcount,
  type ChartDocument,
  type ChartFrame,
  type HeadcountChart,
  type HeadcountLine,
  type HeadcountPoint,
  type ObservedPoint,
} from './headcount-chart.ts';
export { lineStyle, observationColour, type LineStyle } from './palette.ts';
export { standaloneSvg, tidySvg } from './svg-text.ts';
export { drawGroupedBars, type Bar, type GroupedBars } from './grouped-bars.ts';
export { drawHexKey, drawHexScale } from './hex-key.ts';
export { drawHexMap, type HexCell, type HexFrame, type HexMap } from './hex-map.ts';
export { drawLineChart, type LineChart, type LinePoint } from './line-chart.ts';
export { drawScatter, type Scatter, type ScatterBox, type ScatterPoint, type ScatterSeries } from './scatter.ts';
export { drawStackedBars, type StackedBar, type StackedBars } from './stacked-bars.ts';
export { drawStackedColumns, type ColumnPart, type StackedColumns } from './stacked-columns.ts';

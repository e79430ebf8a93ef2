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

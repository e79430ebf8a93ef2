import { Text } from '../text.ts';
import type { ChartFrame } from './headcount-chart.ts';
import { layOutLegend } from './legend.ts';
import { inkColour, lineStyle } from './palette.ts';
import { cutText, svgNames, svgText, svgTip, textWidth } from './svg-label.ts';
import { linearScale } from './ticks.ts';

export interface LinePoint {
  readonly x: number;
  readonly y: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface LineChart {
  readonly name: Text;
  readonly summary: Text;
  readonly lines: readonly {
    readonly label: Text | string;
    /** Fixes colour and dash. */
    readonly position: number;
    readonly points: readonly LinePoint[];
    /** What a reader who points at the end of the line is told. */
    readonly tip: Text;
  }[];
  readonly x: { readonly from: number; readonly to: number; readonly ticks: readonly number[]; readonly label: Text };
  readonly y: { readonly label: Text; readonly tick: (value: number) => string; readonly zero: boolean };
  /** Survival falls in steps. */
  readonly steps?: boolean;
}

/** Lines with their bands over years, tenths, hundredths or durations. Returns the markup of an SVG. */
export function drawLineChart(chart: LineChart, { width, height, fontSize }: Pick<ChartFrame, 'width' | 'height' | 'fontSize'>): string {
  const legend = layOutLegend(
    chart.lines.map(({ label, position }) => ({ label, sign: lineStyle(position) })),
    width - 4,
    fontSize,
  );
  const values = chart.lines.flatMap(({ points }) => points.flatMap(({ y, lower, upper }) => [y, lower ?? y, upper ?? y]));
  const finite = values.filter(Number.isFinite);
  const [low, high] = [Math.min(...finite, ...(chart.y.zero ? [0] : [])), Math.max(...finite, ...(chart.y.zero ? [0] : []))];
  const spare = 0.04 * (high - low || Math.abs(high) || 1);
  const top = legend.height + Math.round(2.2 * fontSize);
  const domain: readonly [number, number] = [chart.y.zero && low === 0 ? 0 : low - spare, chart.y.zero && high === 0 ? 0 : high + spare];
  const y = linearScale(Number.isFinite(low) ? domain : [0, 1], [top + height, top], 5);
  const left = Math.max(...y.ticks.map((tick) => textWidth(chart.y.tick(tick), fontSize)), fontSize) + 10;
  const right = width - Math.round(1.7 * fontSize);
  const x = linearScale([chart.x.from, Math.max(chart.x.to, chart.x.from + 1e-9)], [left + 6, right], 5);
  const bottom = top + height;
  const total = Math.round(bottom + 3.3 * fontSize);
  const grid = [
    ...y.ticks.map(
      (tick) =>
        `<path d="M${left},${y.at(tick)}H${right}" stroke="${tick === 0 ? inkColour : '#dddddd'}"></path><text x="${left - 5}" y="${r(y.at(tick) + 0.35 * fontSize)}" text-anchor="end">${svgText(chart.y.tick(tick))}</text>`,
    ),
    ...chart.x.ticks.map(
      (tick) =>
        `<path d="M${x.at(tick)},${bottom}v4" stroke="${inkColour}"></path><text x="${x.at(tick)}" y="${r(bottom + 1.45 * fontSize)}" text-anchor="middle">${tick}</text>`,
    ),
  ];
  const drawn = chart.lines.map(({ points, position, tip }) => lineMarkup(points, position, tip, x.at, y.at, chart.steps === true));
  return [
    `<svg ${svgNames(chart.name, chart.summary)} width="${width}" height="${total}" viewBox="0 0 ${width} ${total}" fill="${inkColour}" font-size="${fontSize}">`,
    legend.markup,
    `<text x="0" y="${r(legend.height + 1.1 * fontSize)}">${svgText(cutText(chart.y.label, width, fontSize))}</text>`,
    `<g aria-hidden="true">${grid.join('')}</g>`,
    `<g fill="none">${drawn.map(({ band }) => band).join('')}${drawn.map(({ line }) => line).join('')}</g>`,
    `<text x="${right}" y="${r(bottom + 2.9 * fontSize)}" text-anchor="end">${svgText(cutText(chart.x.label, width, fontSize))}</text>`,
    '</svg>',
  ].join('');
}

const r = (value: number): number => Math.round(100 * value) / 100 || 0;

function lineMarkup(
  points: readonly LinePoint[],
  position: number,
  tip: Text,
  atX: (value: number) => number,
  atY: (value: number) => number,
  steps: boolean,
): { readonly band: string; readonly line: string } {
  const known = points.filter(({ y }) => Number.isFinite(y));
  if (known.length === 0) return { band: '', line: '' };
  const { colour, dash } = lineStyle(position);
  const path = (of: (point: LinePoint) => number, list: readonly LinePoint[]): string =>
    list
      .map((point, i) => {
        const [px, py] = [atX(point.x), atY(of(point))];
        if (i === 0) return `${px},${py}`;
        return steps ? `H${px}V${py}` : `L${px},${py}`;
      })
      .join('');
  const banded = known.filter(({ lower, upper }) => lower !== null && upper !== null && Number.isFinite(lower) && Number.isFinite(upper));
  const edges = banded.length < 2 ? '' : bandPath(banded, atX, atY, steps);
  const dashes = dash === '' ? '' : ` stroke-dasharray="${dash}"`;
  return {
    band: edges === '' ? '' : `<path d="${edges}" fill="${colour}" fill-opacity="0.18"></path>`,
    line: `<path ${svgTip(tip)} d="M${path(({ y }) => y, known)}" stroke="${colour}" stroke-width="2.2"${dashes}></path>`,
  };
}

function bandPath(points: readonly LinePoint[], atX: (value: number) => number, atY: (value: number) => number, steps: boolean): string {
  // In steps each height lasts until the next point.
  const edge = (of: (point: LinePoint) => number): string[] =>
    points.flatMap((point, i) => {
      const here = `${atX(point.x)},${atY(of(point))}`;
      return steps && i > 0 ? [`${atX(point.x)},${atY(of(points[i - 1]!))}`, here] : [here];
    });
  return `M${[...edge(({ upper }) => upper!), ...edge(({ lower }) => lower!).toReversed()].join('L')}Z`;
}

import type { Text } from '../text.ts';
import type { ChartFrame } from './headcount-chart.ts';
import { inkColour, lineStyle } from './palette.ts';
import { cutText, svgNames, svgText, svgTip, textWidth } from './svg-label.ts';
import { linearScale, type LinearScale } from './ticks.ts';

export interface ScatterPoint {
  readonly x: number;
  readonly y: number;
  /** Ends of intervals; no line where they are left out or null. */
  readonly xLower?: number | null;
  readonly xUpper?: number | null;
  readonly yLower?: number | null;
  readonly yUpper?: number | null;
  /** What a reader who points at it is told. */
  readonly tip: Text;
  /** Filled, hollow, or hollow and pale; hollow by default. */
  readonly weight?: 'filled' | 'hollow' | 'pale';
  /** Set beside the point where there is room. */
  readonly label?: Text | string;
}

export interface ScatterSeries {
  readonly label: Text | string;
  /** Fixes colour and shape. */
  readonly position: number;
  readonly points: readonly ScatterPoint[];
  /** A line through these places: of a frontier, in steps where `steps` is set. */
  readonly line?: readonly { readonly x: number; readonly y: number }[];
  readonly steps?: boolean;
}

/** A rectangle over the plane; an end that is null lies at the edge. */
export interface ScatterBox {
  readonly x: readonly [from: number | null, to: number | null];
  readonly y: readonly [from: number | null, to: number | null];
  readonly tip: Text;
}

interface ScatterAxis {
  readonly label: Text;
  readonly tick: (value: number) => string;
  /** Whether zero is on the axis in any case. */
  readonly zero?: boolean;
  /** Ends of the axis; those of the data by default. */
  readonly from?: number;
  readonly to?: number;
}

export interface Scatter {
  readonly name: Text;
  readonly summary: Text;
  readonly series: readonly ScatterSeries[];
  readonly boxes?: readonly ScatterBox[];
  readonly x: ScatterAxis;
  readonly y: ScatterAxis;
  /** Signs of weights that the legend explains. */
  readonly weights?: readonly { readonly weight: NonNullable<ScatterPoint['weight']>; readonly label: Text | string }[];
}

/** Points in a plane with intervals in both directions, lines of frontiers, and boxes. Returns the markup of an SVG. */
export function drawScatter(chart: Scatter, { width, height, fontSize }: Pick<ChartFrame, 'width' | 'height' | 'fontSize'>): string {
  const points = chart.series.flatMap(({ points: own }) => own).filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  const legend = legendMarkup(chart, width, fontSize);
  const top = legend.height + Math.round(2.2 * fontSize);
  const bottom = top + height;
  const yDomain = domainOf(
    points.flatMap(({ y, yLower, yUpper }) => [y, yLower ?? y, yUpper ?? y]),
    chart.y,
  );
  const y = linearScale(yDomain, [bottom, top], 6);
  const left = Math.max(...y.ticks.map((tick) => textWidth(chart.y.tick(tick), fontSize)), fontSize) + 10;
  const right = width - Math.round(1.7 * fontSize);
  const xDomain = domainOf(
    points.flatMap(({ x: at, xLower, xUpper }) => [at, xLower ?? at, xUpper ?? at]),
    chart.x,
  );
  const x = linearScale(xDomain, [left + 8, right], Math.max(3, Math.floor((right - left) / 100)));
  const grid = [
    ...y.ticks.map(
      (tick) =>
        `<path d="M${left},${y.at(tick)}H${right}" stroke="${tick === 0 ? inkColour : '#dddddd'}"></path><text x="${left - 5}" y="${r(y.at(tick) + 0.35 * fontSize)}" text-anchor="end">${svgText(chart.y.tick(tick))}</text>`,
    ),
    ...x.ticks.map(
      (tick) =>
        `<path d="M${x.at(tick)},${bottom}v4" stroke="${inkColour}"></path><text x="${x.at(tick)}" y="${r(bottom + 1.45 * fontSize)}" text-anchor="middle">${svgText(chart.x.tick(tick))}</text>`,
    ),
  ];
  const boxes = (chart.boxes ?? []).map((box) => boxMarkup(box, x, y, xDomain, yDomain));
  const lines = chart.series.map((series) => lineMarkup(series, x, y));
  const marks = chart.series.map(({ points: own, position }) => own.map((point) => pointMarkup(point, position, x, y)).join(''));
  const total = Math.round(bottom + 3.3 * fontSize);
  return [
    `<svg ${svgNames(chart.name, chart.summary)} width="${width}" height="${total}" viewBox="0 0 ${width} ${total}" fill="${inkColour}" font-size="${fontSize}">`,
    legend.markup,
    `<text x="0" y="${r(legend.height + 1.1 * fontSize)}">${svgText(cutText(chart.y.label, width, fontSize))}</text>`,
    `<g aria-hidden="true">${grid.join('')}</g>`,
    boxes.join(''),
    `<g fill="none" aria-hidden="true">${lines.join('')}</g>`,
    marks.join(''),
    points.map((point) => labelMarkup(point, x, y, right, fontSize)).join(''),
    `<text x="${right}" y="${r(bottom + 2.9 * fontSize)}" text-anchor="end">${svgText(cutText(chart.x.label, width, fontSize))}</text>`,
    '</svg>',
  ].join('');
}

const r = (value: number): number => Math.round(100 * value) / 100 || 0;

function domainOf(values: readonly number[], { zero = false, from, to }: ScatterAxis): readonly [number, number] {
  const finite = [...values.filter(Number.isFinite), ...(zero ? [0] : [])];
  if (finite.length === 0) return [from ?? 0, to ?? 1];
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const spare = 0.05 * (high - low || Math.abs(high) || 1);
  return [from ?? (zero && low === 0 ? 0 : low - spare), to ?? (zero && high === 0 ? 0 : high + spare)];
}

/** Shapes differ where colours cannot be told: a circle, a square, a triangle, a diamond, a triangle on its head. */
function shapePath(position: number, size: number): string {
  const s = size;
  switch (position % 5) {
    case 0:
      return `M${-s},0a${s},${s} 0 1,0 ${2 * s},0a${s},${s} 0 1,0 ${-2 * s},0Z`;
    case 1:
      return `M${r(-0.9 * s)},${r(-0.9 * s)}h${r(1.8 * s)}v${r(1.8 * s)}h${r(-1.8 * s)}Z`;
    case 2:
      return `M0,${r(-1.2 * s)}L${r(1.1 * s)},${r(0.8 * s)}H${r(-1.1 * s)}Z`;
    case 3:
      return `M0,${r(-1.25 * s)}L${r(1.25 * s)},0L0,${r(1.25 * s)}L${r(-1.25 * s)},0Z`;
    default:
      return `M0,${r(1.2 * s)}L${r(1.1 * s)},${r(-0.8 * s)}H${r(-1.1 * s)}Z`;
  }
}

const paleColour = '#999999';

function signPath(position: number, weight: NonNullable<ScatterPoint['weight']>, size = 4.5): string {
  const { colour } = lineStyle(position);
  const stroke = weight === 'pale' ? paleColour : colour;
  return `<path d="${shapePath(position, size)}" fill="${weight === 'filled' ? colour : '#ffffff'}" stroke="${stroke}" stroke-width="${weight === 'pale' ? 1 : 1.5}"></path>`;
}

function pointMarkup(point: ScatterPoint, position: number, x: LinearScale, y: LinearScale): string {
  const { tip, weight = 'hollow', xLower, xUpper, yLower, yUpper } = point;
  if (!Number.isFinite(point.x) || !Number.isFinite(point.y)) return '';
  const [px, py] = [x.at(point.x), y.at(point.y)];
  const known = (value: number | null | undefined): value is number => typeof value === 'number' && Number.isFinite(value);
  const bars = [
    known(xLower) && known(xUpper) ? `M${x.at(xLower)},${py}H${x.at(xUpper)}` : '',
    known(yLower) && known(yUpper) ? `M${px},${y.at(yLower)}V${y.at(yUpper)}` : '',
  ].join('');
  const colour = weight === 'pale' ? paleColour : lineStyle(position).colour;
  const interval = bars === '' ? '' : `<path d="${bars}" fill="none" stroke="${colour}" stroke-width="1" stroke-opacity="0.7"></path>`;
  return `<g ${svgTip(tip)}>${interval}<g transform="translate(${px},${py})">${signPath(position, weight)}</g></g>`;
}

/** Names of points, which lie over all points. */
function labelMarkup({ label, ...at }: ScatterPoint, x: LinearScale, y: LinearScale, right: number, fontSize: number): string {
  if (label === undefined || !Number.isFinite(at.x) || !Number.isFinite(at.y)) return '';
  const [px, py] = [x.at(at.x), y.at(at.y)];
  const after = px + 9 + textWidth(label, 0.9 * fontSize) <= right;
  return `<text x="${r(px + (after ? 9 : -9))}" y="${r(py - 4)}" text-anchor="${after ? 'start' : 'end'}" font-size="${r(0.9 * fontSize)}" paint-order="stroke" stroke="#ffffff" stroke-width="4">${svgText(label)}</text>`;
}

function lineMarkup({ line = [], steps = false, position }: ScatterSeries, x: LinearScale, y: LinearScale): string {
  if (line.length < 2) return '';
  const { colour, dash } = lineStyle(position);
  const path = line
    .map((at, i) => {
      const [px, py] = [x.at(at.x), y.at(at.y)];
      if (i === 0) return `M${px},${py}`;
      return steps ? `H${px}V${py}` : `L${px},${py}`;
    })
    .join('');
  return `<path d="${path}" stroke="${colour}" stroke-width="1.5"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}></path>`;
}

function boxMarkup(
  { x: [xFrom, xTo], y: [yFrom, yTo], tip }: ScatterBox,
  x: LinearScale,
  y: LinearScale,
  xDomain: readonly [number, number],
  yDomain: readonly [number, number],
): string {
  const within = (value: number, [low, high]: readonly [number, number]): number => Math.min(high, Math.max(low, value));
  const [x0, x1] = [x.at(within(xFrom ?? xDomain[0], xDomain)), x.at(within(xTo ?? xDomain[1], xDomain))];
  const [y0, y1] = [y.at(within(yTo ?? yDomain[1], yDomain)), y.at(within(yFrom ?? yDomain[0], yDomain))];
  return `<g ${svgTip(tip)}><rect x="${x0}" y="${y0}" width="${r(x1 - x0)}" height="${r(y1 - y0)}" fill="#000000" fill-opacity="0.06" stroke="${inkColour}" stroke-width="1.4"></rect></g>`;
}

function legendMarkup(
  { series, weights = [] }: Scatter,
  width: number,
  fontSize: number,
): { readonly markup: string; readonly height: number } {
  const entries = [
    ...series.map(({ label, position }) => ({ label, sign: signPath(position, 'filled') })),
    ...weights.map(({ weight, label }) => ({ label, sign: signPath(series[0]?.position ?? 0, weight) })),
  ];
  const lineHeight = Math.round(1.6 * fontSize);
  let [left, top] = [0, 0];
  const items = entries.map(({ label, sign }) => {
    const shown = cutText(label, width - 22, fontSize);
    const room = 22 + textWidth(shown, fontSize) + 14;
    if (left > 0 && left + room > width) [left, top] = [0, top + lineHeight];
    const item = `<g transform="translate(${r(left)},${r(top + lineHeight / 2)})"><g transform="translate(7,0)">${sign}</g><text x="20" y="0.35em">${svgText(shown)}</text></g>`;
    left += room;
    return item;
  });
  return { markup: `<g aria-hidden="true">${items.join('')}</g>`, height: entries.length === 0 ? 0 : top + lineHeight };
}

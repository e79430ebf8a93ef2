import type { Text } from '../text.ts';
import { layOutLegend } from './legend.ts';
import { lineStyle } from './palette.ts';
import { drawPanels, type PanelFrame, type PanelScale } from './panels.ts';
import { svgTip } from './svg-label.ts';

export interface ResponsePoint {
  readonly x: number;
  readonly y: number;
  /** Ends of the interval of `y`; NaN where there is none. */
  readonly lower: number;
  readonly upper: number;
  /** What a reader who points at it is told. */
  readonly tip: Text;
}

export interface ResponseChart {
  readonly name: Text;
  readonly summary: Text;
  /** In the order of the scenarios; position fixes colour and dash. */
  readonly series: readonly { readonly label: Text | string; readonly position: number }[];
  readonly panels: readonly {
    readonly title: Text | string;
    readonly x: PanelScale;
    /** For each of `series` its points from left to right. */
    readonly lines: readonly (readonly ResponsePoint[])[];
  }[];
  readonly axis: Text;
  readonly tick: (value: number) => string;
}

/** Means with their intervals over the values of a parameter, a panel for each: small multiples on one scale. Returns the markup of an SVG. */
export function drawResponses({ name, summary, series, panels, axis, tick }: ResponseChart, frame: PanelFrame): string {
  const ends = panels.flatMap(({ lines }) => lines.flat().flatMap(({ y, lower, upper }) => [y, lower, upper])).filter(Number.isFinite);
  const [low, high] = ends.length === 0 ? [0, 1] : [Math.min(...ends), Math.max(...ends)];
  const spare = 0.04 * (high - low || Math.abs(high) || 1);
  const legend = layOutLegend(
    series.map(({ label, position }) => ({ label, sign: lineStyle(position) })),
    frame.width - 4,
    frame.fontSize,
  );
  return drawPanels(
    {
      name,
      summary,
      legend,
      y: { from: low - spare, to: high + spare, label: axis, tick },
      panels: panels.map(({ title, x: scale, lines }) => ({
        title,
        x: scale,
        draw: ({ x, y }) => lines.map((points, i) => lineMarkup(points, series[i]!.position, x, y)).join(''),
      })),
    },
    frame,
  );
}

function lineMarkup(
  points: readonly ResponsePoint[],
  position: number,
  x: (value: number) => number,
  y: (value: number) => number,
): string {
  const known = points.filter((point) => Number.isFinite(point.y));
  const { colour, dash } = lineStyle(position);
  const dashes = dash === '' ? '' : ` stroke-dasharray="${dash}"`;
  const line = known.map((point) => `${x(point.x)},${y(point.y)}`).join('L');
  const path = known.length < 2 ? '' : `<path d="M${line}" fill="none" stroke="${colour}" stroke-width="1.6"${dashes}></path>`;
  const dots = known.map((point) => {
    const [px, py] = [x(point.x), y(point.y)];
    const whisker = Number.isFinite(point.lower)
      ? `<path d="M${px},${y(point.lower)}V${y(point.upper)}" stroke="${colour}" stroke-width="1.4"></path>`
      : '';
    return `<g ${svgTip(point.tip)}>${whisker}<circle cx="${px}" cy="${py}" r="3" fill="${colour}" stroke="#ffffff" stroke-width="0.8"></circle></g>`;
  });
  return path + dots.join('');
}

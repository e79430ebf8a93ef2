import type { Text } from '../text.ts';
import { diverging, inkColour } from './palette.ts';
import { drawPanels, type PanelFrame } from './panels.ts';
import { partsLegend } from './stacked-columns.ts';
import { svgTip } from './svg-label.ts';
import { niceStep } from './ticks.ts';

export interface Histograms {
  readonly name: Text;
  readonly summary: Text;
  /** How values below zero and from zero on are named. */
  readonly below: Text;
  readonly above: Text;
  readonly panels: readonly { readonly title: Text | string; readonly values: readonly number[] }[];
  /** How many values there are. */
  readonly axis: Text;
  /** What the values are. */
  readonly label: Text;
  readonly tick: (value: number) => string;
  /** What a reader who points at a column is told. */
  readonly tip: (from: number, to: number, count: number) => Text;
}

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Counts values in bins of one round width, none of which has zero within. Values at an edge are counted above it. */
export function binsOf(values: readonly number[], width: number): Bin[] {
  const counts = new Map<number, number>();
  for (const value of values) {
    const at = Math.floor(value / width + 1e-9);
    counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  const edge = (at: number): number => Number((at * width).toPrecision(12));
  return [...counts].toSorted(([a], [b]) => a - b).map(([at, count]) => ({ from: edge(at), to: edge(at + 1), count }));
}

const colours = { below: diverging(-0.75), above: diverging(0.55) } as const;

/** Distributions of differences as columns on both sides of zero, a panel each on one scale. Returns the markup of an SVG. */
export function drawHistograms(chart: Histograms, frame: PanelFrame): string {
  const all = chart.panels.flatMap(({ values }) => values);
  const [low, high] = [Math.min(0, ...all), Math.max(0, ...all)];
  // About as many columns as twice the cube root of the values (the rule of Rice), within what can be read.
  const most = Math.max(0, ...chart.panels.map(({ values }) => values.length));
  const width = niceStep(high - low || 1, Math.min(24, Math.max(8, Math.ceil(2 * Math.cbrt(most)))));
  const binned = chart.panels.map(({ title, values }) => ({ title, bins: binsOf(values, width) }));
  const edges = binned.flatMap(({ bins }) => bins.flatMap(({ from, to }) => [from, to]));
  const [from, to] = [Math.min(0, ...edges), Math.max(width, ...edges)];
  const highest = Math.max(1, ...binned.flatMap(({ bins }) => bins.map(({ count }) => count)));
  const legend = partsLegend(
    [
      { label: chart.below, colour: colours.below },
      { label: chart.above, colour: colours.above },
    ],
    frame.width,
    frame.fontSize,
  );
  return drawPanels(
    {
      name: chart.name,
      summary: chart.summary,
      legend,
      y: { from: 0, to: highest * 1.03, label: chart.axis, tick: (value) => (Number.isInteger(value) ? String(value) : '') },
      panels: binned.map(({ title, bins }) => ({
        title,
        x: { from, to, tick: chart.tick, label: chart.label },
        draw: ({ x, y }) => {
          const columns = bins.map((bin) => {
            const [left, right, above] = [x(bin.from), x(bin.to), y(bin.count)];
            const colour = bin.from < 0 ? colours.below : colours.above;
            const box = `<rect x="${left}" y="${above}" width="${Math.max(0.5, Math.round(100 * (right - left)) / 100)}" height="${Math.round(100 * (y(0) - above)) / 100}" fill="${colour}" stroke="${inkColour}" stroke-width="0.5"></rect>`;
            return `<g ${svgTip(chart.tip(bin.from, bin.to, bin.count))}>${box}</g>`;
          });
          return `${columns.join('')}<path d="M${x(0)},${y(highest)}V${y(0)}" stroke="${inkColour}" stroke-dasharray="2 2"></path>`;
        },
      })),
    },
    frame,
  );
}

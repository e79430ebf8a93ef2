import * as Plot from '@observablehq/plot';
import { say, type Text } from '../text.ts';
import { layOutLegend, type LegendEntry } from './legend.ts';
import { inkColour, lineStyle, observationColour } from './palette.ts';
import { svgNames, svgText } from './svg-label.ts';
import { prependSvg, tidySvg } from './svg-text.ts';

/** A share of the rural population, 0-1, with the interval of its mean where there is one. */
export interface HeadcountPoint {
  readonly year: number;
  readonly mean: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface HeadcountLine {
  readonly label: Text | string;
  readonly points: readonly HeadcountPoint[];
}

/** An observed share, 0-1. */
export interface ObservedPoint {
  readonly year: number;
  readonly share: number;
  /** Read in a published text or derived from such: drawn filled, the others hollow. */
  readonly verified: boolean;
  /** What a reader who points at it is told. */
  readonly note: string;
}

export interface HeadcountChart {
  /** In the order of the scenarios, which fixes their colours. */
  readonly lines: readonly HeadcountLine[];
  readonly observed: readonly ObservedPoint[];
  readonly years: { readonly from: number; readonly to: number };
  /** First year in which scenarios that were one till then go their own ways: marked at the end of the year before. */
  readonly branch?: number | undefined;
  /** What the chart shows, in one sentence, for readers who do not see it. */
  readonly summary: Text;
}

export interface ChartFrame {
  /** Document of a browser, or of anything that stands in for one: the chart is built in it and not put into it. */
  readonly document: ChartDocument;
  /** In pixels; the height is that of the plot without the legend. */
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
  /** Start of the ids in the chart; another one for every chart on a page. */
  readonly idPrefix: string;
}

/** As much of a document as is used by the type checker. */
export interface ChartDocument {
  createElementNS(namespace: string, name: string): unknown;
}

const margin = { left: 44, right: 22, bottom: 34, label: 34 };

/** Headcount by year: a line with its band for each scenario, points for what was observed. Returns the markup of an SVG. */
export function drawHeadcount(chart: HeadcountChart, frame: ChartFrame): string {
  const { lines, observed, years } = chart;
  const { width, fontSize } = frame;
  const legend = layOutLegend(legendEntries(chart), width - 4, fontSize);
  const marginTop = legend.height + margin.label;
  const highest = Math.max(
    0.01,
    ...lines.flatMap(({ points }) => points.map(({ mean, upper }) => upper ?? mean)),
    ...observed.map(({ share }) => share),
  );
  const span = Math.max(1, years.to - years.from);
  const svg = Plot.plot({
    document: frame.document as never,
    width,
    height: frame.height + marginTop,
    marginTop,
    marginLeft: margin.left,
    marginRight: margin.right,
    marginBottom: margin.bottom,
    style: { fontSize: `${fontSize}px`, color: inkColour },
    x: {
      type: 'linear',
      domain: [years.from, years.from + span],
      label: null,
      ticks: yearTicks(years, Math.floor((width - 60) / (4.2 * fontSize))),
      tickFormat: String,
    },
    y: { type: 'linear', domain: [0, 100 * highest * 1.03], label: null, ticks: 6, grid: true, tickFormat: (value: number) => `${value}` },
    marks: [
      Plot.ruleY([0], { stroke: inkColour }),
      ...(chart.branch === undefined ? [] : [Plot.ruleX([chart.branch - 1], { stroke: inkColour, strokeDasharray: '1 4' })]),
      ...lines.map(({ points }, i) => bandMark(points, i)),
      ...lines.map(({ points }, i) => lineMark(points, i)),
      Plot.dot(observed, {
        x: 'year',
        y: (point: ObservedPoint) => 100 * point.share,
        r: 3.5,
        fill: (point: ObservedPoint) => (point.verified ? observationColour : '#ffffff'),
        stroke: observationColour,
        strokeWidth: 1.2,
        title: 'note',
      }),
    ],
    color: { type: 'identity' },
  });
  const drawn = tidySvg((svg as { outerHTML: string }).outerHTML, frame.idPrefix);
  // Set here and not by Plot: in an attribute some documents leave `<` as it is, which a file of its own may not hold.
  const words = svgNames(say('Headcount by year', '逐年贫困发生率'), chart.summary);
  const markup = drawn.replace(/^<svg /, () => `<svg ${words} `);
  // Plot would put the label of the axis above the legend, at the very top.
  const label = `<text x="4" y="${legend.height + 18}" fill="${inkColour}" text-anchor="start">${svgText(say('% of rural people below the poverty line', '贫困线以下人口占农村人口的百分比'))}</text>`;
  return prependSvg(markup, legend.markup + label);
}

function bandMark(points: readonly HeadcountPoint[], position: number): Plot.Markish {
  const known = points.filter(({ lower, upper }) => lower !== null && upper !== null);
  const bound = (value: number | null): number => 100 * Math.max(0, value ?? 0);
  return Plot.areaY(known, {
    x: 'year',
    y1: ({ lower }: HeadcountPoint) => bound(lower),
    y2: ({ upper }: HeadcountPoint) => bound(upper),
    fill: lineStyle(position).colour,
    fillOpacity: 0.18,
  });
}

function lineMark(points: readonly HeadcountPoint[], position: number): Plot.Markish {
  const { colour, dash } = lineStyle(position);
  return Plot.line(points, {
    x: 'year',
    y: ({ mean }: HeadcountPoint) => 100 * mean,
    stroke: colour,
    strokeWidth: 2.4,
    ...(dash === '' ? {} : { strokeDasharray: dash, strokeLinecap: 'butt' as const }),
  });
}

function legendEntries({ lines, observed }: HeadcountChart): LegendEntry[] {
  const entries: LegendEntry[] = lines.map(({ label }, i) => ({ label, sign: lineStyle(i) }));
  if (observed.some(({ verified }) => verified))
    entries.push({ label: say('Observed (NBS), verified', '观测值（国家统计局），已核实'), sign: 'filled' });
  if (observed.some(({ verified }) => !verified))
    entries.push({ label: say('Observed (NBS), uncertain', '观测值（国家统计局），未核实'), sign: 'hollow' });
  return entries;
}

/** At most `most` years, evenly spaced, the last one among them. */
export function yearTicks({ from, to }: { readonly from: number; readonly to: number }, most: number): number[] {
  const step = Math.max(1, Math.ceil((to - from + 1) / Math.max(1, most)));
  const ticks: number[] = [];
  for (let year = to; year >= from; year -= step) ticks.unshift(year);
  return ticks;
}

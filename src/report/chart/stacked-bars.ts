import type { Text } from '../text.ts';
import type { ChartFrame } from './headcount-chart.ts';
import { inkColour, inkOn } from './palette.ts';
import { partsLegend, type ColumnPart } from './stacked-columns.ts';
import { cutText, svgNames, svgText, svgTip, textWidth } from './svg-label.ts';
import { linearScale } from './ticks.ts';

export interface StackedBar {
  readonly label: Text | string;
  /** One value for each part; those below zero go to the left of it. */
  readonly values: readonly number[];
  /** Set at the end of the bar. */
  readonly shown?: string | Text;
  readonly tip: Text;
}

export interface StackedBars {
  readonly name: Text;
  readonly summary: Text;
  readonly parts: readonly ColumnPart[];
  /** Bars under a heading each. */
  readonly groups: readonly { readonly title: Text | string | null; readonly bars: readonly StackedBar[] }[];
  readonly axis: Text;
  readonly tick: (value: number) => string;
  /** Words within a part where there is room. */
  readonly inside?: (value: number) => string;
  /** Right end of the scale; that of the longest bar by default. */
  readonly to?: number;
  /** Labels stand beside their bars where they are short, else above them. */
  readonly beside?: boolean;
}

/** Horizontal bars of parts that add up. Returns the markup of an SVG. */
export function drawStackedBars(chart: StackedBars, { width, fontSize }: Pick<ChartFrame, 'width' | 'fontSize'>): string {
  const { parts, groups, beside = false } = chart;
  const legend = partsLegend(parts, width, fontSize);
  const all = groups.flatMap(({ bars }) => bars);
  const barHeight = Math.round((beside ? 1.25 : 1.5) * fontSize);
  const labelHeight = beside ? 0 : Math.round(1.5 * fontSize);
  const rowHeight = labelHeight + barHeight + Math.round((beside ? 0.35 : 0.6) * fontSize);
  const titleHeight = Math.round(2.2 * fontSize);
  const left = beside ? Math.max(...all.map(({ label }) => textWidth(label, fontSize)), 0) + 8 : 4;
  const room =
    Math.max(0, ...all.map(({ shown }) => (shown === undefined ? 0 : textWidth(shown, fontSize) + 8))) + Math.round(0.9 * fontSize);
  const sumOf = (values: readonly number[], sign: 1 | -1): number =>
    values.reduce((sum, value) => (sign * value > 0 ? sum + value : sum), 0);
  const low = Math.min(0, ...all.map(({ values }) => sumOf(values, -1)));
  const high = chart.to ?? Math.max(0, ...all.map(({ values }) => sumOf(values, 1)));
  const x = linearScale(
    [low, high > low ? high : low + 1],
    [left, Math.max(left + 60, width - room)],
    Math.max(3, Math.floor(width / 150)),
  );
  const top = legend.height + 6;
  let y = top;
  const drawn = groups.map(({ title, bars }) => {
    const heading =
      title === null ? '' : `<text x="0" y="${r(y + 1.4 * fontSize)}" font-weight="600">${svgText(cutText(title, width, fontSize))}</text>`;
    if (title !== null) y += titleHeight;
    const rows = bars.map((bar) => {
      const label = beside
        ? `<text x="${r(left - 6)}" y="${r(y + 0.5 * barHeight + 0.35 * fontSize)}" text-anchor="end">${svgText(bar.label)}</text>`
        : `<text x="4" y="${r(y + 1.1 * fontSize)}">${svgText(cutText(bar.label, width - 8, fontSize))}</text>`;
      const markup = label + barMarkup(bar, chart, x.at, y + labelHeight, barHeight, fontSize);
      y += rowHeight;
      return markup;
    });
    return heading + rows.join('');
  });
  const bottom = y;
  const grid = x.ticks
    .map(
      (tick) =>
        `<path d="M${x.at(tick)},${top}V${bottom}" stroke="${tick === 0 ? inkColour : '#dddddd'}"></path><text x="${x.at(tick)}" y="${r(bottom + 1.2 * fontSize)}" text-anchor="${anchorOf(x.at(tick), textWidth(chart.tick(tick), fontSize), width)}">${svgText(chart.tick(tick))}</text>`,
    )
    .join('');
  const height = Math.round(bottom + 3.2 * fontSize);
  return [
    `<svg ${svgNames(chart.name, chart.summary)} width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" fill="${inkColour}" font-size="${fontSize}">`,
    legend.markup,
    `<g aria-hidden="true">${grid}</g>`,
    drawn.join(''),
    `<text x="${width}" y="${r(height - 0.6 * fontSize)}" text-anchor="end">${svgText(cutText(chart.axis, width, fontSize))}</text>`,
    '</svg>',
  ].join('');
}

/** Keeps the label of a tick within the drawing. */
export function anchorOf(x: number, labelWidth: number, width: number): 'start' | 'middle' | 'end' {
  if (x - labelWidth / 2 < 0) return 'start';
  return x + labelWidth / 2 > width ? 'end' : 'middle';
}

const r = (value: number): number => Math.round(100 * value) / 100 || 0;

function barMarkup(
  { values, shown, tip }: StackedBar,
  { parts, inside }: StackedBars,
  at: (value: number) => number,
  top: number,
  height: number,
  fontSize: number,
): string {
  let [above, below] = [0, 0];
  const boxes = values.map((value, k) => {
    if (!(Math.abs(value) > 0)) return '';
    const from = value > 0 ? above : below;
    if (value > 0) above += value;
    else below += value;
    const [x0, x1] = [at(from), at(from + value)].toSorted((a, b) => a - b) as [number, number];
    const colour = parts[k]!.colour;
    const words = inside?.(value) ?? '';
    const fits = words !== '' && textWidth(words, 0.85 * fontSize) + 4 <= x1 - x0;
    const label = fits
      ? `<text x="${r((x0 + x1) / 2)}" y="${r(top + height / 2 + 0.3 * fontSize)}" text-anchor="middle" font-size="${r(0.85 * fontSize)}" fill="${inkOn(colour)}">${svgText(words)}</text>`
      : '';
    return `<rect x="${x0}" y="${r(top)}" width="${r(x1 - x0)}" height="${r(height)}" fill="${colour}" stroke="${inkColour}" stroke-width="0.5"></rect>${label}`;
  });
  const end =
    shown === undefined ? '' : `<text x="${r(at(above) + 6)}" y="${r(top + height / 2 + 0.35 * fontSize)}">${svgText(shown)}</text>`;
  return `<g ${svgTip(tip)}>${boxes.join('')}${end}</g>`;
}

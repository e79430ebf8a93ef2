import type { Text } from '../text.ts';
import type { ChartFrame } from './headcount-chart.ts';
import { layOutLegend } from './legend.ts';
import { inkColour, lineStyle } from './palette.ts';
import { cutText, svgNames, svgText, svgTip, textWidth } from './svg-label.ts';
import { anchorOf } from './stacked-bars.ts';
import { linearScale } from './ticks.ts';

/** One bar: its length, the interval of that where there is one, and how it is written. */
export interface Bar {
  readonly value: number;
  readonly lower?: number | null | undefined;
  readonly upper?: number | null | undefined;
  readonly shown: string | Text;
  /** What a reader who points at it is told. */
  readonly tip: Text;
}

export interface GroupedBars {
  readonly name: Text;
  readonly summary: Text;
  /** Scenarios, in their order; position fixes the colour. */
  readonly series: readonly { readonly label: Text | string; readonly position: number }[];
  /** One bar a group for each of `series`; none where there is no value. */
  readonly groups: readonly { readonly label: Text | string; readonly bars: readonly (Bar | null)[] }[];
  readonly axis: Text;
  readonly tick: (value: number) => string;
}

/** Bars side by side for several scenarios, group by group, in the order of the legend, with the value and its interval. Returns an SVG. */
export function drawGroupedBars(chart: GroupedBars, { width, fontSize }: Pick<ChartFrame, 'width' | 'fontSize'>): string {
  const { series, groups } = chart;
  const legend = layOutLegend(
    series.map(({ label, position }) => ({ label, sign: lineStyle(position) })),
    width - 4,
    fontSize,
  );
  const barHeight = Math.round(1.15 * fontSize);
  const groupGap = Math.round(0.9 * fontSize);
  const labelHeight = Math.round(1.6 * fontSize);
  const groupHeight = labelHeight + series.length * barHeight + groupGap;
  const top = legend.height + 8;
  const bars = groups.flatMap((group) => group.bars).filter((bar): bar is Bar => bar !== null);
  const room = Math.max(0, ...bars.map(({ shown }) => textWidth(shown, 0.9 * fontSize))) + 10;
  const ends = bars.flatMap(({ value, lower, upper }) => [value, lower ?? value, upper ?? value]);
  const x = linearScale(
    [Math.min(0, ...ends), Math.max(0, ...ends)],
    [4, Math.max(60, width - room)],
    Math.max(3, Math.floor(width / 130)),
  );
  const bottom = top + groups.length * groupHeight;
  const height = Math.round(bottom + 3.4 * fontSize);
  const grid = x.ticks
    .map(
      (tick) =>
        `<path d="M${x.at(tick)},${top}V${bottom}" stroke="${tick === 0 ? inkColour : '#dddddd'}"></path><text x="${x.at(tick)}" y="${bottom + 1.2 * fontSize}" text-anchor="${anchorOf(x.at(tick), textWidth(chart.tick(tick), fontSize), width)}">${svgText(chart.tick(tick))}</text>`,
    )
    .join('');
  const content = groups
    .map(({ label, bars: own }, g) => {
      const y = top + g * groupHeight;
      const drawn = own.map((bar, i) => {
        const position = series[i]!.position;
        return bar === null ? '' : barMarkup(bar, x.at, y + labelHeight + i * barHeight, barHeight, position, fontSize);
      });
      return `<text x="4" y="${y + 1.15 * fontSize}" font-weight="600">${svgText(cutText(label, width - 8, fontSize))}</text>${drawn.join('')}`;
    })
    .join('');
  return [
    `<svg ${svgNames(chart.name, chart.summary)} width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" fill="${inkColour}" font-size="${fontSize}">`,
    legend.markup,
    `<g aria-hidden="true">${grid}</g>`,
    content,
    `<text x="4" y="${height - 0.5 * fontSize}">${svgText(cutText(chart.axis, width - 8, fontSize))}</text>`,
    '</svg>',
  ].join('');
}

const hundredth = (value: number): number => Math.round(100 * value) / 100 || 0;

function barMarkup(bar: Bar, at: (value: number) => number, top: number, height: number, position: number, fontSize: number): string {
  const { value, lower, upper, shown, tip } = bar;
  const [from, to] = [at(0), at(value)];
  const thick = hundredth(0.78 * height);
  const middle = hundredth(top + thick / 2);
  const whisker =
    lower === null || lower === undefined || upper === null || upper === undefined
      ? ''
      : `<path d="M${at(lower)},${middle}H${at(upper)}M${at(lower)},${middle - 3}v6M${at(upper)},${middle - 3}v6" stroke="#000000" stroke-width="1.2"></path>`;
  const end = Math.max(to, at(upper ?? value), at(0)) + 5;
  return `<g ${svgTip(tip)}><rect x="${Math.min(from, to)}" y="${top}" width="${hundredth(Math.max(0.5, Math.abs(to - from)))}" height="${thick}" fill="${lineStyle(position).colour}" stroke="${inkColour}" stroke-width="0.5"></rect>${whisker}<text x="${hundredth(end)}" y="${hundredth(middle + 0.33 * fontSize)}" font-size="${hundredth(0.9 * fontSize)}">${svgText(shown)}</text></g>`;
}

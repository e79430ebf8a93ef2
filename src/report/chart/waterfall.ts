import type { Text } from '../text.ts';
import type { ChartFrame } from './headcount-chart.ts';
import { inkColour } from './palette.ts';
import { cutText, svgNames, svgText, svgTip, textWidth } from './svg-label.ts';
import { anchorOf } from './stacked-bars.ts';
import { linearScale } from './ticks.ts';

/** One step: what is added to those above it, or a level that all of them reach. */
export interface WaterfallStep {
  readonly label: Text | string;
  /** What the step adds; for a level where it stands. */
  readonly value: number;
  /** Ends of the interval of `value`, where there is one. */
  readonly lower?: number | null | undefined;
  readonly upper?: number | null | undefined;
  /** A level stands on zero, and later steps begin from it. */
  readonly isLevel?: boolean;
  readonly shown: string | Text;
  readonly tip: Text;
}

export interface Waterfall {
  readonly name: Text;
  readonly summary: Text;
  readonly steps: readonly WaterfallStep[];
  readonly axis: Text;
  readonly tick: (value: number) => string;
}

/** Up and down differ in lightness as well as in colour, and each bar has its sign written beside it. */
const colours = { up: '#0072B2', down: '#E69F00', level: '#777777' } as const;

const hundredth = (value: number): number => Math.round(100 * value) / 100 || 0;

/** Steps one below the other, each from where the one above it ended, with its interval around its own end. Returns the markup of an SVG. */
export function drawWaterfall(chart: Waterfall, { width, fontSize }: Pick<ChartFrame, 'width' | 'fontSize'>): string {
  const { steps } = chart;
  let reached = 0;
  const bars = steps.map((step) => {
    const from = step.isLevel === true ? 0 : reached;
    reached = from + step.value;
    return { step, from, to: reached, low: from + (step.lower ?? step.value), high: from + (step.upper ?? step.value) };
  });
  const valueSize = hundredth(0.9 * fontSize);
  const room = Math.max(0, ...steps.map(({ shown }) => textWidth(shown, valueSize))) + 12;
  const beside = width > 600;
  const longest = Math.max(0, ...steps.map(({ label }) => textWidth(label, fontSize)));
  const left = beside ? Math.min(longest, 0.3 * width) + 14 : 4;
  const labelHeight = beside ? 0 : Math.round(1.35 * fontSize);
  const barHeight = Math.round(1.3 * fontSize);
  const rowHeight = labelHeight + barHeight + Math.round(0.45 * fontSize);
  const ends = bars.flatMap(({ from, to, low, high }) => [from, to, low, high]);
  const x = linearScale(
    [Math.min(0, ...ends), Math.max(0, ...ends)],
    [left, Math.max(left + 60, width - room)],
    Math.max(3, Math.floor(width / 140)),
  );
  const bottom = 4 + bars.length * rowHeight;
  const height = Math.round(bottom + 3.2 * fontSize);
  const grid = x.ticks.map(
    (tick) =>
      `<path d="M${x.at(tick)},4V${bottom}" stroke="${tick === 0 ? inkColour : '#dddddd'}"></path><text x="${x.at(tick)}" y="${hundredth(bottom + 1.2 * fontSize)}" text-anchor="${anchorOf(x.at(tick), textWidth(chart.tick(tick), fontSize), width)}">${svgText(chart.tick(tick))}</text>`,
  );
  const drawn = bars.map(({ step, from, to, low, high }, n) => {
    const top = 4 + n * rowHeight + labelHeight;
    const middle = hundredth(top + barHeight / 2);
    const [a, b] = [x.at(Math.min(from, to)), x.at(Math.max(from, to))];
    const colour = step.isLevel === true ? colours.level : to >= from ? colours.up : colours.down;
    const label = beside
      ? `<text x="${hundredth(left - 8)}" y="${hundredth(middle + 0.35 * fontSize)}" text-anchor="end">${svgText(cutText(step.label, left - 12, fontSize))}</text>`
      : `<text x="4" y="${hundredth(top - 0.3 * fontSize)}">${svgText(cutText(step.label, width - 8, fontSize))}</text>`;
    const known = step.lower !== null && step.lower !== undefined && step.upper !== null && step.upper !== undefined;
    const whisker = known
      ? `<path d="M${x.at(low)},${middle}H${x.at(high)}M${x.at(low)},${hundredth(middle - 3)}v6M${x.at(high)},${hundredth(middle - 3)}v6" stroke="#000000" stroke-width="1.2"></path>`
      : '';
    // From the end of a bar to the beginning of the next.
    const link =
      n + 1 < bars.length && bars[n + 1]!.step.isLevel !== true
        ? `<path d="M${x.at(to)},${top + barHeight}V${top + rowHeight}" stroke="#888888" stroke-dasharray="2 2"></path>`
        : '';
    const end = hundredth(Math.max(b, known ? x.at(high) : b) + 6);
    return `<g ${svgTip(step.tip)}>${label}<rect x="${a}" y="${top}" width="${hundredth(Math.max(1, b - a))}" height="${barHeight}" fill="${colour}" stroke="${inkColour}" stroke-width="0.5"></rect>${link}${whisker}<text x="${end}" y="${hundredth(middle + 0.33 * fontSize)}" font-size="${valueSize}">${svgText(step.shown)}</text></g>`;
  });
  return [
    `<svg ${svgNames(chart.name, chart.summary)} width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" fill="${inkColour}" font-size="${fontSize}">`,
    `<g aria-hidden="true">${grid.join('')}</g>`,
    drawn.join(''),
    `<text x="${width}" y="${hundredth(height - 0.6 * fontSize)}" text-anchor="end">${svgText(cutText(chart.axis, width, fontSize))}</text>`,
    '</svg>',
  ].join('');
}

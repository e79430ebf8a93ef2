import type { Text } from '../text.ts';
import type { ChartFrame } from './headcount-chart.ts';
import { inkColour, lineStyle } from './palette.ts';
import { anchorOf } from './stacked-bars.ts';
import { cutText, svgNames, svgText, svgTip, textWidth } from './svg-label.ts';
import { linearScale } from './ticks.ts';

/** One factor: where the outcome lies on average in either half of its range. */
export interface TornadoBar {
  readonly label: Text | string;
  /** Mean in the lower half of the range, and in the upper half. */
  readonly low: number;
  readonly high: number;
  /** Ends of the interval of each; no line where there are none. */
  readonly lowInterval?: readonly [number, number] | undefined;
  readonly highInterval?: readonly [number, number] | undefined;
  /** How much it is, beside the bar. */
  readonly shown: string | Text;
  /** What a reader who points at it is told. */
  readonly tip: Text;
}

export interface Tornado {
  readonly name: Text;
  readonly summary: Text;
  /** From the top. */
  readonly bars: readonly TornadoBar[];
  /** Mean over all points, from which the bars go to both sides. */
  readonly middle: number;
  readonly lowLabel: Text;
  readonly highLabel: Text;
  readonly axis: Text;
  readonly tick: (value: number) => string;
}

const r = (value: number): number => Math.round(100 * value) / 100 || 0;

/**
 * Bars about a mean, one for each factor: from the mean to where the outcome lies in the lower half of the factor's range (hollow), and to where it
 * lies in the upper half (filled). Returns the markup of an SVG.
 */
export function drawTornado(chart: Tornado, { width, fontSize }: Pick<ChartFrame, 'width' | 'fontSize'>): string {
  const { bars, middle } = chart;
  // On a wide page the names stand beside the bars, on a narrow one above them.
  const beside = width >= 560;
  const small = 0.9 * fontSize;
  const room = Math.max(0, ...bars.map(({ shown }) => textWidth(shown, small))) + 12;
  const names = beside ? Math.min(0.45 * width, Math.max(...bars.map(({ label }) => textWidth(label, fontSize))) + 10) : 0;
  const barHeight = Math.round(1.15 * fontSize);
  const rowHeight = barHeight + Math.round((beside ? 0.5 : 1.9) * fontSize);
  const lineHeight = Math.round(1.6 * fontSize);
  const top = 2 * lineHeight + 8;
  const bottom = top + bars.length * rowHeight;
  const ends = bars.flatMap(({ low, high, lowInterval = [], highInterval = [] }) => [low, high, ...lowInterval, ...highInterval]);
  const x = linearScale(
    [Math.min(middle, ...ends), Math.max(middle, ...ends)],
    [names + 6, Math.max(names + 60, width - room - 6)],
    Math.max(4, Math.floor((width - names - room) / 90)),
  );
  const height = Math.round(bottom + 3.4 * fontSize);
  const grid = x.ticks.map((tick) => {
    const label = chart.tick(tick);
    return `<path d="M${x.at(tick)},${top}V${bottom}" stroke="${tick === 0 ? inkColour : '#dddddd'}"></path><text x="${x.at(tick)}" y="${r(bottom + 1.2 * fontSize)}" text-anchor="${anchorOf(x.at(tick), textWidth(label, fontSize), width)}">${svgText(label)}</text>`;
  });
  const rows = bars.map((bar, i) => {
    const y = top + i * rowHeight;
    const barTop = beside ? y + 0.25 * fontSize : y + 1.4 * fontSize;
    const label = cutText(bar.label, beside ? names - 8 : width - 8, fontSize);
    const name = beside
      ? `<text x="${r(names - 4)}" y="${r(barTop + 0.95 * fontSize)}" text-anchor="end">${svgText(label)}</text>`
      : `<text x="4" y="${r(y + 1.1 * fontSize)}">${svgText(label)}</text>`;
    const end = Math.max(x.at(Math.max(bar.low, bar.high, ...(bar.lowInterval ?? []), ...(bar.highInterval ?? []))), x.at(middle)) + 7;
    const value = `<text x="${r(end)}" y="${r(barTop + 0.9 * fontSize)}" font-size="${r(small)}">${svgText(bar.shown)}</text>`;
    const halves = [half(bar.low, bar.lowInterval, 'low'), half(bar.high, bar.highInterval, 'high')].join('');
    return `<g ${svgTip(bar.tip)}>${name}${halves}${value}</g>`;

    function half(to: number, interval: readonly [number, number] | undefined, which: 'low' | 'high'): string {
      const [a, b] = [x.at(middle), x.at(to)];
      const center = r(barTop + barHeight / 2);
      const whisker =
        interval === undefined
          ? ''
          : `<path d="M${x.at(interval[0])},${center}H${x.at(interval[1])}M${x.at(interval[0])},${r(center - 3)}v6M${x.at(interval[1])},${r(center - 3)}v6" stroke="#000000" stroke-width="1.1"></path>`;
      return `${rectangle(Math.min(a, b), barTop, Math.abs(b - a), barHeight, which)}${whisker}`;
    }
  });
  return [
    `<svg ${svgNames(chart.name, chart.summary)} width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" fill="${inkColour}" font-size="${fontSize}">`,
    legendMarkup(chart, width, fontSize, lineHeight),
    `<g aria-hidden="true">${grid.join('')}</g>`,
    rows.join(''),
    `<path d="M${x.at(middle)},${top - 4}V${bottom}" stroke="${inkColour}" stroke-width="1.4" stroke-dasharray="3 2" aria-hidden="true"></path>`,
    `<text x="${r(beside ? names + 6 : 4)}" y="${r(height - 0.5 * fontSize)}">${svgText(cutText(chart.axis, width - names - 12, fontSize))}</text>`,
    '</svg>',
  ].join('');
}

function rectangle(left: number, top: number, width: number, height: number, which: 'low' | 'high'): string {
  const colour = lineStyle(which === 'low' ? 1 : 0).colour;
  const paint = which === 'low' ? `fill="#ffffff" stroke="${colour}" stroke-width="1.6"` : `fill="${colour}" stroke="${colour}"`;
  return `<rect x="${r(left)}" y="${r(top)}" width="${r(Math.max(0.5, width))}" height="${height}" ${paint}></rect>`;
}

function legendMarkup({ lowLabel, highLabel }: Tornado, width: number, fontSize: number, lineHeight: number): string {
  const items = (['low', 'high'] as const).map((which, i) => {
    const label = cutText(which === 'low' ? lowLabel : highLabel, width - 34, fontSize);
    const y = i * lineHeight;
    return `${rectangle(2, y + 0.25 * fontSize, 20, Math.round(0.9 * fontSize), which)}<text x="30" y="${r(y + 1.05 * fontSize)}">${svgText(label)}</text>`;
  });
  return `<g aria-hidden="true">${items.join('')}</g>`;
}

import { say, type Text } from '../text.ts';
import { yearTicks } from './headcount-chart.ts';
import { drawPanels, type PanelFrame } from './panels.ts';
import { partsLegend } from './stacked-columns.ts';
import { svgTip, textWidth } from './svg-label.ts';

/** Where the middle nine tenths, the middle half and the middle one of many values lie in a year. */
export interface FanYear {
  readonly year: number;
  readonly p5: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
}

export interface FanChart {
  readonly name: Text;
  readonly summary: Text;
  /** Fans on one scale. What a reader who points at one is told is `tip`. */
  readonly fans: readonly { readonly title: Text | string; readonly years: readonly FanYear[]; readonly tip: Text }[];
  readonly axis: Text;
  readonly tick: (value: number) => string;
  /** Whether the scale begins at zero. */
  readonly zero: boolean;
}

const colours = { outer: '#cfe3f1', inner: '#86b9dc', middle: '#0b4f7d' } as const;

/** How values spread over the years: two bands and a line in a panel each. Returns the markup of an SVG. */
export function drawFanChart({ name, summary, fans, axis, tick, zero }: FanChart, frame: PanelFrame): string {
  const all = fans.flatMap(({ years }) => years.flatMap(({ p5, p95 }) => [p5, p95])).filter(Number.isFinite);
  const [low, high] = all.length === 0 ? [0, 1] : [Math.min(...all), Math.max(...all)];
  const spare = 0.03 * (high - low || Math.abs(high) || 1);
  const legend = partsLegend(
    [
      { label: say('nine points in ten', '十分之九的点'), colour: colours.outer },
      { label: say('half of the points', '一半的点'), colour: colours.inner },
      { label: say('median', '中位数'), colour: colours.middle },
    ],
    frame.width,
    frame.fontSize,
  );
  return drawPanels(
    {
      name,
      summary,
      legend,
      y: { from: zero ? Math.min(0, low) : low - spare, to: high + spare, label: axis, tick },
      panels: fans.map(({ title, years, tip }) => {
        const known = years.filter(({ p50 }) => Number.isFinite(p50));
        const [from, to] = [years[0]?.year ?? 0, years.at(-1)?.year ?? 0];
        const most = Math.floor(frame.width / Math.min(frame.across, fans.length) / (1.2 * textWidth('2020', frame.fontSize)));
        return {
          title,
          x: { from, to, ticks: yearTicks({ from, to }, most).map((value) => ({ value, label: String(value) })) },
          draw: ({ x, y }) => {
            const band = (upper: (year: FanYear) => number, lower: (year: FanYear) => number, colour: string): string => {
              const edge = [
                ...known.map((each) => `${x(each.year)},${y(upper(each))}`),
                ...known.toReversed().map((each) => `${x(each.year)},${y(lower(each))}`),
              ];
              return known.length < 2 ? '' : `<path d="M${edge.join('L')}Z" fill="${colour}" stroke="${colour}"></path>`;
            };
            const line = known.map((each) => `${x(each.year)},${y(each.p50)}`).join('L');
            return [
              `<g ${svgTip(tip)}>`,
              band(
                ({ p95 }) => p95,
                ({ p5 }) => p5,
                colours.outer,
              ),
              band(
                ({ p75 }) => p75,
                ({ p25 }) => p25,
                colours.inner,
              ),
              known.length === 0 ? '' : `<path d="M${line}" fill="none" stroke="${colours.middle}" stroke-width="2.2"></path>`,
              '</g>',
            ].join('');
          },
        };
      }),
    },
    frame,
  );
}

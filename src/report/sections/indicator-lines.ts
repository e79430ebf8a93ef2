import { yearTicks } from '../chart/headcount-chart.ts';
import { drawLineChart, type LineChart } from '../chart/line-chart.ts';
import { figure, type Cell } from '../figure.ts';
import { decimal, scaleOf, shownText } from '../format.ts';
import type { Html, HtmlPart } from '../html.ts';
import { indicatorIn, yearsOf, type ReportResults } from '../results.ts';
import { inBoth, say, type Text } from '../text.ts';
import { columnOf, indicatorSentence, titleOf, undecidedText } from './compared.ts';

/** Sizes of a chart on a wide page and on a narrow one. */
export const frames = { wide: { width: 760, height: 260, fontSize: 13 }, narrow: { width: 360, height: 220, fontSize: 12 } } as const;

/** An indicator of the province over the years: a line with its band for each scenario. */
export function indicatorFigure(
  results: ReportResults,
  indicator: string,
  { caption, zero = false }: { readonly caption: HtmlPart; readonly zero?: boolean },
): Html {
  const column = columnOf(indicator);
  const scale = scaleOf(column.unit);
  const name = titleOf(column);
  const title = indicatorSentence(results, indicator);
  const years = yearsOf(results);
  const chart: Omit<LineChart, 'x'> = {
    name,
    summary: title,
    lines: results.scenarios.map((scenario, position) => {
      const points = years.flatMap((year) => {
        const value = indicatorIn(results, scenario, indicator, year);
        if (value === null) return [];
        const on = (x: number | null): number | null => (x === null ? null : scale.factor * x);
        return [{ x: year, y: scale.factor * value.mean, lower: on(value.lower), upper: on(value.upper) }];
      });
      const last = indicatorIn(results, scenario, indicator, results.years.to);
      return {
        label: scenario.title,
        position,
        points,
        tip: last === null ? scenario.title : labelledValue(scenario.title, shownText(last.mean, scale)),
      };
    }),
    y: { label: withUnit(name, scale.unit), tick: (value) => decimal(value, tickDigits(scale.digits, value)), zero },
  };
  const drawn = (frame: (typeof frames)['wide'] | (typeof frames)['narrow'], most: number): string =>
    drawLineChart(
      {
        ...chart,
        x: { from: results.years.from, to: results.years.to, ticks: yearTicks(results.years, most), label: say('year', '年份') },
      },
      frame,
    );
  return figure({
    id: `${indicator.replaceAll('_', '-')}-by-year`,
    title,
    wide: drawn(frames.wide, 12),
    narrow: drawn(frames.narrow, 5),
    caption,
    undecided: undecidedText(results, indicator),
    data: {
      caption: inBoth((of, language) =>
        language === 'en' ? `${of(name)} by year, means over replicates` : `历年${of(name)}，各次重复的均值`,
      ),
      columns: [
        { title: say('Year', '年份'), name: 'year' },
        ...results.scenarios.map((scenario) => ({ title: scenario.title, name: `${indicator}_${scenario.name.replaceAll('-', '_')}` })),
      ],
      rows: years.map((year) => [
        String(year),
        ...results.scenarios.map((scenario): Cell => {
          const value = indicatorIn(results, scenario, indicator, year);
          return value === null ? null : { value: value.mean, shown: shownText(value.mean, scale) };
        }),
      ]),
    },
  });
}

/** `Title: value`, for a reader who points at it. */
export function labelledValue(title: Text, value: Text | string): Text {
  return inBoth((of, language) => `${of(title)}${language === 'en' ? ': ' : '：'}${of(value)}`);
}

const withUnit = (name: Text, unit: string): Text =>
  unit === '' ? name : say(`${name.en}, ${unit}`, `${name.zh}（${unit === 'yuan' ? '元' : unit}）`);

/** Ticks are round: they need no more decimals than they have. */
export function tickDigits(most: number, value: number): number {
  for (let digits = 0; digits < most; digits++) if (Math.abs(Number(value.toFixed(digits)) - value) < 1e-9) return digits;
  return most;
}

import { growthIncidence } from '../../model/indicators/growth.ts';
import { drawLineChart } from '../chart/line-chart.ts';
import { figure, type Cell } from '../figure.ts';
import { decimal, listedText, signedPercent } from '../format.ts';
import { html, inLanguages, type Html } from '../html.ts';
import { estimate, type Estimate, type ReportResults, type ScenarioResults } from '../results.ts';
import { inBoth, say, type Text } from '../text.ts';
import { frames, labelledValue, tickDigits } from './indicator-lines.ts';

/** Yearly growth of each hundredth from the base year to the last. */
function incidence(results: ReportResults, scenario: ScenarioResults): (Estimate | null)[] {
  const last = results.years.to - results.years.from;
  const curves = scenario.runs.map(({ percentiles }) =>
    growthIncidence(percentiles.subarray(0, 100), percentiles.subarray(last * 100, last * 100 + 100)),
  );
  return Array.from({ length: 100 }, (_, p) =>
    estimate(curves.map((curve) => (Number.isFinite(curve[p]) ? Math.exp(Math.log1p(curve[p]!) / last) - 1 : NaN))),
  );
}

/** By how much incomes grew at the bottom and at the top. */
export function incidenceTitle(results: ReportResults): Text {
  const { from, to } = results.years;
  const texts = results.scenarios.flatMap((scenario) => {
    const curve = incidence(results, scenario);
    const [low, high] = [curve[9], curve[89]];
    if (low == null || high == null) return [];
    return [
      inBoth((of, language) =>
        language === 'en'
          ? `${signedPercent(low.mean)} and ${signedPercent(high.mean)} with ${of(scenario.title)}`
          : `“${of(scenario.title)}”${signedPercent(low.mean)}和${signedPercent(high.mean)}`,
      ),
    ];
  });
  if (texts.length === 0) return say('Growth of incomes', '收入增长');
  const list = listedText(texts);
  return say(
    `Yearly growth of incomes from ${from} to ${to} at the tenth and the ninetieth hundredth: ${list.en}`,
    `${from}至${to}年第10与第90百分位收入的年均增长：${list.zh}`,
  );
}

export function incidenceFigure(results: ReportResults): Html {
  const title = incidenceTitle(results);
  const curves = results.scenarios.map((scenario) => incidence(results, scenario));
  // The lowest two hundredths may begin with next to nothing, and the highest is a handful of households.
  const shown = Array.from({ length: 97 }, (_, i) => i + 2);
  const chart = {
    name: say('Growth incidence curve', '增长发生曲线'),
    summary: title,
    lines: results.scenarios.map((scenario, position) => ({
      label: scenario.title,
      position,
      points: shown.flatMap((p) => {
        const value = curves[position]![p];
        const hundred = (x: number | null): number | null => (x === null ? null : 100 * x);
        return value == null ? [] : [{ x: p + 1, y: 100 * value.mean, lower: hundred(value.lower), upper: hundred(value.upper) }];
      }),
      tip: labelledValue(scenario.title, say('growth incidence curve', '增长发生曲线')),
    })),
    x: {
      from: 1,
      to: 100,
      ticks: [1, 20, 40, 60, 80, 100],
      label: say('hundredth of income, poorest first', '按当年收入的百等分，由穷到富'),
    },
    y: {
      label: say('yearly growth of mean income, %', '平均收入年均增长，%'),
      tick: (value: number) => decimal(value, tickDigits(1, value)),
      zero: true,
    },
  };
  return figure({
    id: 'growth-incidence',
    title,
    wide: drawLineChart(chart, frames.wide),
    narrow: drawLineChart(chart, frames.narrow),
    caption: inLanguages(
      html`Yearly growth from ${results.years.from} to ${results.years.to} of the mean income of each hundredth, ranked anew in both years:
      hundredths 3 to 99. A curve that falls to the right is growth that favours the poor. Bands: 95 % intervals.`,
      html`各百分位平均收入自${results.years.from}至${results.years.to}年的年均增长，两年分别排序：第3至99百分位。向右下降的曲线表示增长有利于穷人。带为95 %区间。`,
    ),
    data: {
      caption: say('Yearly growth of mean income by hundredth', '各百分位平均收入年均增长'),
      columns: [
        { title: say('Hundredth', '百分位'), name: 'percentile' },
        ...results.scenarios.map(({ title: name, name: id }) => ({ title: name, name: id.replaceAll('-', '_') })),
      ],
      rows: Array.from({ length: 100 }, (_, p) => [
        String(p + 1),
        ...curves.map((curve): Cell => {
          const value = curve[p];
          return value == null ? null : { value: value.mean, shown: signedPercent(value.mean) };
        }),
      ]),
    },
  });
}

import { drawGroupedBars, type Bar } from '../chart/grouped-bars.ts';
import { dataTable, figure } from '../figure.ts';
import { percent } from '../format.ts';
import { inLanguages, type Html } from '../html.ts';
import { indicatorIn, type ReportResults, type ScenarioResults } from '../results.ts';
import { inBoth, say, type Text } from '../text.ts';
import { columnOf, indicatorSentence, indicatorTable, titleOf, undecidedText } from './compared.ts';
import { indicatorFigure, labelledValue } from './indicator-lines.ts';
import { section } from './section.ts';

const errors = ['exclusion_error', 'inclusion_error', 'leakage'] as const;

/** Whether the help reached those whom it was meant for. */
export function targetingSection(results: ReportResults): Html {
  return section(
    'targeting',
    targetingTitle(results),
    errorsFigure(results),
    indicatorFigure(results, 'exclusion_error', {
      caption: inLanguages(
        'Exclusion error: share of persons poor in the year before who are not on the register. Bands: 95\u00A0% intervals.',
        '漏出率：上年贫困者中未建档立卡的占比。带为95\u00A0%区间。',
      ),
    }),
    dataTable(indicatorTable(results, [...errors, 'registered_share', 'aware_share']), { name: 'targeting-indices' }),
    inLanguages(
      'Shares of groups that shrink with poverty: with few poor people left, a high share may stand for few persons. Leakage is of what instruments spent on households, to households not poor in the year before.',
      '这些比例的基数随贫困减少而缩小：所剩贫困人口不多时，高比例可能只对应少数人。资金渗漏率指用于农户的支出中给予上年非贫困户的部分。',
    ),
  );
}

export const targetingTitle = (results: ReportResults): Text => indicatorSentence(results, 'inclusion_error');

/** The leakage of every scenario in one sentence. */
export const leakageTitle = (results: ReportResults): Text => indicatorSentence(results, 'leakage');

function errorsFigure(results: ReportResults): Html {
  const { to } = results.years;
  const title = leakageTitle(results);
  const chart = {
    name: say('Errors of targeting', '瞄准误差'),
    summary: title,
    series: results.scenarios.map((scenario, position) => ({ label: scenario.title, position })),
    groups: errors.map((error) => ({
      label: titleOf(columnOf(error)),
      bars: results.scenarios.map((scenario) => barOf(results, scenario, error)),
    })),
    axis: say(`% in ${to}`, `${to}年，%`),
    tick: (value: number) => percent(value),
  };
  return figure({
    id: 'targeting-errors',
    title,
    wide: drawGroupedBars(chart, { width: 760, fontSize: 13 }),
    narrow: drawGroupedBars(chart, { width: 360, fontSize: 12 }),
    caption: say(
      'Bars in the order of the legend; whiskers: 95\u00A0% intervals. No bar: not defined.',
      '条形按图例次序；须线为95\u00A0%区间。无条形：无定义。',
    ),
    undecided: undecidedText(results, 'leakage'),
    data: indicatorTable(results, errors),
  });
}

function barOf(results: ReportResults, scenario: ScenarioResults, indicator: string): Bar | null {
  const value = indicatorIn(results, scenario, indicator, results.years.to);
  if (value === null) return null;
  const label = inBoth((of) => `${of(scenario.title)}\n${of(titleOf(columnOf(indicator)))}`);
  const bounded = (end: number | null): number | null => (end === null ? null : Math.min(1, Math.max(0, end)));
  return {
    value: value.mean,
    lower: bounded(value.lower),
    upper: bounded(value.upper),
    shown: percent(value.mean),
    tip: labelledValue(label, percent(value.mean)),
  };
}

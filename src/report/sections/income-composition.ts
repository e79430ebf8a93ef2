import { sequential } from '../chart/palette.ts';
import { drawStackedBars } from '../chart/stacked-bars.ts';
import { dataTable, figure } from '../figure.ts';
import { decimal, percent } from '../format.ts';
import { inLanguages, type Html } from '../html.ts';
import { indicatorIn, type ReportResults } from '../results.ts';
import { inBoth, say, type Text } from '../text.ts';
import { indicatorSentence, indicatorTable, undecidedText } from './compared.ts';
import { section } from './section.ts';

const sources = [
  { column: 'farm_income_share', label: say('Farm', '农业经营'), colour: sequential(0.8) },
  { column: 'wage_income_share', label: say('Wage', '工资'), colour: sequential(0.45) },
  { column: 'transfer_income_share', label: say('Transfer', '转移'), colour: sequential(0.1) },
] as const;

/** Where incomes come from: own work or transfers. */
export function incomeCompositionSection(results: ReportResults): Html {
  const { from, to } = results.years;
  const title = incomeCompositionTitle(results);
  const bars = [
    ...results.scenarios
      .slice(0, 1)
      .map((scenario) => ({ label: say(`All scenarios in ${from}`, `${from}年所有情景`), scenario, year: from })),
    ...results.scenarios.map((scenario) => ({ label: scenario.title, scenario, year: to })),
  ].map(({ label, scenario, year }) => {
    const values = sources.map(({ column }) => indicatorIn(results, scenario, column, year)?.mean ?? NaN);
    return {
      label,
      values,
      tip: inBoth((of) => [of(label), ...sources.map((source, i) => `${of(source.label)} ${percent(values[i]!)}`)].join('\n')),
    };
  });
  const chart = {
    name: say('Composition of income', '收入构成'),
    summary: title,
    parts: sources,
    groups: [{ title: null, bars }],
    axis: say('share of income before treatment and interest', '占收入（未扣医疗和利息）的比例'),
    tick: (value: number) => `${decimal(100 * value, 0)}\u00A0%`,
    inside: (value: number) => percent(value),
    to: 1,
  };
  return section(
    'income-composition',
    title,
    figure({
      id: 'income-by-source',
      title: indicatorSentence(results, 'wage_income_share'),
      wide: drawStackedBars(chart, { width: 760, fontSize: 13 }),
      narrow: drawStackedBars(chart, { width: 360, fontSize: 12 }),
      caption: inLanguages(
        'All rural households. Transfers hold programme cash; what an instrument does for farms and wages is in those.',
        '全部农户。转移收入含项目现金；措施对经营和工资的作用体现在相应部分。',
      ),
      undecided: undecidedText(results, 'transfer_income_share'),
      data: indicatorTable(
        results,
        sources.map(({ column }) => column),
      ),
    }),
    dataTable(indicatorTable(results, ['mean_income', 'median_income', 'offfarm_share', 'members_share', 'borrowers_share']), {
      name: 'income-indices',
    }),
  );
}

export const incomeCompositionTitle = (results: ReportResults): Text => indicatorSentence(results, 'transfer_income_share');

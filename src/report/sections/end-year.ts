import { dataTable } from '../figure.ts';
import { counted, listedText } from '../format.ts';
import { inLanguages, type Html } from '../html.ts';
import { differenceIn, othersOf, referenceOf, type ReportResults } from '../results.ts';
import { inBoth, say, type Text } from '../text.ts';
import { indicatorTable } from './compared.ts';
import { section } from './section.ts';

/** Indicators of the overview, which the count of verdicts and the advice go by. */
export const shownIndicators = [
  'headcount',
  'poverty_gap',
  'poverty_severity',
  'watts',
  'mean_income',
  'gini',
  'mpi',
  'exclusion_error',
  'inclusion_error',
  'leakage',
  'relapse_rate',
  'durably_lifted',
  'delisted_counties',
] as const;

/** How the scenarios stand at the end, by more than the headcount. */
export function endYearSection(results: ReportResults): Html {
  return section(
    'indicators',
    endYearTitle(results),
    dataTable(indicatorTable(results, shownIndicators), { name: 'indicators-of-the-last-year' }),
    inLanguages(
      'Exclusion error, inclusion error, leakage and relapse are shares of groups that shrink with poverty: with few poor people left, a high share may stand for few persons.',
      '漏出率、误纳率、资金渗漏率和返贫率的基数随贫困减少而缩小：所剩贫困人口不多时，高比例可能只对应少数人。',
    ),
  );
}

/** In how many indicators each scenario is better, worse and not to be told apart. */
export function endYearTitle(results: ReportResults): Text {
  const { to } = results.years;
  const reference = referenceOf(results);
  if (results.scenarios.length < 2) return say(`How ${reference.title.en} stands in ${to}`, `“${reference.title.zh}”在${to}年的状况`);
  const parts = othersOf(results).map((scenario) => {
    const verdicts = shownIndicators.map((name) => differenceIn(results, scenario.name, name, to)?.verdict);
    const count = (verdict: string): number => verdicts.filter((each) => each === verdict).length;
    const [better, worse, open] = [count('better'), count('worse'), count('not distinguishable')];
    return inBoth((of, language) =>
      language === 'en'
        ? `${of(scenario.title)} better in ${better}, worse in ${worse}, not to be told apart in ${open}`
        : `“${of(scenario.title)}”${better}项较好、${worse}项较差、${open}项无法区分`,
    );
  });
  const list = listedText(parts);
  return say(
    `Of ${counted(shownIndicators.length, 'indicator')} in ${to}, compared with ${reference.title.en}: ${list.en}`,
    `${to}年${shownIndicators.length}项指标，与“${reference.title.zh}”相比：${list.zh}`,
  );
}

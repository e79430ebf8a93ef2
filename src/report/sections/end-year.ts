import { provinceColumns } from '../../model/record/columns.ts';
import { counted, listed, scaleOf, shown, shownDifference, shownInterval } from '../format.ts';
import { html, type Html, type HtmlPart } from '../html.ts';
import { differenceIn, indicatorIn, othersOf, referenceOf, type ReportResults, type ScenarioResults } from '../results.ts';
import { section, table } from './section.ts';

/** Indicators shown, and which way is better. */
const indicators = [
  ['headcount', 'lower'],
  ['poverty_gap', 'lower'],
  ['mean_income', 'higher'],
  ['gini', 'lower'],
  ['mpi', 'lower'],
  ['exclusion_error', 'lower'],
  ['inclusion_error', 'lower'],
  ['relapse_rate', 'lower'],
  ['delisted_counties', 'higher'],
] as const;

type Verdict = 'better' | 'worse' | 'same' | 'unknown';

/** How the scenarios stand at the end, by more than the headcount. */
export function endYearSection(results: ReportResults): Html {
  const { to } = results.years;
  const several = results.scenarios.length > 1;
  const caption = several
    ? `Means over replicates at the end of ${to}, and below them the difference from ${referenceOf(results).title.en} with its 95\u00A0% interval. n.d.: not distinguishable, the interval holds zero.`
    : `Means over replicates at the end of ${to}.`;
  return section(
    'indicators',
    endYearTitle(results),
    table({
      label: `Indicators in ${to}`,
      content: 'numbers',
      caption,
      head: ['Indicator', ...results.scenarios.map(({ title }) => title)],
      rows: indicators.map(([name]) => [nameCell(name), ...results.scenarios.map((scenario) => valueCell(results, scenario, name))]),
    }),
    html`<p class="note">
      Exclusion error, inclusion error and relapse are shares of groups that shrink with poverty: with few poor people left, a high share
      may stand for few persons.
    </p>`,
  );
}

function endYearTitle(results: ReportResults): string {
  const { to } = results.years;
  const reference = referenceOf(results);
  if (results.scenarios.length < 2) return `How ${reference.title.en} stands in ${to}`;
  const parts = othersOf(results).map((scenario) => {
    const verdicts = indicators.map(([name, better]) => verdictOf(results, scenario, name, better));
    const count = (verdict: Verdict): number => verdicts.filter((each) => each === verdict).length;
    return `${scenario.title.en} better in ${count('better')} and worse in ${count('worse')}`;
  });
  return `Of ${counted(indicators.length, 'indicator')} in ${to}, compared with ${reference.title.en}: ${listed(parts)}`;
}

function verdictOf(results: ReportResults, scenario: ScenarioResults, indicator: string, better: 'lower' | 'higher'): Verdict {
  const row = differenceIn(results, scenario.name, indicator, results.years.to);
  if (row === undefined || Number.isNaN(row.lower) || Number.isNaN(row.upper)) return 'unknown';
  if (row.lower <= 0 && row.upper >= 0) return 'same';
  return row.difference < 0 === (better === 'lower') ? 'better' : 'worse';
}

const columnOf = (name: string) => provinceColumns.find((column) => column.name === name)!;

function nameCell(name: string): HtmlPart {
  const { title, description } = columnOf(name);
  return html`${title}<br /><small>${description}</small>`;
}

function valueCell(results: ReportResults, scenario: ScenarioResults, name: string): HtmlPart {
  const { to } = results.years;
  const scale = scaleOf(columnOf(name).unit);
  const value = indicatorIn(results, scenario, name, to);
  const row = scenario.name === results.reference ? undefined : differenceIn(results, scenario.name, name, to);
  const mean = value === null ? '–' : shown(value.mean, scale);
  if (row === undefined) return mean;
  const difference = html`${mean}<br /><small>${shownDifference(row.difference, scale)}`;
  if (Number.isNaN(row.lower)) return html`${difference}</small>`;
  const verdict = row.lower <= 0 && row.upper >= 0 ? ', n.d.' : '';
  return html`${difference}${verdict}<br>(${shownInterval(row.lower, row.upper, scale)})</small>`;
}

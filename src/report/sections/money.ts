import { billions, listed } from '../format.ts';
import { html, type Html, type HtmlPart } from '../html.ts';
import { estimate, indicatorIn, sumOverYears, type ReportResults, type ScenarioResults } from '../results.ts';
import { section, table } from './section.ts';

const columns = [
  ['spend_government', 'Government'],
  ['spend_market', 'Market'],
  ['spend_society', 'Society'],
  ['spend_coordination', 'Coordination'],
  ['spend_total', 'Spent in all'],
] as const;

/** Who spent how much, in the last year and over all years, and on which budget. */
export function moneySection(results: ReportResults): Html {
  const { from, to } = results.years;
  const lastYear = (scenario: ScenarioResults, column: string): number => indicatorIn(results, scenario, column, to)?.mean ?? NaN;
  const allYears = (scenario: ScenarioResults, column: string): number => sumOverYears(scenario, column)?.mean ?? NaN;
  return section(
    'money',
    moneyTitle(results),
    html`<p>
      Billions of yuan in prices of 2010, means over replicates. The budget is what was newly planned in the period, coordination included;
      what could not be delivered is kept for the next year, hence the last column. Spending includes administration and money that was lost
      on the way. Loans count with the guarantee and the interest subsidy that they take, not with the principal.
    </p> `,
    moneyTable(results, `All years, ${from} to ${to}`, allYears),
    moneyTable(results, `The last year, ${to}`, lastYear),
    html`<dl>
      ${results.scenarios.map(
        (scenario) =>
          html`<dt>${scenario.title}</dt>
            <dd>${budgetText(scenario)}</dd> `,
      )}
    </dl>`,
  );
}

function moneyTitle(results: ReportResults): string {
  const { from, to } = results.years;
  const totals = results.scenarios
    .map((scenario) => ({ title: scenario.title, total: sumOverYears(scenario, 'spend_total')?.mean ?? NaN }))
    .filter(({ total }) => !Number.isNaN(total));
  const texts = totals.map(({ title, total }) => `${billions(total)} with ${title}`);
  return texts.length === 0 ? 'Money by centre' : `Billions of yuan spent from ${from} to ${to}: ${listed(texts)}`;
}

type Amount = (scenario: ScenarioResults, column: string) => number;

function moneyTable(results: ReportResults, period: string, amount: Amount): Html {
  const { from, to } = results.years;
  const leftOver = (scenario: ScenarioResults): number => indicatorIn(results, scenario, 'carried_over', to)?.mean ?? NaN;
  const row = (scenario: ScenarioResults): HtmlPart[] => [
    scenario.title,
    billions(amount(scenario, 'allotted') + amount(scenario, 'spend_coordination')),
    ...columns.map(([column]) => billions(amount(scenario, column))),
    billions(leftOver(scenario)),
  ];
  return table({
    label: `Money by centre, ${from === to ? String(to) : period.toLowerCase()}`,
    content: 'numbers',
    caption: html`<strong>${period}</strong>, billions of yuan`,
    head: ['Scenario', 'Budget', ...columns.map(([, title]) => title), `Left at the end of ${to}`],
    rows: results.scenarios.map(row),
  });
}

/** Whose money there is and how it is measured, in words. */
export function budgetText(scenario: ScenarioResults): string {
  const governance = scenario.resolved['governance'] as Governance | undefined;
  const budget = sumOverYears(scenario, 'allotted')?.mean;
  if (governance === undefined) return 'The budget basis is not recorded.';
  if (budget === 0) return 'No money: no centre has a budget.';
  const { admitted_centres: admitted, centres = {}, budget_basis: basis } = governance;
  const present = ['market', 'society'].filter(
    (name) => (admitted?.includes(name) ?? true) && (centres[name]?.share ?? []).some((share) => share > 0),
  );
  if (present.length === 0) return "The government's budget alone.";
  const shares = present.map((name) => `${name} ${shareText(centres[name]?.share ?? [])}`);
  return basis === 'added'
    ? `Added budget: the government keeps its whole budget, and others bring money on top, as a multiple of the government's: ${listed(shares)}.`
    : `Equal budget: all centres together have the government's budget, coordination included; for each yuan of the government: ${listed(shares)}.`;
}

interface Governance {
  readonly budget_basis?: string;
  readonly admitted_centres?: readonly string[];
  readonly centres?: Readonly<Record<string, { readonly share?: readonly number[] } | undefined>>;
}

function shareText(shares: readonly number[]): string {
  const mean = estimate([...shares])?.mean ?? 0;
  const even = shares.every((share) => share === shares[0]);
  return even ? (shares[0] ?? 0).toFixed(2) : `${mean.toFixed(2)} on average`;
}

import { instruments } from '../../../model/instruments/index.ts';
import type { FieldValues, TableField } from '../../../output/index.ts';
import type { AnalysisTable } from '../../kind.ts';
import { origins } from './points.ts';
import { measureNames } from './schema.ts';
import type { Interval, MixesSummary, MixResult } from './summary.ts';
import { instrumentTitles } from './titles.ts';

/** A field and where its value of a row comes from. */
interface Cell<Row> {
  readonly field: TableField;
  readonly value: (row: Row, position: number) => number | string | null;
}

/** `mixes.arrow`: one row for each mix, regime and budget. `best_by_budget.arrow`: one for each regime, budget and measure. */
export function tablesOf(summary: MixesSummary): AnalysisTable[] {
  return [mixesTable(summary), bestTable(summary)];
}

function mixesTable(summary: MixesSummary): AnalysisTable {
  const { results, regimes, budgets, measures } = summary;
  const cells: Cell<MixResult>[] = [
    category(
      'scenario',
      'Regime',
      'Scenario under which the mix was simulated.',
      regimes.map(({ name }) => name),
      ({ regime }) => regime,
    ),
    category('mix', 'Mix', 'Name of the mix; own is that of the scenario.', namesOf(results), ({ mix }) => namesOf(results).indexOf(mix)),
    category('origin', 'Origin', 'Where the mix comes from.', origins, ({ origin }) => origins.indexOf(origin)),
    category(
      'budget',
      'Budget',
      'As the experiment states it.',
      budgets.map(({ label }) => label),
      ({ budget }) => budget,
    ),
    number(
      'budget_yuan',
      'Money',
      'yuan of 2010',
      'Mean over the years of the programme, per rural household and year.',
      ({ budget }) => budgets[budget]!.yuan,
    ),
    ...instruments.map(({ id, title }, i) =>
      number<MixResult>(`share_${id}`, `Share: ${title}`, 'share', "Share of the government's money.", ({ shares }) => shares?.[i] ?? null),
    ),
    {
      field: { ...about('replicates', 'Replicates', '1', 'That have a result.'), storage: { type: 'integer' } },
      value: (row) => row.replicates,
    },
    ...measures.flatMap(({ name, title, unit, description }) => [
      ...interval<MixResult>(name, title.en, unit, description, (row) => row.measures[name]),
      ...interval<MixResult>(
        `${name}_against_own`,
        `${title.en}, difference`,
        unit,
        'Less the own mix of the first scenario at the same budget, paired.',
        (row) => row.against[name],
      ),
    ]),
    ...interval<MixResult>(
      'cost_per_lifted',
      'Cost per person durably lifted',
      'yuan of 2010 per person',
      'Against no money; the interval is missing where persons lifted cannot be told from none.',
      ({ costPerLifted: { ratio, lower, upper } }) => ({ mean: ratio, lower, upper }),
    ),
    ...(results[0]?.netBenefits ?? []).flatMap(({ price }, i) =>
      interval<MixResult>(
        `net_benefit_${price}`,
        `Net benefit at ${price} yuan`,
        'yuan of 2010',
        `Persons durably lifted times ${price} yuan, less the cost.`,
        (row) => row.netBenefits[i]!,
      ),
    ),
    flag('on_frontier', 'On the frontier', 'Not distinguishably dominated within its scenario, over all budgets.', (row) => row.onFrontier),
    flag('on_plain_frontier', 'On the frontier of means', 'As if means were known exactly.', (row) => row.plain),
    flag(
      'on_cost_frontier',
      'On the frontier of cost and persons lifted',
      'As on_frontier, in these two alone.',
      (row) => row.onCostFrontier,
    ),
    flag('on_joint_frontier', 'On the frontier of all scenarios', 'As on_frontier, all scenarios together.', (row) => row.onJointFrontier),
    {
      field: {
        ...about('dominated_by', 'Dominated by', '1', 'Number of mixes that distinguishably dominate it.'),
        storage: { type: 'integer' },
      },
      value: (row) => row.dominatedBy.length,
    },
    {
      field: { ...about('dominated_by_first', 'For example', 'none', 'Mix and budget of the first of them.'), storage: { type: 'text' } },
      value: ({ dominatedBy: [first] }) =>
        first === undefined ? null : `${results[first]!.mix} at ${budgets[results[first]!.budget]!.label}`,
    },
    number(
      'rank',
      'Rank',
      '1',
      'By persons lifted among the mixes of its scenario and budget; equals share the mean.',
      (row) => row.rank.rank,
    ),
    number('rank_lower', 'Rank: lower end', '1', 'Of 95 % of draws of the replicates.', (row) => row.rank.lower),
    number('rank_upper', 'Rank: upper end', '1', 'Of 95 % of draws of the replicates.', (row) => row.rank.upper),
    number('best_share', 'How often best', 'share', 'Share of draws in which it lifts the most.', (row) => row.rank.best),
    flag('tied_with_best', 'Tied with the best', 'Persons lifted cannot be told from those of the best.', (row) => row.tiedWithBest),
    number(
      'acceptability',
      'Acceptability',
      'share',
      'Share of weightings of the objectives, with draws of the replicates, under which it is the best.',
      (row) => row.acceptability,
    ),
  ];
  return made('mixes', 'Mixes of instruments under each scenario at each budget.', cells, results);
}

function bestTable({ best, results, regimes, budgets, measures }: MixesSummary): AnalysisTable {
  type Best = MixesSummary['best'][number];
  const shown = best.map(({ result }) => results[result]!);
  const names = namesOf(shown);
  const cells: Cell<Best>[] = [
    category(
      'scenario',
      'Regime',
      'Scenario.',
      regimes.map(({ name }) => name),
      ({ regime }) => regime,
    ),
    category(
      'budget',
      'Budget',
      'As the experiment states it.',
      budgets.map(({ label }) => label),
      ({ budget }) => budget,
    ),
    category('measure', 'Measure', 'In which it is best.', measureNames, ({ measure }) => measureNames.indexOf(measure)),
    category('mix', 'Mix', 'The best of those that the budget pays for.', names, ({ result }) => names.indexOf(results[result]!.mix)),
    category(
      'mix_budget',
      'Its budget',
      'At which it was simulated.',
      budgets.map(({ label }) => label),
      ({ result }) => results[result]!.budget,
    ),
    ...instruments.map(({ id }, i) =>
      number<Best>(
        `share_${id}`,
        `Share: ${instrumentTitles[i]!.en}`,
        'share',
        'Of the mix.',
        ({ result }) => results[result]!.shares?.[i] ?? null,
      ),
    ),
    ...interval<Best>(
      'value',
      'Value',
      '1',
      `In the unit of the measure: ${measures.map(({ name, unit }) => `${name}: ${unit}`).join(', ')}.`,
      ({ result, measure }) => results[result]!.measures[measure],
    ),
    number('best_share', 'How often best', 'share', 'Share of draws of the replicates in which it is the best.', ({ share }) => share),
    {
      field: { ...about('tied', 'Tied', '1', 'Mixes that cannot be told from it, itself included.'), storage: { type: 'integer' } },
      value: ({ tied }) => tied.length,
    },
    {
      field: { ...about('among', 'Among', '1', 'Mixes that the budget pays for.'), storage: { type: 'integer' } },
      value: ({ among }) => among,
    },
  ];
  return made('best_by_budget', 'The best mix that each budget pays for, by every measure but cost.', cells, best);
}

function namesOf(results: readonly MixResult[]): string[] {
  return [...new Set(results.map(({ mix }) => mix))];
}

function made<Row>(name: string, description: string, cells: readonly Cell<Row>[], rows: readonly Row[]): AnalysisTable {
  const values = cells.map(({ field, value }): FieldValues => {
    const list = rows.map(value);
    if (field.storage.type === 'text') return list as (string | null)[];
    return field.storage.type === 'integer' || field.storage.type === 'category'
      ? Int32Array.from(list as number[])
      : Float64Array.from(list, (one) => (one === null ? NaN : (one as number)));
  });
  return { layout: { name, description, fields: cells.map(({ field }) => field) }, rows: rows.length, values };
}

function about(name: string, title: string, unit: string, description: string): Omit<TableField, 'storage'> {
  return { name, title, unit, description, kind: 'ratio' };
}

function number<Row>(name: string, title: string, unit: string, description: string, value: (row: Row) => number | null): Cell<Row> {
  return { field: { ...about(name, title, unit, description), storage: { type: 'number' } }, value };
}

function flag<Row>(name: string, title: string, description: string, value: (row: Row) => boolean): Cell<Row> {
  return { field: { ...about(name, title, 'none', description), storage: { type: 'flag' } }, value: (row) => (value(row) ? 1 : 0) };
}

function category<Row>(
  name: string,
  title: string,
  description: string,
  labels: readonly string[],
  value: (row: Row) => number,
): Cell<Row> {
  return { field: { ...about(name, title, 'none', description), kind: 'identifier', storage: { type: 'category', labels } }, value };
}

/** A mean and the ends of its 95 % interval. */
function interval<Row>(name: string, title: string, unit: string, description: string, of: (row: Row) => Interval): Cell<Row>[] {
  return [
    number(name, title, unit, description, (row) => of(row).mean),
    number(`${name}_lower`, `${title}: lower end`, unit, 'Of the 95 % interval.', (row) => of(row).lower),
    number(`${name}_upper`, `${title}: upper end`, unit, 'Of the 95 % interval.', (row) => of(row).upper),
  ];
}

/** The tables of a decomposition. */
import { membersOf, sizeOf, type Estimate } from '../../../analysis/coalitions/index.ts';
import type { FieldValues, TableField } from '../../../output/index.ts';
import type { AnalysisTable } from '../../kind.ts';
import type { DecomposedOutcome } from './outcome.ts';
import type { Player } from './players.ts';
import type { RegimeEffects } from './summary.ts';

const ofTheUnit = 'unit of the indicator';
const signed = 'Above zero where good for poor people: multiply by sign for the direction of the indicator.';

type Cell = number | string | null;

/** A field and what it holds in a row. */
interface Entry<Row> {
  readonly field: TableField;
  of(row: Row): Cell;
}

const number = <Row>(
  name: string,
  title: string,
  description: string,
  of: (row: Row) => number,
  unit = ofTheUnit,
  kind: TableField['kind'] = 'ratio',
): Entry<Row> => ({ field: { name, title, description, unit, kind, storage: { type: 'number' } }, of });
const integer = <Row>(name: string, title: string, description: string, unit: string, of: (row: Row) => number): Entry<Row> => ({
  field: { name, title, description, unit, kind: 'identifier', storage: { type: 'integer' } },
  of,
});
const text = <Row>(name: string, title: string, description: string, of: (row: Row) => string): Entry<Row> => ({
  field: { name, title, description, unit: 'none', kind: 'identifier', storage: { type: 'text' } },
  of,
});

interface OutcomeRow {
  readonly outcome: DecomposedOutcome;
}

/** What every row begins with. */
const outcomeEntries: readonly Entry<OutcomeRow>[] = [
  text('indicator', 'Indicator', 'Column of province_years.', ({ outcome }) => outcome.summary.indicator),
  number(
    'year',
    'Year',
    'Calendar year; missing for a sum over the simulated years.',
    ({ outcome: { summary } }) => (summary.year === 'sum' ? NaN : summary.year),
    'year',
    'identifier',
  ),
  text('unit', 'Unit', 'Unit of the indicator and of all values of the row.', ({ outcome }) => outcome.column.unit),
  integer(
    'sign',
    'Sign',
    'What values are to be multiplied by to have the direction of the indicator: -1 where lower is better for poor people, else 1.',
    '1',
    ({ outcome }) => outcome.summary.sign,
  ),
  integer(
    'replicates',
    'Replicates',
    'Replicates used: those in which every coalition has a value.',
    'replicates',
    ({ outcome }) => outcome.decomposition.used.length,
  ),
];

/** The fields of an estimate: `name`, and `name_lower` and `name_upper` for the ends of its interval. */
function estimate<Row>(name: string, title: string, description: string, of: (row: Row) => Estimate): Entry<Row>[] {
  const ends = "of the 95 % interval by Student's t over replicates; missing with fewer than two.";
  return [
    number(name, title, `${description} ${signed}`, (row) => of(row).mean),
    number(`${name}_lower`, `${title}: lower bound`, `Lower end ${ends}`, (row) => of(row).lower),
    number(`${name}_upper`, `${title}: upper bound`, `Upper end ${ends}`, (row) => of(row).upper),
  ];
}

function table<Row>(name: string, description: string, rows: readonly Row[], entries: readonly Entry<Row>[]): AnalysisTable {
  const values = entries.map(({ field, of }): FieldValues => {
    if (field.storage.type === 'text') return rows.map((row) => of(row) as string);
    const numbers = rows.map((row) => of(row) as number);
    return field.storage.type === 'integer' ? Int32Array.from(numbers) : Float64Array.from(numbers);
  });
  return { layout: { name, description, fields: entries.map(({ field }) => field) }, rows: rows.length, values };
}

/** The tables `shapley`, `interactions` and `coalitions`, and `effects` where there is a reference. */
export function decompositionTables(outcomes: readonly DecomposedOutcome[], players: readonly Player[]): AnalysisTable[] {
  return [
    shapleyTable(outcomes, players),
    interactionsTable(outcomes, players),
    coalitionsTable(outcomes, players),
    ...effectsTable(outcomes),
  ];
}

function shapleyTable(outcomes: readonly DecomposedOutcome[], players: readonly Player[]): AnalysisTable {
  type Row = OutcomeRow & { readonly i: number };
  const of = ({ outcome, i }: Row) => outcome.decomposition.players[i]!;
  const hasUnions = outcomes.some(({ decomposition }) => decomposition.players.some(({ owen }) => owen !== undefined));
  return table<Row>(
    'shapley',
    'What each player brings: one row for each outcome and player.',
    outcomes.flatMap((outcome) => players.map((_, i) => ({ outcome, i }))),
    [
      ...outcomeEntries,
      text('player', 'Player', 'Name of the player.', ({ i }) => players[i]!.name),
      ...estimate(
        'shapley',
        'Shapley value',
        'Mean contribution over all orders of joining; the values sum to what all bring.',
        (row: Row) => of(row).shapley,
      ),
      number(
        'p_value',
        'p value',
        'Two-sided probability of so large a Shapley value if there were none.',
        (row) => of(row).shapley.pValue,
        '1',
      ),
      number('p_adjusted', 'Adjusted p value', "The p value after Holm's correction over the players.", (row) => of(row).pAdjusted, '1'),
      ...estimate(
        'banzhaf',
        'Banzhaf value',
        'Mean contribution over all coalitions, each as likely: the main effect of a factorial experiment.',
        (row: Row) => of(row).banzhaf,
      ),
      ...estimate('alone', 'Alone', 'Contribution to nobody else.', (row: Row) => of(row).alone),
      ...estimate('last', 'Last', 'Contribution to all others: what would be lost without it.', (row: Row) => of(row).last),
      ...(hasUnions
        ? estimate(
            'owen',
            'Owen value',
            'Mean contribution over the orders in which unions join as wholes (a-priori unions).',
            (row: Row) => of(row).owen!,
          )
        : []),
    ],
  );
}

function interactionsTable(outcomes: readonly DecomposedOutcome[], players: readonly Player[]): AnalysisTable {
  type Row = OutcomeRow & { readonly n: number };
  const of = ({ outcome, n }: Row) => outcome.decomposition.pairs[n]!;
  return table<Row>(
    'interactions',
    'Whether two players reinforce or substitute each other: one row for each outcome and pair.',
    outcomes.flatMap((outcome) => outcome.decomposition.pairs.map((_, n) => ({ outcome, n }))),
    [
      ...outcomeEntries,
      text('first', 'First player', 'Name of the player that is listed first.', (row) => players[of(row).first]!.name),
      text('second', 'Second player', 'Name of the other player.', (row) => players[of(row).second]!.name),
      ...estimate(
        'shapley_interaction',
        'Shapley interaction index',
        'Above zero the two reinforce, below zero they substitute each other.',
        (row: Row) => of(row).shapley,
      ),
      number('p_value', 'p value', 'Two-sided probability of so large an index if there were none.', (row) => of(row).shapley.pValue, '1'),
      number('p_adjusted', 'Adjusted p value', "The p value after Holm's correction over the pairs.", (row) => of(row).pAdjusted, '1'),
      ...estimate(
        'banzhaf_interaction',
        'Banzhaf interaction index',
        'Mean second difference over all coalitions of the others, each as likely: twice the two-factor effect of a factorial experiment.',
        (row: Row) => of(row).banzhaf,
      ),
    ],
  );
}

function coalitionsTable(outcomes: readonly DecomposedOutcome[], players: readonly Player[]): AnalysisTable {
  type Row = OutcomeRow & { readonly coalition: number };
  const of = ({ outcome, coalition }: Row) => outcome.decomposition.coalitions[coalition]!;
  return table<Row>(
    'coalitions',
    'What each coalition of players brings: one row for each outcome and coalition.',
    outcomes.flatMap((outcome) => outcome.decomposition.coalitions.map((_, coalition) => ({ outcome, coalition }))),
    [
      ...outcomeEntries,
      integer('coalition', 'Coalition', 'Sum of 2^i over the positions i, from 0, of its members.', '1', ({ coalition }) => coalition),
      integer('size', 'Size', 'Number of members.', 'players', ({ coalition }) => sizeOf(coalition)),
      text('members', 'Members', 'Names of the members, set apart by +.', ({ coalition }) =>
        membersOf(coalition)
          .map((i) => players[i]!.name)
          .join('+'),
      ),
      ...estimate('gain', 'Gain', 'Value of the coalition less that of nobody.', (row: Row) => of(row).gain),
      ...estimate(
        'dividend',
        'Harsanyi dividend',
        'What it brings beyond what all smaller coalitions within it bring; that of nobody is zero.',
        (row: Row) => of(row).dividend,
      ),
    ],
  );
}

const effectTitles: Readonly<Record<keyof RegimeEffects, string>> = {
  own: 'The scenario less the reference, each as it is.',
  total: 'The scenario with the money of its centres on top less the reference: money and governance together.',
  money: 'Part of the total that is money: mean of its effects under either governance (Shapley value of the two).',
  governance: 'Part of the total that is governance: mean of its effects with either money (Shapley value of the two).',
  governanceAtEqual: 'Governance where both have the money of the reference.',
  governanceAtAdded: 'Governance where both have the added money.',
  moneyInReference: 'Added money under the governance of the reference.',
  moneyInScenario: 'Added money under the governance of the scenario.',
  interaction: 'How much more governance does with the added money than without.',
  start: 'The scenario without any player less the reference.',
};

function effectsTable(outcomes: readonly DecomposedOutcome[]): AnalysisTable[] {
  type Row = OutcomeRow & { readonly effect: keyof RegimeEffects };
  const rows = outcomes.flatMap((outcome) =>
    outcome.summary.regimes === null ? [] : (Object.keys(effectTitles) as (keyof RegimeEffects)[]).map((effect) => ({ outcome, effect })),
  );
  if (rows.length === 0) return [];
  const of = ({ outcome, effect }: Row) => outcome.summary.regimes![effect];
  return [
    table<Row>('effects', 'What is money and what is governance: one row for each outcome and effect.', rows, [
      ...outcomeEntries,
      text('effect', 'Effect', 'Short name of the effect.', ({ effect }) =>
        effect.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      ),
      text('meaning', 'Meaning', 'What it is.', ({ effect }) => effectTitles[effect]),
      number('mean', 'Mean', `Mean over replicates. ${signed}`, (row) => of(row).mean ?? NaN),
      number(
        'lower',
        'Lower bound',
        'Lower end of the 95 % interval; missing with fewer than two replicates.',
        (row) => of(row).lower ?? NaN,
      ),
      number(
        'upper',
        'Upper bound',
        'Upper end of the 95 % interval; missing with fewer than two replicates.',
        (row) => of(row).upper ?? NaN,
      ),
    ]),
  ];
}

import type { FieldValues, TableField, TableLayout } from '../../../output/index.ts';
import type { AnalysisTable } from '../../kind.ts';
import type { GroupIndices, OutcomeSensitivity, SensitivitySummary, SummaryEstimate } from './summary.ts';

interface Row {
  readonly outcome: OutcomeSensitivity;
  readonly factor: string;
  readonly factor2: string | null;
  readonly indices: GroupIndices;
  readonly rank: number;
  readonly S2: SummaryEstimate | undefined;
}

interface ColumnOf {
  readonly field: TableField;
  readonly value: (row: Row) => number | string | null;
}

const text = (name: string, title: string, description: string, value: (row: Row) => string | null): ColumnOf => ({
  field: { name, title, description, unit: 'none', kind: 'identifier', storage: { type: 'text' } },
  value,
});

const integer = (name: string, title: string, description: string, value: (row: Row) => number): ColumnOf => ({
  field: { name, title, description, unit: '1', kind: 'identifier', storage: { type: 'integer' } },
  value,
});

const number = (name: string, title: string, description: string, value: (row: Row) => number | null | undefined): ColumnOf => ({
  field: { name, title, description, unit: '1', kind: 'ratio', storage: { type: 'number' } },
  value: (row) => value(row) ?? NaN,
});

/** An estimate, the ends of its interval, and half of its width under the name that SALib gives it. */
function estimate(name: string, title: string, description: string, of: (row: Row) => SummaryEstimate | null | undefined): ColumnOf[] {
  const half = ({ lower, upper }: SummaryEstimate): number | null => (lower === null || upper === null ? null : (upper - lower) / 2);
  return [
    number(name, title, description, (row) => of(row)?.value),
    number(`${name}_low`, `${title}, lower end`, 'Lower end of its bootstrap interval.', (row) => of(row)?.lower),
    number(`${name}_high`, `${title}, upper end`, 'Upper end of its bootstrap interval.', (row) => of(row)?.upper),
    number(`${name}_conf`, `${title}, half width`, 'Half of the width of its interval.', (row) => {
      const found = of(row);
      return found === null || found === undefined ? null : half(found);
    }),
  ];
}

const common: readonly ColumnOf[] = [
  text('indicator', 'Indicator', 'Column of province_years.', ({ outcome }) => outcome.indicator),
  text('year', 'Year', 'Calendar year, or sum for all simulated years.', ({ outcome }) => String(outcome.year)),
  text('scenario', 'Scenario', 'Scenario whose outcome it is.', ({ outcome }) => outcome.scenario),
  text('reference', 'Reference', 'Scenario that is subtracted; missing for an outcome of its own.', ({ outcome }) => outcome.reference),
  text('factor', 'Factor', 'Factor or group of factors.', ({ factor }) => factor),
  text('factor2', 'Second factor', 'The other factor of a pair; missing for indices of one factor.', ({ factor2 }) => factor2),
  integer('rank', 'Rank', 'Place by importance, from 1; 0 for a pair.', ({ rank }) => rank),
  integer('used', 'Samples used', 'Trajectories, base points or points without a missing output.', ({ outcome }) => outcome.used),
  integer('planned', 'Samples planned', 'Trajectories, base points or points of the design.', ({ outcome }) => outcome.planned),
  text(
    'doubt',
    'Doubt',
    'Why there are too few points to rely on the indices of this outcome; missing where nothing speaks against them.',
    ({ outcome }) => (outcome.doubts.length === 0 ? null : outcome.doubts.map(({ en }) => en).join('; ')),
  ),
  ...estimate(
    'swing',
    'Swing',
    'Mean outcome in the upper half of the range less that in the lower half, in the unit of the indicator.',
    ({ indices }) => indices.swing,
  ),
];

const byMethod = {
  morris: [
    ...estimate('mu', 'mu', 'Mean elementary effect over the whole range, in the unit of the indicator.', ({ indices }) => indices.mu),
    ...estimate('mu_star', 'mu*', 'Mean absolute elementary effect, in the unit of the indicator.', ({ indices }) => indices.mu_star),
    number('sigma', 'sigma', 'Standard deviation of elementary effects: curvature and interactions.', ({ indices }) => indices.sigma),
  ],
  sobol: [
    ...estimate('S1', 'S1', 'First-order index: share of the variance that it explains alone. Not clipped.', ({ indices }) => indices.S1),
    ...estimate(
      'ST',
      'ST',
      'Total index: share of the variance that it explains with all interactions. Not clipped.',
      ({ indices }) => indices.ST,
    ),
    ...estimate('S2', 'S2', 'Second-order index of a pair: share of the variance due to their interaction. Not clipped.', ({ S2 }) => S2),
  ],
  pawn: [
    ...estimate('median', 'Median distance', 'Median Kolmogorov-Smirnov distance over the slides.', ({ indices }) => indices.pawn?.median),
    number('minimum', 'Least distance', 'Least distance over the slides.', ({ indices }) => indices.pawn?.minimum),
    number('mean', 'Mean distance', 'Mean distance over the slides.', ({ indices }) => indices.pawn?.mean),
    number('maximum', 'Greatest distance', 'Greatest distance over the slides.', ({ indices }) => indices.pawn?.maximum),
    number(
      'dummy_limit',
      'Limit of chance',
      'Median distance that all but a few factors without meaning stay below.',
      ({ outcome }) => outcome.dummy?.medianLimit,
    ),
  ],
} as const;

const nothing: GroupIndices = { swing: null };

/** The table `sensitivity.arrow`: a row for each outcome and factor, most important first, then one for each pair of factors. */
export function sensitivityTable({ method, groups, outcomes }: SensitivitySummary): AnalysisTable {
  const columns: readonly ColumnOf[] = [...common, ...byMethod[method]];
  const rows = outcomes.flatMap((outcome): Row[] => [
    ...outcome.ranking.map((g, i): Row => ({
      outcome,
      factor: groups[g]!.name,
      factor2: null,
      indices: outcome.indices[g]!,
      rank: i + 1,
      S2: undefined,
    })),
    ...outcome.pairs.map(({ first, second, S2 }): Row => ({
      outcome,
      factor: groups[first]!.name,
      factor2: groups[second]!.name,
      indices: nothing,
      rank: 0,
      S2,
    })),
  ]);
  const layout: TableLayout = {
    name: 'sensitivity',
    description: 'Indices of sensitivity: one row for each outcome and factor, and for each pair of factors.',
    fields: columns.map(({ field }) => field),
  };
  const values = columns.map(({ field, value }): FieldValues => {
    if (field.storage.type === 'text') return rows.map((row) => value(row) as string | null);
    return field.storage.type === 'integer'
      ? Int32Array.from(rows, (row) => value(row) as number)
      : Float64Array.from(rows, (row) => value(row) as number);
  });
  return { layout, rows: rows.length, values };
}

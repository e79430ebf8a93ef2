/** Tables of an experiment under deep uncertainty. */
import { robustnessMeasures } from '../../../analysis/robustness/index.ts';
import type { FieldValues, TableField } from '../../../output/index.ts';
import type { AnalysisTable } from '../../kind.ts';
import { columnName } from '../../spec/paths.ts';
import type { RobustnessSummary } from './summary.ts';

type Entry = readonly [field: TableField, values: FieldValues];

function tableOf(name: string, description: string, rows: number, entries: readonly Entry[]): AnalysisTable {
  return { layout: { name, description, fields: entries.map(([field]) => field) }, rows, values: entries.map(([, values]) => values) };
}

function fieldOf(name: string, title: string, description: string, unit: string, storage: TableField['storage']): TableField {
  return { name, title, description, unit, kind: storage.type === 'number' ? 'ratio' : 'identifier', storage };
}

const number = { type: 'number' } as const;
const numbers = (values: readonly (number | null)[]): Float64Array => Float64Array.from(values, (value) => value ?? NaN);

/** One row for each future: its factors, the outcome and regret of each policy, who is best, and whether the policy that is asked for wins. */
export function futuresTable({ futures, factors, policies, points, outcome, question }: RobustnessSummary): AnalysisTable {
  const rows = futures.sampled;
  const at = new Map(points.future.map((future, i) => [future, i]));
  const spread = (values: readonly number[]): Float64Array =>
    Float64Array.from({ length: rows }, (_, future) => (at.has(future) ? values[at.get(future)!]! : NaN));
  const names = policies.map(({ name }) => name);
  const best = spread(points.best);
  const won = numbers(question.advantage.map((advantage) => (advantage === null ? null : advantage > 0 ? 1 : 0)));
  const box = Float64Array.from({ length: rows }, (_, future) => {
    const found = question.boxes.findIndex(({ claimed, inside }) => claimed && inside.includes(future));
    return found < 0 ? NaN : found;
  });
  return tableOf('futures', 'One row for each future: its factors, and how the policies do in it.', rows, [
    [
      fieldOf('point', 'Future', 'Position of the future in the design, from 0.', 'none', { type: 'integer' }),
      Int32Array.from({ length: rows }, (_, i) => i),
    ],
    ...factors.map(({ column, title, name, unit, labels, values }): Entry => [
      fieldOf(column, title.en, `Value of the factor ${name}.`, unit, labels === null ? number : { type: 'category', labels }),
      labels === null ? Float64Array.from(values) : Int32Array.from(values),
    ]),
    ...policies.flatMap(({ name, title }, p): Entry[] => [
      [
        fieldOf(`outcome_${columnName(name)}`, `Outcome: ${title.en}`, `${outcome.title.en}, mean over replicates.`, outcome.unit, number),
        spread(points.outcome[p]!),
      ],
      [
        fieldOf(
          `regret_${columnName(name)}`,
          `Regret: ${title.en}`,
          'How much worse than the best policy of the future.',
          outcome.unit,
          number,
        ),
        spread(points.regret[p]!),
      ],
    ]),
    [
      fieldOf('best', 'Best policy', 'Name of the policy with the best outcome; missing where some policy was not done.', 'none', {
        type: 'text',
      }),
      Array.from(best, (p) => names[p] ?? null),
    ],
    [
      fieldOf('advantage', 'Advantage', `How much better ${question.winner} does than ${question.against}.`, outcome.unit, number),
      numbers(question.advantage),
    ],
    [fieldOf('won', 'Won', `Whether ${question.winner} does better than ${question.against}.`, 'none', { type: 'flag' }), won],
    [fieldOf('box', 'Box', 'Number of the claimed box that holds the future, from 0; missing outside of all.', 'none', number), box],
  ]);
}

/** One row for each measure and policy. */
export function regretTable({ measures, policies, outcome }: RobustnessSummary): AnalysisTable {
  const about = `In the unit of the outcome (${outcome.unit}), but satisficing, which is a share.`;
  return tableOf('regret', 'Measures of robustness of each policy over the futures.', measures.length, [
    [
      fieldOf('policy', 'Policy', 'Name of the scenario.', 'none', { type: 'category', labels: policies.map(({ name }) => name) }),
      Int32Array.from(measures, ({ policy }) => policies.findIndex(({ name }) => name === policy)),
    ],
    [
      fieldOf('measure', 'Measure', 'Measure of robustness; docs/robustness.md says what each is.', 'none', {
        type: 'category',
        labels: robustnessMeasures,
      }),
      Int32Array.from(measures, ({ measure }) => robustnessMeasures.indexOf(measure)),
    ],
    [fieldOf('value', 'Value', about, 'none', number), numbers(measures.map(({ value }) => value))],
    [
      fieldOf('lower', 'Lower end', 'Lower end of the 95 % interval over resampled futures.', 'none', number),
      numbers(measures.map(({ lower }) => lower)),
    ],
    [
      fieldOf('upper', 'Upper end', 'Upper end of the 95 % interval over resampled futures.', 'none', number),
      numbers(measures.map(({ upper }) => upper)),
    ],
    [
      fieldOf('best', 'Best', 'Whether no policy does better by this measure.', 'none', { type: 'flag' }),
      Float64Array.from(measures, ({ best }) => (best ? 1 : 0)),
    ],
    [
      fieldOf('wins', 'Wins', 'Share of resamples in which no policy did better, shared among equals.', 'share', number),
      numbers(measures.map(({ wins }) => wins)),
    ],
  ]);
}

/** One row for each restriction of each box; a box without any has one row with missing limits. */
export function boxesTable({ question, factors }: RobustnessSummary): AnalysisTable {
  const rows = question.boxes.flatMap((box, i) =>
    (box.restrictions.length === 0 ? [undefined] : box.restrictions).map((restriction) => ({ box, i, restriction })),
  );
  const of = (pick: (row: (typeof rows)[number]) => number | null | undefined): Float64Array =>
    numbers(rows.map((row) => pick(row) ?? null));
  const texts = (pick: (row: (typeof rows)[number]) => string | undefined): (string | null)[] => rows.map((row) => pick(row) ?? null);
  const nameOf = (column: string): string => factors.find((factor) => factor.column === column)!.name;
  return tableOf(
    'prim_boxes',
    `Boxes in which ${question.winner} does better than ${question.against}, one row for each restriction.`,
    rows.length,
    [
      [
        fieldOf('box', 'Box', 'Number of the box, from 0, in the order in which they were found.', 'none', { type: 'integer' }),
        Int32Array.from(rows, ({ i }) => i),
      ],
      [
        fieldOf(
          'claimed',
          'Claimed',
          'Whether the box is worth claiming: it restricts something, is won more often than not, and is better than shuffled futures.',
          'none',
          { type: 'flag' },
        ),
        of(({ box }) => (box.claimed ? 1 : 0)),
      ],
      [
        fieldOf('factor', 'Factor', 'Name of the restricted factor; missing for a box that restricts nothing.', 'none', { type: 'text' }),
        texts(({ restriction }) => (restriction === undefined ? undefined : nameOf(restriction.column))),
      ],
      [
        fieldOf(
          'side',
          'Side',
          '`lower`: values are at least the limit; `upper`: at most; `categories`: they are among the words.',
          'none',
          {
            type: 'text',
          },
        ),
        texts(({ restriction }) => restriction?.side),
      ],
      [fieldOf('limit', 'Limit', 'Limit on the scale of the factor.', 'none', number), of(({ restriction }) => restriction?.limit)],
      [
        fieldOf('labels', 'Words', 'Words inside, separated by semicolons.', 'none', { type: 'text' }),
        texts(({ restriction }) => (restriction?.side === 'categories' ? restriction.labels.join('; ') : undefined)),
      ],
      [
        fieldOf(
          'quasi_p',
          'Quasi p',
          'One-sided binomial test of the density against that without the restriction.',
          'probability',
          number,
        ),
        of(({ restriction }) => restriction?.quasiP),
      ],
      [
        fieldOf('found_again', 'Found again', 'Share of searches in four fifths of the futures that restrict the factor.', 'share', number),
        of(({ restriction }) => restriction?.again),
      ],
      [fieldOf('coverage', 'Coverage', 'Share of all won futures that lie inside.', 'share', number), of(({ box }) => box.coverage)],
      [
        fieldOf('density', 'Density', 'Share of the futures inside that are won; also called purity.', 'share', number),
        of(({ box }) => box.density),
      ],
      [fieldOf('mass', 'Mass', 'Share of all futures that lie inside.', 'share', number), of(({ box }) => box.mass)],
      [fieldOf('futures', 'Futures', 'Futures inside.', 'none', { type: 'integer' }), Int32Array.from(rows, ({ box }) => box.futures)],
      [fieldOf('won', 'Won', 'Won futures inside.', 'none', { type: 'integer' }), Int32Array.from(rows, ({ box }) => box.won)],
      [
        fieldOf(
          'p_value',
          'p value',
          'Share of shuffles of the winners in which the same search finds a box at least as good.',
          'probability',
          number,
        ),
        of(({ box }) => box.pValue),
      ],
      [
        fieldOf(
          'held_out_coverage',
          'Coverage, held out',
          'Coverage in the fifth of the futures that a search left out, mean over searches.',
          'share',
          number,
        ),
        of(({ box }) => box.heldOut?.coverage),
      ],
      [
        fieldOf(
          'held_out_density',
          'Density, held out',
          'Density in the fifth of the futures that a search left out, mean over searches.',
          'share',
          number,
        ),
        of(({ box }) => box.heldOut?.density),
      ],
    ],
  );
}

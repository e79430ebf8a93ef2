/** A made-up experiment under deep uncertainty, without files or threads. */
import { findBoxes } from '../../../src/analysis/robustness/index.ts';
import { findingsOf } from '../../../src/experiment/kinds/robustness/findings.ts';
import type { FactorSummary, MeasureSummary, RobustnessSummary } from '../../../src/experiment/kinds/robustness/summary.ts';
import type { ExperimentResults } from '../../../src/report/experiment/results.ts';
import { say } from '../../../src/report/text.ts';
import { madeUpBatch } from '../made-up-experiment.ts';

const futures = 80;
/** Spread evenly between 0 and 1, in an order of its own for each multiplier without a common divisor with the number of futures. */
const spread = (times: number): number[] => Array.from({ length: futures }, (_, i) => (((i * times) % futures) + 0.5) / futures);

const factor = (about: Partial<FactorSummary> & Pick<FactorSummary, 'name' | 'title' | 'values'>): FactorSummary => ({
  column: about.name,
  unit: '1',
  change: 'set',
  scale: 'linear',
  from: 0,
  to: 1,
  labels: null,
  ...about,
});

const factors: readonly FactorSummary[] = [
  factor({
    name: 'cost',
    title: { en: 'Cost of coordination', zh: '协调成本' },
    change: 'multiply',
    scale: 'log',
    from: 1,
    to: 16,
    values: spread(1).map((u) => Math.exp(u * Math.log(16))),
  }),
  factor({
    name: 'growth',
    title: { en: 'Growth of wages', zh: '工资增长' },
    unit: 'per year',
    change: 'add',
    from: -0.03,
    to: 0.02,
    values: spread(27).map((u) => 0.05 * u - 0.03),
  }),
  factor({
    name: 'mode',
    title: { en: 'Mode', zh: '方式' },
    unit: 'none',
    scale: 'values',
    from: null,
    to: null,
    labels: ['slow', 'fast'],
    values: spread(33).map((u) => (u < 0.5 ? 0 : 1)),
  }),
];

/** How much better the first policy does in a future, as a share of persons. */
export type Advantage = (cost: number, growth: number, mode: number) => number | null;

/** The summary that follows from an advantage: outcomes lie around 3 %, and boxes are searched for. */
export function madeUpSummary(advantage: Advantage): RobustnessSummary {
  const list = Array.from({ length: futures }, (_, f) =>
    advantage(...(factors.map(({ values }) => values[f]!) as [number, number, number])),
  );
  const used = [...list.keys()].filter((f) => list[f] !== null);
  const gain = used.map((f) => list[f]!);
  const regret = [gain.map((x) => Math.max(0, -x)), gain.map((x) => Math.max(0, x))];
  const policies = [
    { name: 'alone', title: { en: 'Alone', zh: '单独' } },
    { name: 'together', title: { en: 'Together', zh: '共同' } },
  ];
  const greatest = regret.map((own) => Math.max(...own));
  const measures = (['max_regret', 'p90_regret', 'mean_regret', 'satisficing'] as const).flatMap((measure) =>
    policies.map(({ name }, p): MeasureSummary => ({
      measure,
      policy: name,
      value: measure === 'satisficing' ? 0.25 + 0.5 * p : greatest[p]! / (measure === 'max_regret' ? 1 : 2),
      lower: 0,
      upper: measure === 'satisficing' ? 1 : greatest[p]!,
      best: greatest[p] === Math.min(...greatest),
      wins: 0.5,
    })),
  );
  const found = findBoxes(
    factors.map(({ column, values, labels }) => ({ name: column, kind: labels === null ? 'real' : 'categorical', values })),
    list.map((x) => (x === null ? NaN : x > 0 ? 1 : 0)),
    { shuffles: 19, resamples: 5 },
  );
  const known = (x: number): number | null => (Number.isFinite(x) ? x : null);
  return {
    outcome: { indicator: 'headcount', title: { en: 'Headcount ratio', zh: '贫困发生率' }, unit: 'share', year: 2020, better: 'lower' },
    thresholds: [
      {
        indicator: 'headcount',
        title: { en: 'Headcount ratio', zh: '贫困发生率' },
        unit: 'share',
        year: 2020,
        atMost: 0.03,
        atLeast: null,
      },
    ],
    policies,
    futures: { sampled: futures, used: used.length, leftOut: futures - used.length, replicates: 2 },
    factors,
    optimism: 0.5,
    measures,
    points: {
      future: used,
      outcome: [gain.map((x) => 0.03 - x), gain.map(() => 0.03)],
      regret,
      best: gain.map((x) => (x >= 0 ? 0 : 1)),
    },
    question: {
      winner: 'alone',
      against: 'together',
      futures: found.cases,
      won: found.hits,
      toldWon: gain.filter((x) => x > 0.001).length,
      toldLost: gain.filter((x) => x < -0.001).length,
      halfWidth: 0.001,
      advantage: list,
      boxes: found.boxes.map((box) => ({
        claimed: box.claimed,
        restrictions: box.restrictions.map(({ input, side, limit, categories, quasiP }) => ({
          column: input,
          side,
          limit: known(limit),
          labels: categories.map((at) => ['slow', 'fast'][at]!),
          quasiP,
          again: known(box.restrictedIn[input]!),
        })),
        coverage: box.coverage,
        density: box.density,
        mass: box.mass,
        futures: box.cases,
        won: box.hits,
        pValue: known(box.pValue),
        heldOut: Number.isNaN(box.heldOut.density) ? null : box.heldOut,
        steps: box.steps,
        chosen: box.chosen,
        inside: [...box.inside.keys()].filter((i) => box.inside[i] === 1),
      })),
    },
  };
}

/** The results of an experiment with that summary. */
export function madeUpRobustness(advantage: Advantage): ExperimentResults {
  const summary = madeUpSummary(advantage);
  const batch = madeUpBatch({
    points: factors[0]!.values.map((_, f) => factors.map(({ values }) => values[f]!)),
    columns: factors.map(({ column, title, unit, labels, name }) => ({
      name: column,
      title: say(title.en, title.zh),
      unit,
      description: `${name}.`,
      ...(labels === null ? {} : { labels }),
    })),
    scenarios: ['alone', 'together'],
    replicates: 2,
    headcount: () => 0.03,
  });
  const findings = findingsOf(summary).map(({ en, zh }) => say(en, zh));
  return { ...batch, kind: 'robustness', title: say('When alone wins', '单独何时占优'), findings, summary };
}

/** Alone wins where coordination is dear and wages grow slowly; a few futures were not done. */
export const dearAndSlow: Advantage = (cost, growth) => (cost > 15.5 ? null : cost > 4 && growth < 0 ? 0.012 : cost > 3 ? -0.0005 : -0.02);

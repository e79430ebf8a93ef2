/** A made-up decomposition, without files and threads. */
import type { Outcome } from '../../src/experiment/kind.ts';
import type { DecompositionDesign } from '../../src/experiment/kinds/decomposition/design.ts';
import { decompositionFindings } from '../../src/experiment/kinds/decomposition/findings.ts';
import { decomposeOutcome } from '../../src/experiment/kinds/decomposition/outcome.ts';
import type { Player } from '../../src/experiment/kinds/decomposition/players.ts';
import type { DecompositionSummary } from '../../src/experiment/kinds/decomposition/summary.ts';
import { say } from '../../src/report/text.ts';
import type { ExperimentResults } from '../../src/report/experiment/results.ts';
import { madeUpBatch } from './made-up-experiment.ts';

export interface MadeUpDecomposition {
  /** English and Chinese titles of the players. */
  readonly players: readonly (readonly [en: string, zh: string])[];
  /** Positions of players that are off. */
  readonly idle?: readonly number[];
  readonly outcomes: readonly Outcome[];
  readonly replicates: number;
  readonly playersAre?: DecompositionSummary['playersAre'];
  readonly unions?: Readonly<Record<string, string[]>>;
  /** Value of a coalition, by whether each player is in; NaN for a run that failed. */
  readonly coalition: (has: (player: number) => boolean, replicate: number, outcome: Outcome) => number;
  /** Values of the reference, of the reference with added money and of the scenario with added money; none without a reference. */
  readonly regimes?: ((cell: 'reference' | 'referenceAdded' | 'added', replicate: number, outcome: Outcome) => number) | undefined;
}

/** Decomposes made-up values as the kind does. */
export function madeUpSummary(made: MadeUpDecomposition): DecompositionSummary {
  const players = made.players.map(([en, zh], i): Player => {
    const idle = made.idle?.includes(i) ?? false;
    return { name: `p${i}`, title: { en, zh }, inText: { en: en.toLowerCase(), zh }, idle };
  });
  const size = 1 << players.length;
  const design = {
    playerSet: { kind: made.playersAre ?? 'synergies', players, overridesWithout: () => [] },
    pointOf: (coalition: number) => coalition,
    regimes: made.regimes === undefined ? undefined : { reference: size, referenceAdded: size + 1, equal: size - 1, added: size + 2 },
    scenariosAt: () => [0],
  } as unknown as DecompositionDesign;
  const cells = ['reference', 'referenceAdded', 'added'] as const;
  const valuesOf = (outcome: Outcome): Float64Array =>
    Float64Array.from({ length: (size + 3) * made.replicates }, (_, at) => {
      const [point, replicate] = [Math.floor(at / made.replicates), at % made.replicates];
      if (point >= size) return made.regimes?.(cells[point - size]!, replicate, outcome) ?? NaN;
      return made.coalition((player) => ((point >> player) & 1) === 1, replicate, outcome);
    });
  const context = { spec: { unions: made.unions }, design, outcomes: { scenarios: 1, replicates: made.replicates } } as never;
  const decomposed = made.outcomes.map((outcome) => decomposeOutcome(outcome, valuesOf(outcome), context, design));
  const scenario = { name: 'multi', title: { en: 'Many centres', zh: '多中心' } };
  return {
    scenario,
    reference: made.regimes === undefined ? null : { name: 'single', title: { en: 'One centre', zh: '单中心' } },
    playersAre: made.playersAre ?? 'synergies',
    players,
    unions: null,
    coalitionsSimulated: size,
    replicates: made.replicates,
    moneyAdds: made.regimes !== undefined,
    outcomes: decomposed.map(({ summary }) => summary),
  };
}

/** The results of it, as a report reads them. */
export function madeUpDecomposition(made: MadeUpDecomposition): ExperimentResults {
  const summary = madeUpSummary(made);
  const batch = madeUpBatch({
    points: [[0], [1]],
    columns: [{ name: 'coalition', title: say('Coalition', '联盟'), unit: '1' }],
    scenarios: ['multi', 'single'],
    replicates: made.replicates,
    headcount: ([coalition]) => 0.2 - 0.1 * coalition!,
  });
  return {
    ...batch,
    kind: 'decomposition',
    title: say('What each synergy brings', '每项协同的贡献'),
    findings: decompositionFindings(summary).map(({ en, zh }) => say(en, zh)),
    // p values go through exp, whose last digit depends on the engine.
    summary: JSON.parse(
      JSON.stringify(summary, (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(12)) : value)),
    ) as unknown,
  };
}

const titles = [
  ['Strategic', '战略协同'],
  ['Organization', '组织协同'],
  ['Policy', '政策协同'],
  ['Social', '社会协同'],
  ['Fund', '资金协同'],
  ['A synergy whose name is longer than its place in any chart', '名称长过图中位置的协同，其名称一再延续'],
] as const;

/** Headcount and poverty gap: 0 and 1 help and reinforce each other, 2 harms, 3 and 4 substitute each other, 5 is noise. */
export const sixSynergies: MadeUpDecomposition = {
  players: titles,
  outcomes: [
    { indicator: 'headcount', year: 2020 },
    { indicator: 'poverty_gap', year: 'sum' },
  ],
  replicates: 5,
  coalition(has, replicate, { indicator }) {
    const wiggle = [-1, 0.5, 1, -0.5, 0][replicate]!;
    const part = (player: number, gain: number, noise: number): number => (has(player) ? gain + noise * wiggle : 0);
    const gain =
      part(0, 0.01, 0.0004) +
      part(1, 0.008, 0.0005) -
      part(2, 0.003, 0.0002) +
      part(3, 0.004, 0.0001) +
      part(4, 0.004, 0.0002) +
      part(5, 0, 0.001) +
      (has(0) && has(1) ? 0.005 + 0.0001 * wiggle : 0) -
      (has(3) && has(4) ? 0.003 + 0.0001 * wiggle : 0);
    return (indicator === 'headcount' ? 1 : 0.1) * (0.1 - gain + 0.002);
  },
  regimes(cell, replicate, { indicator }) {
    const level = { reference: 0.1, referenceAdded: 0.092 + 0.0001 * replicate, added: 0.06 - 0.0002 * replicate }[cell];
    return (indicator === 'headcount' ? 1 : 0.1) * level;
  },
};

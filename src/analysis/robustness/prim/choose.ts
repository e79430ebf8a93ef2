import { restrictionsOf, withoutRestriction } from './box.ts';
import { fill, stepOf, testRestrictions, trajectory, type PrimSearch, type TrajectoryStep } from './trajectory.ts';
import type { PrimOptions } from './input.ts';

/**
 * Which box of a trajectory is taken: `balance` that with the greatest harmonic mean of coverage and density, or the one of the greatest
 * coverage among those whose density is at least `density`.
 */
export type BoxRule = 'balance' | { readonly density: number };

/** Restrictions with a quasi p value above this are dropped. */
const quasiSignificance = 0.05;

/** Harmonic mean of coverage and density, 0 to 1. */
export function balanceOf({ cases, hits, coverage }: Pick<TrajectoryStep, 'cases' | 'hits' | 'coverage'>): number {
  return hits === 0 ? 0 : 2 / (1 / coverage + cases / hits);
}

/** How good a box is by a rule; greater is better, and 0 means that it does not satisfy the rule. */
export function scoreOf(step: Pick<TrajectoryStep, 'cases' | 'hits' | 'coverage' | 'density'>, rule: BoxRule): number {
  if (rule === 'balance') return balanceOf(step);
  return step.density >= rule.density ? step.coverage : 0;
}

/** What a box may lose of its score when a restriction that the data do not need is dropped. */
const simplicity = 0.02;

/**
 * The box that the rule takes from a trajectory; of equal ones that with fewer restrictions. Restrictions that the data do not need (quasi
 * p above 0.05) are then dropped, the least needed first, as long as the score stays within 2 % of that of the box that was taken; each such box
 * is a step of its own. The whole space may be the answer.
 */
export function chooseBox(search: PrimSearch, steps: readonly TrajectoryStep[], rule: BoxRule): TrajectoryStep[] {
  let chosen = steps[0]!;
  for (const step of steps) {
    const gain = scoreOf(step, rule) - scoreOf(chosen, rule);
    if (gain > 0 || (gain === 0 && step.restricted < chosen.restricted)) chosen = step;
  }
  const least = (1 - simplicity) * scoreOf(chosen, rule);
  const dropped: TrajectoryStep[] = [];
  for (;;) {
    const tested = testRestrictions(search, chosen).filter(({ quasiP }) => quasiP > quasiSignificance);
    if (tested.length === 0) break;
    const weakest = tested.reduce((a, b) => (b.quasiP > a.quasiP ? b : a));
    const next = stepOf(search, fill(search, withoutRestriction(chosen.box, weakest, search.inputs)), 'drop');
    if (scoreOf(next, rule) < least || scoreOf(next, rule) === 0) break;
    dropped.push(next);
    chosen = next;
  }
  return dropped.length > 0 ? dropped : [chosen];
}

/** Peels, pastes and chooses: the trajectory with the dropped restrictions behind it, and the position of the box that is taken. */
export function searchBox(
  search: PrimSearch,
  rule: BoxRule,
  options: PrimOptions,
): { readonly steps: readonly TrajectoryStep[]; readonly chosen: number } {
  const steps = trajectory(search, options);
  const taken = chooseBox(search, steps, rule);
  const last = taken.at(-1)!;
  if (last.step !== 'drop') return { steps, chosen: steps.indexOf(last) };
  return { steps: [...steps, ...taken], chosen: steps.length + taken.length - 1 };
}

/** Whether a box restricts anything. */
export function isRestricted(search: PrimSearch, step: TrajectoryStep): boolean {
  return restrictionsOf(step.box, search.inputs).length > 0;
}

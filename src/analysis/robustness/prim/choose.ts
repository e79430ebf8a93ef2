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

/**
 * The box that the rule takes from a trajectory; of equal ones that with fewer restrictions. Restrictions that the data do not need (quasi
 * p above 0.05) are then dropped, the least needed first, as long as the box satisfies the rule at all; each such box is a step of its own. The
 * whole space may be the answer.
 */
export function chooseBox(search: PrimSearch, steps: readonly TrajectoryStep[], rule: BoxRule): TrajectoryStep[] {
  let chosen = steps[0]!;
  for (const step of steps) {
    const gain = scoreOf(step, rule) - scoreOf(chosen, rule);
    if (gain > 0 || (gain === 0 && step.restricted < chosen.restricted)) chosen = step;
  }
  const dropped: TrajectoryStep[] = [];
  for (;;) {
    const tested = testRestrictions(search, chosen).filter(({ quasiP }) => quasiP > quasiSignificance);
    if (tested.length === 0) break;
    const weakest = tested.reduce((a, b) => (b.quasiP > a.quasiP ? b : a));
    const next = stepOf(search, fill(search, withoutRestriction(chosen.box, weakest, search.inputs)), 'drop');
    if (scoreOf(next, rule) === 0) break;
    dropped.push(next);
    chosen = next;
  }
  return dropped.length > 0 ? dropped : [chosen];
}

/** A search with the dropped restrictions behind its trajectory, and the position of the box that is taken. */
export interface SearchedBox {
  readonly steps: readonly TrajectoryStep[];
  readonly chosen: number;
}

/** So many inputs, the best ones when searched alone, are searched by twos and threes. */
const combined = 4;

/**
 * Peels, pastes and chooses: over all inputs, over each one alone, and over twos and threes of the four that do best alone; the search whose box does
 * best by the rule is the answer, of equal ones that with fewer restrictions.
 *
 * A step takes five per cent, and where many inputs are noise, some end of some of them holds no case of interest by chance: peeling all inputs at once
 * goes astray there. Kwakkel & Cunningham (2016), Technological Forecasting and Social Change 111, 124-134, draw subsets of inputs for that reason.
 */
export function searchBox(search: PrimSearch, rule: BoxRule, options: PrimOptions): SearchedBox {
  const { free } = search;
  const scored = (among: readonly number[]): Scored => {
    const found = searchAmong({ ...search, free: among }, rule, options);
    return { found, inputs: among, score: scoreOf(found.steps[found.chosen]!, rule) };
  };
  const alone = free.map((input) => scored([input]));
  const best = alone
    .toSorted((a, b) => b.score - a.score)
    .slice(0, combined)
    .map(({ inputs }) => inputs[0]!)
    .sort((a, b) => a - b);
  const more = subsetsOf(best).filter(({ length }) => (length === 2 || length === 3) && length < free.length);
  const searched = [...alone, ...more.map(scored), ...(free.length > 1 ? [scored(free)] : [])];
  return searched.reduce((a, b) => (isBetter(b, a) ? b : a)).found;
}

interface Scored {
  readonly found: SearchedBox;
  readonly inputs: readonly number[];
  readonly score: number;
}

function isBetter(a: Scored, b: Scored): boolean {
  const restricted = ({ found: { steps, chosen } }: Scored): number => steps[chosen]!.restricted;
  return a.score > b.score || (a.score === b.score && restricted(a) < restricted(b));
}

function subsetsOf(items: readonly number[]): number[][] {
  return Array.from({ length: 1 << items.length }, (_, mask) => items.filter((_item, i) => ((mask >> i) & 1) === 1));
}

function searchAmong(search: PrimSearch, rule: BoxRule, options: PrimOptions): SearchedBox {
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

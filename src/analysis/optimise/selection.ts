/** What NSGA-II keeps: fronts by dominance, and room within a front. */
import { dominates } from '../frontier/pareto.ts';

/** What a candidate was found to be. */
export interface Evaluation {
  /** All wanted low. A NaN makes the candidate the least feasible of all. */
  readonly objectives: ArrayLike<number>;
  /** By how much constraints are broken, 0 for a candidate that breaks none. */
  readonly violation?: number;
}

/** Constraint domination: a feasible one before one that is not, the less infeasible one, and Pareto dominance between feasible ones. */
export function constrainedDominates(a: Evaluation, b: Evaluation): boolean {
  const [va, vb] = [violationOf(a), violationOf(b)];
  if (va > 0 || vb > 0) return va < vb;
  return dominates(a.objectives, b.objectives);
}

function violationOf({ objectives, violation = 0 }: Evaluation): number {
  for (let k = 0; k < objectives.length; k++) if (Number.isNaN(objectives[k]!)) return Infinity;
  return Math.max(0, violation);
}

/**
 * Positions by front: none in the first front is dominated, those in the next are dominated by the ones before alone. Ascending within a front.
 * Reference: Deb, K., Pratap, A., Agarwal, S. and Meyarivan, T. (2002), A fast and elitist multiobjective genetic algorithm: NSGA-II, IEEE
 * Transactions on Evolutionary Computation 6, 182-197, section III.A.
 */
export function frontsOf(evaluations: readonly Evaluation[]): number[][] {
  const n = evaluations.length;
  const above = new Int32Array(n);
  const below: number[][] = Array.from({ length: n }, () => []);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (i === j || !constrainedDominates(evaluations[i]!, evaluations[j]!)) continue;
      below[i]!.push(j);
      above[j]! += 1;
    }
  }
  const fronts: number[][] = [];
  let front = [...evaluations.keys()].filter((i) => above[i] === 0);
  while (front.length > 0) {
    fronts.push(front);
    const next: number[] = [];
    for (const i of front) for (const j of below[i]!) if (--above[j]! === 0) next.push(j);
    front = next.sort((i, j) => i - j);
  }
  return fronts;
}

/**
 * Crowding distance of each member of a front, in its order: the sum over objectives of the distance between its neighbours, relative to the range of the
 * front; infinite for those at an end. Deb et al. (2002), section III.B.
 */
export function crowdingOf(front: readonly number[], evaluations: readonly Evaluation[]): Float64Array {
  const distance = new Float64Array(front.length);
  const m = evaluations[front[0]!]?.objectives.length ?? 0;
  for (let k = 0; k < m; k++) {
    const value = (at: number): number => evaluations[front[at]!]!.objectives[k]!;
    const order = [...front.keys()].sort((i, j) => value(i) - value(j) || i - j);
    const range = value(order.at(-1)!) - value(order[0]!);
    distance[order[0]!] = distance[order.at(-1)!] = Infinity;
    if (!(range > 0)) continue;
    for (let i = 1; i < order.length - 1; i++) distance[order[i]!]! += (value(order[i + 1]!) - value(order[i - 1]!)) / range;
  }
  return distance;
}

/** The best `count`: front by front, and of the last front those with the most room. */
export function survivors(
  evaluations: readonly Evaluation[],
  count: number,
): { readonly position: number; readonly front: number; readonly crowding: number }[] {
  const kept: { readonly position: number; readonly front: number; readonly crowding: number }[] = [];
  for (const [f, front] of frontsOf(evaluations).entries()) {
    const crowding = crowdingOf(front, evaluations);
    const order = [...front.keys()].sort((i, j) => (crowding[i] === crowding[j] ? i - j : crowding[j]! - crowding[i]!));
    const room = count - kept.length;
    for (const i of order.slice(0, room)) kept.push({ position: front[i]!, front: f, crowding: crowding[i]! });
    if (kept.length >= count) break;
  }
  return kept;
}

import { signsOf, type Objective } from './objective.ts';

/** Whether `a` is at least as good as `b` everywhere and better somewhere, when all objectives are wanted low. False where either has a NaN. */
export function dominates(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  let better = false;
  for (let k = 0; k < a.length; k++) {
    if (!(a[k]! <= b[k]!)) return false;
    if (a[k]! < b[k]!) better = true;
  }
  return better;
}

/**
 * Positions of the points that no other point dominates, ascending: entry `k` of a point is its value of objective `k`. Points that are equal in
 * all objectives are on the frontier together or not at all. A point with a NaN is not comparable: it is not on the frontier and keeps no other
 * off it. Exact in any number of objectives; margins are not looked at.
 *
 * Takes points in lexicographic order, where only a point before can dominate one, and compares with the frontier so far alone, since dominance
 * is transitive: Kung, Luccio and Preparata (1975), On finding the maxima of a set of vectors, Journal of the ACM 22, 469-476.
 */
export function paretoFrontier(points: readonly ArrayLike<number>[], objectives: readonly Pick<Objective, 'better'>[]): number[] {
  const signs = signsOf(objectives);
  const low = points.map((point) => Float64Array.from(signs, (sign, k) => sign * point[k]!));
  const order = [...low.keys()].filter((i) => !low[i]!.some(Number.isNaN));
  order.sort((i, j) => lexicographic(low[i]!, low[j]!) || i - j);
  const frontier: number[] = [];
  for (const i of order) if (!frontier.some((j) => dominates(low[j]!, low[i]!))) frontier.push(i);
  return frontier.sort((i, j) => i - j);
}

function lexicographic(a: Float64Array, b: Float64Array): number {
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return a[k]! - b[k]!;
  return 0;
}

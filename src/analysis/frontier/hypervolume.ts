import { signsOf, type Objective } from './objective.ts';

/**
 * What a set of points dominates, up to a reference point: an area with two objectives, a volume with three. Grows when a point comes nearer to
 * the frontier or the frontier is better covered. Points that are not better than the reference in every objective, or have a NaN, add nothing.
 * Exact. Throws a `RangeError` for another number of objectives than two or three.
 *
 * Reference: Zitzler, E. and Thiele, L. (1999), Multiobjective evolutionary algorithms: a comparative case study and the strength Pareto
 * approach, IEEE Transactions on Evolutionary Computation 3, 257-271.
 */
export function hypervolume(
  points: readonly ArrayLike<number>[],
  reference: ArrayLike<number>,
  objectives: readonly Pick<Objective, 'better'>[],
): number {
  const m = objectives.length;
  if (m !== 2 && m !== 3) throw new RangeError(`a hypervolume of ${m} objectives; 2 or 3 are expected`);
  const signs = signsOf(objectives);
  const gains = points
    .map((point) => Float64Array.from(signs, (sign, k) => sign * (reference[k]! - point[k]!)))
    .filter((gain) => gain.every((g) => g > 0));
  return m === 2 ? area(gains) : volume(gains);
}

/** Area of the union of the rectangles from the origin to the points. */
function area(gains: readonly ArrayLike<number>[]): number {
  const order = gains.toSorted((a, b) => b[0]! - a[0]!);
  let sum = 0;
  let height = 0;
  for (const gain of order) {
    if (!(gain[1]! > height)) continue;
    sum += gain[0]! * (gain[1]! - height);
    height = gain[1]!;
  }
  return sum;
}

/** Slices between one third coordinate and the next lower one, each as thick as they are apart. */
function volume(gains: readonly ArrayLike<number>[]): number {
  const order = gains.toSorted((a, b) => b[2]! - a[2]!);
  let sum = 0;
  for (let i = 0; i < order.length; i++) {
    const below = order[i + 1]?.[2] ?? 0;
    const thickness = order[i]![2]! - below;
    if (thickness > 0) sum += thickness * area(order.slice(0, i + 1));
  }
  return sum;
}

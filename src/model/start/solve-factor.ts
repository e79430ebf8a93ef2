import { splitByWeight } from '../../population/index.ts';
import { alwaysPoor } from '../household/critical-factor.ts';
import type { World } from '../world.ts';

/** Factors below this say that nobody can be poor: the factor stays as it was. */
const least = 1e-9;

/**
 * Solves the county factor a_c so that the headcount ratio of this year's incomes equals the county's datum as nearly as a whole number of
 * persons allows. Each household has one critical factor below which it is poor, and a_c is a quantile of these, weighted by persons.
 * Reads the scores that `earn` filled.
 * @param persons of the county
 */
export function solveFactor(world: World, c: number, persons: number): void {
  const { blocks, counties, facts, households } = world;
  const critical = households.score.subarray(blocks.starts[c]!, blocks.starts[c + 1]!);
  const size = households.size.subarray(blocks.starts[c]!, blocks.starts[c + 1]!);
  const split = splitByWeight(critical, size, facts[c]!.headcount * persons, 0.5 * alwaysPoor);
  const below = split.below ?? 0;
  const above = split.above ?? 2 * below;
  const factor = (Math.min(above, 4 * below) + below) / 2;
  if (factor > least) counties.factor[c] = factor;
}

import { burdenFromIncome } from '../stages/live.ts';
import type { World } from '../world.ts';

/**
 * Solves the county factor a_c so that the headcount ratio of this year's incomes equals the county's datum as nearly as a whole number of
 * persons allows. Income is a (F + W) + other, less treatment of at most a part of it, so each household has one critical factor below which
 * it is poor, and a_c is a quantile of these, weighted by persons.
 * Reads the scratch columns that `earn` filled.
 */
export function solveFactor(world: World, c: number, t: number): void {
  const { blocks, households, parameters, scratch } = world;
  const { size, workers, remoteness } = households;
  const line = parameters.macro.poverty_line;
  const floor = parameters.macro.minimum_income[t]!;
  const proportional = parameters.macro.proportional_transfers[t]!;
  const full = parameters.macro.minimum_income_full[t]!;
  const first = blocks.starts[c]!;
  const count = blocks.starts[c + 1]! - first;
  const critical = new Float64Array(count);
  let persons = 0;
  for (let i = 0; i < count; i++) {
    const need = line * size[first + i]!;
    const treatment = scratch.treatment[i]!;
    const earned = (1 + proportional) * (scratch.farm[i]! + scratch.wages[i]!);
    const gross = Math.min(need + treatment, need / burdenFromIncome);
    const safe = scratch.other[i]! >= gross || (workers[first + i] === 0 && (floor >= 1 || remoteness[first + i]! < full));
    critical[i] = safe ? 0 : earned > 0 ? (gross - scratch.other[i]!) / earned : Infinity;
    persons += size[first + i]!;
  }
  const order = Int32Array.from(critical, (_, i) => i).sort((a, b) => critical[b]! - critical[a]! || a - b);
  const poorPersons = world.facts[c]!.headcount * persons;
  let poor = 0;
  let n = 0;
  // Who earns nothing is poor whatever the factor.
  while (n < count && (critical[order[n]!] === Infinity || poor + 0.5 * size[first + order[n]!]! <= poorPersons))
    poor += size[first + order[n++]!]!;
  const above = n === 0 ? 2 * critical[order[0]!]! : critical[order[n - 1]!]!;
  const below = n === count ? 0 : critical[order[n]!]!;
  const factor = (Math.min(above, 4 * below) + below) / 2;
  world.counties.factor[c] = factor > 0 ? factor : world.counties.factor[c]!;
}

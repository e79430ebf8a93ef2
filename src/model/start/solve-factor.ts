import { burdenFromIncome } from '../household/year.ts';
import { packIncome, personsOf } from '../indicators/distribution.ts';
import type { World } from '../world.ts';

/** Critical factor of households that earn nothing, or next to it: poor whatever the factor. Single precision holds it and what it multiplies. */
const never = 1e30;

/** Factors below this say that nobody can be poor: the factor stays as it was. */
const least = 1e-9;

/**
 * Solves the county factor a_c so that the headcount ratio of this year's incomes equals the county's datum as nearly as a whole number of
 * persons allows. Income is a (F + W) + other, less treatment of at most a part of it, so each household has one critical factor below which
 * it is poor, and a_c is a quantile of these, weighted by persons.
 * Reads the columns that `earn` filled.
 */
export function solveFactor(world: World, c: number, t: number): void {
  const { blocks, households, parameters } = world;
  const { size, workers, remoteness, farm, wages, other, treatment } = households;
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
    const h = first + i;
    const earned = (1 + proportional) * (farm[h]! + wages[h]!);
    const gross = Math.min(need + treatment[h]!, need / burdenFromIncome);
    const safe = other[h]! >= gross || (workers[h] === 0 && (floor >= 1 || remoteness[h]! < full));
    const factor = safe ? 0 : earned > 0 ? Math.min(never, (gross - other[h]!) / earned) : never;
    critical[i] = packIncome(factor, size[first + i]!);
    persons += size[first + i]!;
  }
  critical.sort();
  const poorPersons = world.facts[c]!.headcount * persons;
  let poor = 0;
  let n = count;
  while (n > 0 && (critical[n - 1]! > 0.5 * never || poor + 0.5 * personsOf(critical[n - 1]!) <= poorPersons))
    poor += personsOf(critical[--n]!);
  const above = n === count ? 2 * critical[count - 1]! : critical[n]!;
  const below = n === 0 ? 0 : critical[n - 1]!;
  const factor = (Math.min(above, 4 * below) + below) / 2;
  if (factor > least) world.counties.factor[c] = factor;
}

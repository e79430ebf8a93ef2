import { addScaledPoverty } from '../indicators/growth.ts';
import type { World } from '../world.ts';
import { entryOf, type Tally } from './tally.ts';
import type { GrowthSums } from './values.ts';

/** What the poverty of a place would be with the mean of this year and the incomes of the base year, and the other way round. */
export function growthSince({ households, blocks, parameters }: World, now: Tally, base: Tally, counties: readonly number[]): GrowthSums {
  const mean = (row: Tally): number => entryOf(row, 'income') / entryOf(row, 'persons');
  const growth = mean(now) / mean(base);
  const grown = { headcount: 0, gap: 0 };
  const shared = { headcount: 0, gap: 0 };
  const line = parameters.macro.poverty_line;
  for (const c of counties) {
    const [first, end] = [blocks.starts[c]!, blocks.starts[c + 1]!];
    addScaledPoverty(grown, households.rankedBase.subarray(first, end), growth, line);
    addScaledPoverty(shared, households.ranked.subarray(first, end), 1 / growth, line);
  }
  return { base, grown, shared };
}

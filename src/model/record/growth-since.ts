import { addScaledPoverty } from '../indicators/growth.ts';
import { findPoorer } from '../indicators/income-marks.ts';
import type { World } from '../world.ts';
import { entryOf, type Tally } from './tally.ts';
import type { GrowthSums } from './values.ts';

const poorer = { persons: 0, income: 0 };

/** What the poverty of a place would be with the mean of this year and the incomes of the base year, and the other way round. */
export function growthSince(
  { households, blocks, povertyLine: line, recorder }: World,
  now: Tally,
  base: Tally,
  counties: readonly number[],
): GrowthSums {
  const mean = (row: Tally): number => entryOf(row, 'income') / entryOf(row, 'persons');
  const growth = mean(now) / mean(base);
  const grown = { headcount: 0, gap: 0 };
  const shared = { headcount: 0, gap: 0 };
  for (const c of counties) {
    const [first, end] = [blocks.starts[c]!, blocks.starts[c + 1]!];
    const [from, to] = [recorder.markStarts[c]!, recorder.markStarts[c + 1]!];
    findPoorer(poorer, households.rankedBase, first, end, recorder.baseMarks, from, to, line / growth);
    addScaledPoverty(grown, poorer, line / growth);
    findPoorer(poorer, households.ranked, first, end, recorder.marks, from, to, line * growth);
    addScaledPoverty(shared, poorer, line * growth);
  }
  return { base, grown, shared };
}

import type { Blocks } from '../../population/index.ts';
import { bins } from '../indicators/sweeps.ts';

/** Places with more simulated households are counted in bins every year, others are sorted. */
const mostSorted = 262_144;

/** Whether a place of so many simulated households is counted in bins. */
export function isLarge(households: number): boolean {
  return households > mostSorted;
}

/** Where the runs of county `c` begin among those of all counties; of the county after the last, how much room all need. */
export function runStart({ starts }: Blocks, c: number): number {
  let start = 0;
  for (let k = 0; k < c; k++) start += Math.min(bins, starts[k + 1]! - starts[k]!);
  return start;
}

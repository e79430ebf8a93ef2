import type { Verdict } from '../output/comparison-row.ts';

/** Adjusted p values below this count as a difference. */
export const significance = 0.05;

/**
 * What a difference means. `told` says whether it can be told from zero, `better` which direction of the indicator is good for poor people.
 * `undetermined` with fewer than two replicates.
 */
export function verdictOf(difference: number, replicates: number, told: boolean, better: 'lower' | 'higher' | undefined): Verdict {
  if (replicates < 2) return 'undetermined';
  if (!told) return 'not distinguishable';
  if (better === undefined) return 'different';
  return difference < 0 === (better === 'lower') ? 'better' : 'worse';
}

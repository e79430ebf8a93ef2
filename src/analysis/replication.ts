/** How many replicates a question needs. */
import { studentHalfWidth } from './student.ts';

/** Beyond so many replicates the answer is that simulating more is no way to find out. */
const mostReplicates = 1_000_000;

/**
 * The smallest number of replicates at which the 95 % interval would leave out zero, were the difference and its spread as they are now: the
 * least R with |d| > t_{R−1} s/√R. `null` when the difference is zero, when more than a million would be needed, or when there are fewer than
 * two replicates to judge by.
 */
export function replicatesToSettle(difference: number, standardError: number, replicates: number, confidence = 0.95): number | null {
  if (!(replicates >= 2) || difference === 0 || Number.isNaN(difference)) return null;
  const standardDeviation = standardError * Math.sqrt(replicates);
  return fewest((halfWidth) => halfWidth < Math.abs(difference), standardDeviation, confidence);
}

/**
 * The smallest number of replicates, from 2, whose interval has at most the half-width `target`: the least R with t_{R−1} s/√R ≤ target. `null`
 * beyond a million. Reference: Law, A. M. (2015), Simulation Modeling and Analysis, 5th edition, 9.4.1.
 */
export function replicatesForHalfWidth(standardDeviation: number, target: number, confidence = 0.95): number | null {
  return fewest((halfWidth) => halfWidth <= target, standardDeviation, confidence);
}

/** The least number of replicates whose half-width satisfies; half-widths fall as replicates grow. */
function fewest(satisfies: (halfWidth: number) => boolean, standardDeviation: number, confidence: number): number | null {
  const enough = (replicates: number): boolean =>
    satisfies((studentHalfWidth(confidence, replicates - 1) * standardDeviation) / Math.sqrt(replicates));
  let high = 2;
  while (!enough(high)) {
    if (high === mostReplicates) return null;
    high = Math.min(2 * high, mostReplicates);
  }
  let low = 1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

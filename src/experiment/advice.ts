/** How many more replicates would settle what a comparison has left open. */
import { replicatesToSettle } from '../analysis/replication.ts';
import { studentHalfWidth } from '../analysis/student.ts';
import { distinguishable } from './finding.ts';
import type { ComparisonSummary } from './summary.ts';

/** A scenario whose headcount at the end cannot be told from that of the reference. Plain JSON. */
export interface OpenQuestion {
  readonly scenario: string;
  readonly title: string;
  readonly year: number;
  readonly replicates: number;
  /** Replicates beyond those, were the difference and its spread as they are now; `null` when more than a million would be needed. */
  readonly more: number | null;
}

/** The open questions of a summary, in the order of its scenarios. Where replicates were too few to tell, and where all pairs are equal, there is none. */
export function openQuestions(summary: Pick<ComparisonSummary, 'reference' | 'scenarios'>): OpenQuestion[] {
  return summary.scenarios.flatMap(({ name, title, headcount }) => {
    const last = headcount.findLast(({ difference }) => difference !== null);
    const difference = last?.difference;
    if (last === undefined || difference === undefined || difference === null || distinguishable(difference)) return [];
    const { mean, lower, upper, replicates } = difference;
    if (lower === null || upper === null || (lower === 0 && upper === 0)) return [];
    const standardError = (upper - lower) / 2 / studentHalfWidth(0.95, replicates - 1);
    const needed = replicatesToSettle(mean, standardError, replicates);
    // An interval that just holds zero may be settled at its own number of replicates but for rounding.
    return [{ scenario: name, title, year: last.year, replicates, more: needed === null ? null : Math.max(1, needed - replicates) }];
  });
}

/** One sentence for each open question. */
export function adviceTexts(summary: Pick<ComparisonSummary, 'reference' | 'scenarios'>): string[] {
  const reference = summary.scenarios.find(({ name }) => name === summary.reference)?.title ?? summary.reference;
  return openQuestions(summary).map(({ title, year, replicates, more }) => {
    if (more === null) return `${title}: no number of replicates in reach would tell its headcount of ${year} from that of ${reference}.`;
    const total = replicates + more;
    return `${title}: about ${more} more replicate${more === 1 ? '' : 's'} (--replicates ${total}) would settle whether its headcount of ${year} differs from that of ${reference}, if the difference stays as it is.`;
  });
}

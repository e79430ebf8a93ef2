import { stride } from './sweeps.ts';
import { incomeOf, personsOf } from './rank-key.ts';

/** What comes before every so many households of ranked incomes, so that sums up to any of them need not begin at the poorest. */
export interface IncomeMarks {
  /** The household that each mark is before, ascending; after the last of them the number of all. */
  readonly at: Int32Array;
  readonly persons: Float64Array;
  readonly income: Float64Array;
}

/** How many marks so many households may need. */
export function marksFor(households: number): number {
  return Math.ceil(households / stride);
}

/** Persons poorer than an income, and their income together. */
export interface Poorer {
  persons: number;
  income: number;
}

/**
 * Finds who is poorer than `income` among the ranked keys from `first` to `end`, into `poorer`.
 * @param from first of their marks
 * @param to mark after their last
 */
export function findPoorer(
  poorer: Poorer,
  keys: Uint32Array,
  first: number,
  end: number,
  { at, persons, income: before }: IncomeMarks,
  from: number,
  to: number,
  income: number,
): void {
  // The last mark before which all are poorer.
  let [low, high] = [from, to];
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    const household = first + at[middle]!;
    if (household < end && incomeOf(keys[household]!) < income) low = middle;
    else high = middle;
  }
  poorer.persons = from < to ? persons[low]! : 0;
  poorer.income = from < to ? before[low]! : 0;
  for (let h = from < to ? first + at[low]! : end; h < end; h++) {
    const y = incomeOf(keys[h]!);
    if (y >= income) break;
    const w = personsOf(keys[h]!);
    poorer.persons += w;
    poorer.income += w * y;
  }
}

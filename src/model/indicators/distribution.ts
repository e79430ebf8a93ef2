import { sortWords } from '../../population/index.ts';
import { type Entropy, entropyOf } from './entropy.ts';
import { rankKey } from './rank-key.ts';
import { type Ranked, rankedOf } from './ranked-incomes.ts';
import { SortedIncomes } from './sorted-incomes.ts';

/** Everything about the distribution of one place and year. */
export type Distribution = Ranked & Entropy & { readonly bottomCoded: number };

/**
 * The distribution of a place that is one group, its households in any order.
 * @param income yuan per person, 0 or more; taken in single precision
 * @param persons of each household, 1 to 8
 */
export function distributionOf(income: ArrayLike<number>, persons: ArrayLike<number>): Distribution {
  const sorted = sortIncomes(income, persons);
  const sums = sorted.logSums();
  return { ...rankedOf(sorted), ...entropyOf(sums), bottomCoded: sums.bottomCoded };
}

/** Households in the order of their incomes. */
export function sortIncomes(income: ArrayLike<number>, persons: ArrayLike<number>): SortedIncomes {
  const keys = Uint32Array.from(income, (y, i) => rankKey(y, persons[i]!));
  sortWords(keys);
  return new SortedIncomes().load(keys);
}

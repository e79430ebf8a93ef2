import { incomeOf, personsOf } from './rank-key.ts';

/** A household in the order of incomes: `keys[at]`, and the persons and the income of all poorer ones. */
export interface Position {
  readonly keys: Uint32Array;
  readonly at: number;
  readonly before: number;
  readonly incomeBefore: number;
}

/** Incomes of a place in ascending order, as indicators of ranks ask for them. Persons have the income per person of their household. */
export abstract class RankedIncomes {
  /** Number of persons, and their income together, yuan. */
  abstract readonly persons: number;
  abstract readonly income: number;
  /** Sum over pairs of households of w_i w_j |y_i - y_j|. */
  abstract readonly pairSum: number;

  /** The household of the person who is number `person` from the poorest, more than 0 and at most all. */
  abstract find(person: number): Position;
  /** The household after one; undefined after the richest. */
  abstract next(position: Position): number | undefined;

  /** Income of the first person at or above the share `p` of persons; the mean of two when that lies between them. */
  quantile(p: number): number {
    const person = p * this.persons;
    const found = this.find(person);
    const key = found.keys[found.at]!;
    const next = found.before + personsOf(key) === person ? this.next(found) : undefined;
    return next === undefined ? incomeOf(key) : (incomeOf(key) + incomeOf(next)) / 2;
  }

  /** Income of the poorest `persons` together. A household that lies across the border is divided there. */
  incomeOfPoorest(persons: number): number {
    if (persons >= this.persons) return this.income;
    const { keys, at, before, incomeBefore } = this.find(persons);
    return incomeBefore + (persons - before) * incomeOf(keys[at]!);
  }

  /** The poorest household whose middle person is at or above number `person`; Infinity when there is none. */
  keyOfMiddle(person: number): number {
    const found = this.find(person);
    const key = found.keys[found.at]!;
    return found.before + personsOf(key) / 2 >= person ? key : (this.next(found) ?? Infinity);
  }
}

/** Indicators that need incomes in ascending order. */
export interface Ranked {
  readonly median: number;
  readonly gini: number;
  /** Income of the richest tenth of persons over that of the poorest four tenths; NaN where those have none. */
  readonly palma: number;
  /** Ninth decile over first decile; NaN where the first is zero. */
  readonly p90p10: number;
}

/** Gini = sum_ij w_i w_j |y_i - y_j| / (2 N^2 mean), quantiles, and the Palma ratio, of persons. */
export function rankedOf(incomes: RankedIncomes): Ranked {
  const { persons, income, pairSum } = incomes;
  const [poorest, richest] = [incomes.incomeOfPoorest(0.4 * persons), income - incomes.incomeOfPoorest(0.9 * persons)];
  return {
    median: incomes.quantile(0.5),
    gini: pairSum / (persons * income),
    palma: ratioOf(richest, poorest),
    p90p10: ratioOf(incomes.quantile(0.9), incomes.quantile(0.1)),
  };
}

function ratioOf(upper: number, lower: number): number {
  return lower > 0 ? upper / lower : NaN;
}

/**
 * Mean income of each of `parts` equal parts of all persons, poorest first. A household that lies across a border is divided there, so that every
 * part has the same number of persons.
 */
export function partMeans(incomes: RankedIncomes, parts: number, means: Float64Array): void {
  const each = incomes.persons / parts;
  let before = 0;
  for (let part = 0; part < parts; part++) {
    const upTo = part === parts - 1 ? incomes.income : incomes.incomeOfPoorest((part + 1) * each);
    means[part] = (upTo - before) / each;
    before = upTo;
  }
}

/**
 * Lower bounds of the tenths of persons but the poorest: households at or above bound `k` belong to tenth `k + 1` or a richer one. A household is in
 * the tenth in which its middle person is.
 */
export function decileBounds(incomes: RankedIncomes): Float64Array {
  return Float64Array.from({ length: 9 }, (_, k) => incomes.keyOfMiddle(((k + 1) * incomes.persons) / 10));
}

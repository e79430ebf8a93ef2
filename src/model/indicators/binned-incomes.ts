import { floatOf } from '../../kernel/lane-bits.ts';
import { sortWords } from '../../population/index.ts';
import { incomeOf, personsOf, smallest } from './rank-key.ts';
import { type Position, RankedIncomes } from './ranked-incomes.ts';

/** Keys of one bin have their upper 16 bits in common: 1024 bins from an income to its double. */
const lowBits = 16;
/** What is left of them when persons are taken out: how far above the least income of the bin. */
const offsets = (1 << (lowBits - 3)) - 1;
/** Bins lie between 16 yuan and a million; all lower incomes are in the first one, all higher ones in the last. */
const lowest = 44 << 10;
/** Number of bins. */
export const bins = 16 << 10;

/** The bin of a key. */
const binOf = (key: number): number => Math.max(0, Math.min(bins - 1, (key >>> lowBits) - lowest));

/** Sorted keys counted in bins: of each bin that is not empty, persons, and sums over persons of the offset and of its square. Whole numbers all. */
export interface BinRuns {
  readonly bin: Uint32Array;
  readonly persons: Uint32Array;
  readonly offset: Float64Array;
  readonly square: Float64Array;
}

/**
 * Counts sorted keys of a county in bins.
 * @param first where in `runs` the county's begin; there is room for as many as it has keys, or as there are bins
 * @returns the end of its runs
 */
export function countRuns(keys: Uint32Array, runs: BinRuns, first: number): number {
  const { bin, persons, offset, square } = runs;
  let n = first;
  for (let i = 0; i < keys.length; n++) {
    const here = binOf(keys[i]!);
    let count = 0;
    let sum = 0;
    let squares = 0;
    do {
      const key = keys[i]!;
      const w = personsOf(key);
      const x = (key >>> 3) & offsets;
      count += w;
      sum += w * x;
      squares += w * x * x;
      i++;
    } while (i < keys.length && binOf(keys[i]!) === here);
    bin[n] = here;
    persons[n] = count;
    offset[n] = sum;
    square[n] = squares;
  }
  return n;
}

/** A county of a place: its sorted keys, and its runs. */
export interface BinnedCounty {
  readonly keys: Uint32Array;
  readonly runs: BinRuns;
  readonly first: number;
  readonly end: number;
}

/** Share of persons from which a bin is looked into: several times what the densest bin of a lognormal distribution of the usual width has. */
const dense = 0.0012;

/**
 * Incomes of a place too large to sort anew every year, from its counties' incomes counted in bins. Counts and sums are whole numbers, so that they do
 * not depend on an order. Persons, income, quantiles and what lies below a person are exact, because a bin that matters is looked into. The pair
 * sum is exact between bins, and within bins that hold many (all with the minimum income, say); within others pairs are taken as those of an even
 * distribution with the bin's standard deviation s: n^2 s / sqrt 3. All of that together is some 7e-8 of the Gini coefficient, and what it is
 * off by a small part of it.
 */
export class BinnedIncomes extends RankedIncomes {
  persons = 0;
  income = 0;
  pairSum = 0;
  readonly #count = new Float64Array(bins);
  readonly #offset = new Float64Array(bins);
  readonly #square = new Float64Array(bins);
  readonly #personsBefore = new Float64Array(bins + 1);
  readonly #incomeBefore = new Float64Array(bins + 1);
  #counties: readonly BinnedCounty[] = [];
  #looked: { bin: number; keys: Uint32Array } = { bin: -1, keys: new Uint32Array(0) };

  /** Takes another place. */
  load(counties: readonly BinnedCounty[]): this {
    const [count, offset, square] = [this.#count, this.#offset, this.#square];
    for (const column of [count, offset, square]) column.fill(0);
    for (const { runs, first, end } of counties)
      for (let r = first; r < end; r++) {
        const bin = runs.bin[r]!;
        count[bin]! += runs.persons[r]!;
        offset[bin]! += runs.offset[r]!;
        square[bin]! += runs.square[r]!;
      }
    this.#counties = counties;
    this.#looked = { bin: -1, keys: new Uint32Array(0) };
    this.#rank();
    return this;
  }

  #rank(): void {
    const count = this.#count;
    let all = 0;
    for (let bin = 0; bin < bins; bin++) all += count[bin]!;
    let before = 0;
    let income = 0;
    let between = 0;
    let within = 0;
    for (let bin = 0; bin < bins; bin++) {
      this.#personsBefore[bin] = before;
      this.#incomeBefore[bin] = income;
      const n = count[bin]!;
      if (n === 0) continue;
      const here = bin === 0 || bin === bins - 1 || n > dense * all ? this.#exactly(bin) : this.#evenly(bin);
      between += here.income * (2 * before + n - all);
      within += here.pairs;
      income += here.income;
      before += n;
    }
    this.#personsBefore[bins] = before;
    this.persons = all;
    this.income = income;
    this.pairSum = between + within;
  }

  /** Income and pair sum of a bin from its counts. */
  #evenly(bin: number): { income: number; pairs: number } {
    const bits = smallest + (bin + lowest) * (offsets + 1);
    const edge = floatOf(bits);
    const step = floatOf(bits + 1) - edge;
    const n = this.#count[bin]!;
    const mean = this.#offset[bin]! / n;
    const variance = Math.max(0, this.#square[bin]! / n - mean * mean);
    return { income: edge * n + step * this.#offset[bin]!, pairs: n * n * step * Math.sqrt(variance / 3) };
  }

  /** Income and pair sum of a bin from its households. */
  #exactly(bin: number): { income: number; pairs: number } {
    const keys = this.#lookInto(bin);
    const n = this.#count[bin]!;
    let before = 0;
    let income = 0;
    let pairs = 0;
    for (let i = 0; i < keys.length; i++) {
      const w = personsOf(keys[i]!);
      const y = w * incomeOf(keys[i]!);
      pairs += y * (2 * before + w - n);
      income += y;
      before += w;
    }
    return { income, pairs };
  }

  find(person: number): Position {
    let [low, high] = [0, bins - 1];
    while (low < high) {
      const bin = (low + high + 1) >> 1;
      if (this.#personsBefore[bin]! < person) low = bin;
      else high = bin - 1;
    }
    const keys = this.#lookInto(low);
    let before = this.#personsBefore[low]!;
    let incomeBefore = this.#incomeBefore[low]!;
    let at = 0;
    while (at < keys.length - 1 && before + personsOf(keys[at]!) < person) {
      before += personsOf(keys[at]!);
      incomeBefore += personsOf(keys[at]!) * incomeOf(keys[at]!);
      at++;
    }
    return { keys, at, before, incomeBefore };
  }

  next({ keys, at }: Position): number | undefined {
    if (at + 1 < keys.length) return keys[at + 1];
    let bin = binOf(keys[at]!) + 1;
    while (bin < bins && this.#count[bin] === 0) bin++;
    return bin >= bins ? undefined : this.#lookInto(bin)[0];
  }

  /** The keys of a bin, ascending. */
  #lookInto(bin: number): Uint32Array {
    if (this.#looked.bin === bin) return this.#looked.keys;
    const pieces = this.#counties.map(({ keys }) => keys.subarray(lowerBound(keys, bin), lowerBound(keys, bin + 1)));
    const keys = new Uint32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
    let n = 0;
    for (const piece of pieces) {
      keys.set(piece, n);
      n += piece.length;
    }
    sortWords(keys);
    this.#looked = { bin, keys };
    return keys;
  }
}

/** Position of the first key whose bin is `bin` or a higher one. */
function lowerBound(keys: Uint32Array, bin: number): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (binOf(keys[middle]!) < bin) low = middle + 1;
    else high = middle;
  }
  return low;
}

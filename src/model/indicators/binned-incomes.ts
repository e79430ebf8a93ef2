import { sortWords } from '../../population/index.ts';
import { loadSweeps, Workbench } from '../../sweep/index.ts';
import { incomeOf, personsOf } from './rank-key.ts';
import { type Position, RankedIncomes } from './ranked-incomes.ts';
import * as definitions from './sweeps.ts';
import { compiled } from './sweeps.compiled.ts';

const { bins, parts } = definitions;

/**
 * Incomes of a county counted in bins, a 1024th of a doubling each: of each bin that is not empty, a run, its first household, persons, and sums over persons of the distance
 * of their income from the middle of the bin and of its square.
 */
export interface BinRuns {
  readonly bin: Uint32Array;
  readonly at: Int32Array;
  readonly persons: Uint32Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
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
 * Incomes of a place too large to sort anew every year, from its counties' incomes counted in bins. Persons, quantiles and what lies below a person
 * are exact, because a bin that matters is looked into. The pair sum is exact between bins, and within bins that hold many (all with the minimum
 * income, say); within others pairs are taken as those of an even distribution with the bin's standard deviation s: n^2 s / sqrt 3. All of that
 * together is some 7e-8 of the Gini coefficient, and what it is off by a small part of it.
 */
export class BinnedIncomes extends RankedIncomes {
  persons = 0;
  income = 0;
  pairSum = 0;
  readonly #bench = new Workbench({
    runBin: 'u32',
    runPersons: 'u32',
    runFirst: 'f64',
    runSecond: 'f64',
    persons: 'f64',
    first: 'f64',
    second: 'f64',
    personsBefore: 'f64',
    incomeBefore: 'f64',
    listed: 'i32',
    keys: 'u32',
    partPersons: 'i32',
    sums: 'f64',
  }).reserve({
    runBin: bins,
    runPersons: bins,
    runFirst: bins,
    runSecond: bins,
    persons: bins,
    first: bins,
    second: bins,
    personsBefore: bins,
    incomeBefore: bins,
    listed: bins,
    partPersons: parts,
    sums: 5,
  });
  readonly #sweeps = loadSweeps(definitions, compiled, this.#bench.memory);
  #counties: readonly BinnedCounty[] = [];
  /** Takes another place: its counties, in an order of which the last bits may depend. */
  load(counties: readonly BinnedCounty[]): this {
    const { arrays } = this.#bench;
    for (const name of ['persons', 'first', 'second'] as const) arrays[name].fill(0);
    for (const { runs, first, end } of counties) {
      arrays.runBin.set(runs.bin.subarray(first, end));
      arrays.runPersons.set(runs.persons.subarray(first, end));
      arrays.runFirst.set(runs.first.subarray(first, end));
      arrays.runSecond.set(runs.second.subarray(first, end));
      this.#sweeps.addRuns(arrays, { length: end - first });
    }
    this.#counties = counties;
    this.#sweeps.rankBins(arrays, { dense });
    const [persons, income, between, within, listed] = arrays.sums as unknown as [number, number, number, number, number];
    this.persons = persons;
    this.income = income;
    this.pairSum = between - persons * income + within;
    for (const bin of arrays.listed.slice(0, listed)) this.pairSum += this.#pairsWithin(bin);
    return this;
  }

  /** The pair sum of a bin: between parts that are much finer than bins, and between households in the bins at the ends, which are wide. */
  #pairsWithin(bin: number): number {
    const heap = this.#gather(bin);
    const all = this.#bench.arrays.persons[bin]!;
    let before = 0;
    let pairs = 0;
    const add = (income: number, persons: number): void => {
      pairs += persons * income * (2 * before + persons - all);
      before += persons;
    };
    if (bin === 0 || bin === bins - 1) for (const key of this.#sorted(heap)) add(incomeOf(key), personsOf(key));
    else {
      this.#countParts(heap);
      const { partPersons } = this.#bench.arrays;
      for (let part = 0; part <= heap.last; part++) add(incomeOf(heap.least + (part << heap.shift)), partPersons[part]!);
    }
    return pairs;
  }

  find(person: number): Position {
    const { personsBefore, incomeBefore } = this.#bench.arrays;
    let [low, high] = [0, bins - 1];
    while (low < high) {
      const bin = (low + high + 1) >> 1;
      if (personsBefore[bin]! < person) low = bin;
      else high = bin - 1;
    }
    const heap = this.#gather(low);
    let before = personsBefore[low]!;
    let income = incomeBefore[low]!;
    while (heap.length > few && heap.least < heap.greatest) {
      this.#countParts(heap);
      const { partPersons } = this.#bench.arrays;
      let part = 0;
      while (part < heap.last && before + partPersons[part]! < person) before += partPersons[part++]!;
      income += this.#take(heap, part);
    }
    const keys = this.#sorted(heap);
    let at = 0;
    while (at < keys.length - 1 && before + personsOf(keys[at]!) < person) {
      before += personsOf(keys[at]!);
      income += personsOf(keys[at]!) * incomeOf(keys[at]!);
      at++;
    }
    return { keys, at, before, incomeBefore: income };
  }

  next({ keys, at }: Position): number | undefined {
    if (at + 1 < keys.length) return keys[at + 1];
    // The least of all greater keys is one of the counties' next ones.
    const key = keys[at]!;
    let next: number | undefined;
    for (const county of this.#counties) {
      const after = county.keys[upperBound(county.keys, key)];
      if (after !== undefined && !(after >= next!)) next = after;
    }
    return next;
  }

  /** Puts the keys of a bin on the bench. */
  #gather(bin: number): Heap {
    this.#bench.reserve({ keys: this.#bench.arrays.persons[bin]! });
    const into = this.#bench.arrays.keys;
    const heap = { length: 0, least: 0xffffffff, greatest: 0, shift: 0, last: 0 };
    for (const { keys, runs, first, end } of this.#counties) {
      const run = runOf(runs.bin, first, end, bin);
      if (run === end || runs.bin[run] !== bin) continue;
      const [from, to] = [runs.at[run]!, run + 1 < end ? runs.at[run + 1]! : keys.length];
      into.set(keys.subarray(from, to), heap.length);
      heap.length += to - from;
      heap.least = Math.min(heap.least, keys[from]!);
      heap.greatest = Math.max(heap.greatest, keys[to - 1]!);
    }
    return heap;
  }

  /** Counts persons in the parts of a heap, which are as fine as they can be. */
  #countParts(heap: Heap): void {
    const range = heap.greatest - heap.least;
    heap.shift = Math.max(0, 32 - Math.clz32(range) - 8);
    heap.last = range >>> heap.shift;
    this.#sweeps.countParts(this.#bench.arrays, { length: heap.length, low: heap.least, shift: heap.shift });
  }

  /** Reduces a heap to one of its parts. Returns the income of the parts before. */
  #take(heap: Heap, part: number): number {
    const { arrays } = this.#bench;
    this.#sweeps.takePart(arrays, { length: heap.length, low: heap.least, shift: heap.shift, part });
    heap.length = arrays.sums[0]!;
    heap.least += part * (1 << heap.shift);
    heap.greatest = Math.min(heap.greatest, heap.least + (1 << heap.shift) - 1);
    return arrays.sums[1]!;
  }

  #sorted(heap: Heap): Uint32Array {
    const keys = this.#bench.arrays.keys.slice(0, heap.length);
    sortWords(keys);
    return keys;
  }
}

/** So few keys are sorted. */
const few = 256;

/** Keys on the bench, in any order: how many, the range in which they lie, and how fine its parts are. */
interface Heap {
  length: number;
  least: number;
  greatest: number;
  /** Width of a part is 2^shift; `last` is the last part. */
  shift: number;
  last: number;
}

/** The first run of a bin or a higher one. */
function runOf(runBins: Uint32Array, first: number, end: number, bin: number): number {
  let [low, high] = [first, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runBins[middle]! < bin) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Position of the first key that is greater than one. */
function upperBound(keys: Uint32Array, key: number): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys[middle]! <= key) low = middle + 1;
    else high = middle;
  }
  return low;
}

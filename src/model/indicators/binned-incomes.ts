import { sortWords } from '../../population/index.ts';
import { loadSweeps, Workbench } from '../../sweep/index.ts';
import { incomeOf, personsOf } from './rank-key.ts';
import { type Position, RankedIncomes } from './ranked-incomes.ts';
import * as definitions from './sweeps.ts';
import { compiled } from './sweeps.compiled.ts';

const { bins, binOf, cellBits } = definitions;

/**
 * Incomes of a county counted in bins, a 1024th of a doubling each: of each bin that is not empty, a run, persons, and sums over persons of the distance
 * of their income from the middle of the bin and of its square.
 */
export interface BinRuns {
  readonly bin: Uint32Array;
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
    sums: 5,
  });
  readonly #sweeps = loadSweeps(definitions, compiled, this.#bench.memory);
  #counties: readonly BinnedCounty[] = [];
  #looked: LookedInto = { bin: -1, keys: new Uint32Array(0), at: 0, before: 0, incomeBefore: 0 };

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
    this.#looked.bin = -1;
    this.#sweeps.rankBins(arrays, { dense });
    const [persons, income, between, within, listed] = arrays.sums as unknown as [number, number, number, number, number];
    this.persons = persons;
    this.income = income;
    this.pairSum = between - persons * income + within;
    for (let k = 0; k < listed; k++) this.pairSum += this.#pairsWithin(arrays.listed[k]!);
    return this;
  }

  /** The pair sum of a bin from its households. */
  #pairsWithin(bin: number): number {
    const keys = this.#keysOf(bin);
    const n = this.#bench.arrays.persons[bin]!;
    let before = 0;
    let pairs = 0;
    for (let i = 0; i < keys.length; i++) {
      const w = personsOf(keys[i]!);
      pairs += w * incomeOf(keys[i]!) * (2 * before + w - n);
      before += w;
    }
    return pairs;
  }

  find(person: number): Position {
    const { personsBefore } = this.#bench.arrays;
    let [low, high] = [0, bins - 1];
    while (low < high) {
      const bin = (low + high + 1) >> 1;
      if (personsBefore[bin]! < person) low = bin;
      else high = bin - 1;
    }
    const { keys } = this.#lookInto(low);
    const looked = this.#looked;
    // Persons are mostly asked for one after another.
    let { at, before, incomeBefore } = looked;
    if (before >= person) {
      at = 0;
      before = personsBefore[low]!;
      incomeBefore = this.#bench.arrays.incomeBefore[low]!;
    }
    while (at < keys.length - 1) {
      const w = personsOf(keys[at]!);
      if (before + w >= person) break;
      before += w;
      incomeBefore += w * incomeOf(keys[at]!);
      at++;
    }
    looked.at = at;
    looked.before = before;
    looked.incomeBefore = incomeBefore;
    return { keys, at, before, incomeBefore };
  }

  next({ keys, at }: Position): number | undefined {
    if (at + 1 < keys.length) return keys[at + 1];
    const { persons } = this.#bench.arrays;
    let bin = binOf(keys[at]! >>> cellBits) + 1;
    while (bin < bins && persons[bin] === 0) bin++;
    return bin >= bins ? undefined : this.#keysOf(bin)[0];
  }

  /** Looks into a bin, and stands before its first household. */
  #lookInto(bin: number): LookedInto {
    if (this.#looked.bin !== bin) {
      const { personsBefore, incomeBefore } = this.#bench.arrays;
      this.#looked = { bin, keys: this.#keysOf(bin), at: 0, before: personsBefore[bin]!, incomeBefore: incomeBefore[bin]! };
    }
    return this.#looked;
  }

  /** The keys of a bin, ascending. */
  #keysOf(bin: number): Uint32Array {
    const keys = new Uint32Array(this.#bench.arrays.persons[bin]!);
    let n = 0;
    for (const county of this.#counties)
      for (let i = lowerBound(county.keys, bin); i < county.keys.length && binOf(county.keys[i]! >>> cellBits) === bin; i++)
        keys[n++] = county.keys[i]!;
    const found = keys.subarray(0, n);
    sortWords(found);
    return found;
  }
}

/** A bin that was looked into: its keys, and the household last asked for with what is before it. */
interface LookedInto {
  bin: number;
  readonly keys: Uint32Array;
  at: number;
  before: number;
  incomeBefore: number;
}

/** Position of the first key whose bin is `bin` or a higher one. */
function lowerBound(keys: Uint32Array, bin: number): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (binOf(keys[middle]! >>> cellBits) < bin) low = middle + 1;
    else high = middle;
  }
  return low;
}

import { loadSweeps, Workbench } from '../../sweep/index.ts';
import type { BinRuns } from './binned-incomes.ts';
import type { LogSums } from './entropy.ts';
import { type IncomeMarks, marksFor } from './income-marks.ts';
import { logTables } from './logarithm.ts';
import type { PovertySums } from './poverty.ts';
import { incomeOf, personsOf } from './rank-key.ts';
import { type Position, RankedIncomes } from './ranked-incomes.ts';
import * as definitions from './sweeps.ts';
import { compiled } from './sweeps.compiled.ts';

const { bins, rankedArrays, sumAt } = definitions;

const bench = new Workbench(rankedArrays).reserve({
  reciprocals: logTables.reciprocals.length,
  logarithms: logTables.logarithms.length,
  sums: 8,
});
bench.arrays.reciprocals.set(logTables.reciprocals);
bench.arrays.logarithms.set(logTables.logarithms);
const sweeps = loadSweeps(definitions, compiled, bench.memory);

/** Incomes of a place whose keys lie sorted in one piece. An object serves one place after another: `load` it. */
export class SortedIncomes extends RankedIncomes {
  persons = 0;
  income = 0;
  pairSum = 0;
  #keys: Uint32Array = new Uint32Array(0);
  readonly #logs = { codedIncome: 0, incomeLog: 0, log: 0, bottomCoded: 0 };
  #marks: IncomeMarks = { at: new Int32Array(0), persons: new Float64Array(0), income: new Float64Array(0) };
  #markCount = 0;

  /** @param keys ascending; not copied, and not to be changed while this place is asked about */
  load(keys: Uint32Array): this {
    this.#sum(keys, 0);
    return this;
  }

  /**
   * Loads a county, for larger places to use what is found of it too.
   * @param marks room for its marks, from `mark` on
   * @param runs room for its runs, from `run` on: as many as it has keys, or as there are bins; undefined when nobody needs them
   * @returns the end of its runs
   */
  loadCounty(keys: Uint32Array, marks: IncomeMarks, mark: number, runs: BinRuns | undefined, run: number): number {
    this.#sum(keys, runs === undefined ? 0 : 1);
    const count = this.#markCount;
    marks.at.set(this.#marks.at.subarray(0, count), mark);
    marks.persons.set(this.#marks.persons.subarray(0, count), mark);
    marks.income.set(this.#marks.income.subarray(0, count), mark);
    if (runs === undefined) return run;
    const { arrays } = bench;
    const found = arrays.sums[sumAt.runs]!;
    runs.bin.set(arrays.runBin.subarray(0, found), run);
    runs.at.set(arrays.runAt.subarray(0, found), run);
    runs.persons.set(arrays.runPersons.subarray(0, found), run);
    runs.first.set(arrays.runFirst.subarray(0, found), run);
    runs.second.set(arrays.runSecond.subarray(0, found), run);
    return run + found;
  }

  #sum(keys: Uint32Array, counted: 0 | 1): void {
    const { length } = keys;
    const marks = marksFor(length);
    const runs = counted * Math.min(bins, length);
    this.#keys = keys;
    this.#markCount = marks;
    const { arrays } = bench.reserve({
      keys: length + 1,
      at: marks,
      personsBefore: marks,
      incomeBefore: marks,
      runBin: runs,
      runAt: runs,
      runPersons: runs,
      runFirst: runs,
      runSecond: runs,
    });
    arrays.keys.set(keys);
    sweeps.sumRanked(arrays, { length, marks, counted });
    const { sums } = arrays;
    this.persons = sums[sumAt.persons]!;
    this.income = sums[sumAt.income]!;
    // Each household gains on all poorer ones and loses on all richer ones.
    this.pairSum = sums[sumAt.ranks]! - this.persons * this.income;
    this.#logs.codedIncome = sums[sumAt.codedIncome]!;
    this.#logs.incomeLog = sums[sumAt.incomeLog]!;
    this.#logs.log = sums[sumAt.log]!;
    this.#logs.bottomCoded = sums[sumAt.bottomCoded]!;
    if (this.#marks.at.length < marks)
      this.#marks = { at: new Int32Array(marks), persons: new Float64Array(marks), income: new Float64Array(marks) };
    this.#marks.at.set(arrays.at.subarray(0, marks));
    this.#marks.persons.set(arrays.personsBefore.subarray(0, marks));
    this.#marks.income.set(arrays.incomeBefore.subarray(0, marks));
  }

  find(person: number): Position {
    const { at: marked, persons, income } = this.#marks;
    let [low, high] = [0, this.#markCount];
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if (persons[middle]! < person) low = middle;
      else high = middle;
    }
    let before = persons[low]!;
    let incomeBefore = income[low]!;
    // After the last household there are marks too, and all persons before them.
    let at = Math.min(marked[low]!, this.#keys.length - 1);
    while (at < this.#keys.length - 1 && before + personsOf(this.#keys[at]!) < person) {
      before += personsOf(this.#keys[at]!);
      incomeBefore += personsOf(this.#keys[at]!) * incomeOf(this.#keys[at]!);
      at++;
    }
    return { keys: this.#keys, at, before, incomeBefore };
  }

  next({ keys, at }: Position): number | undefined {
    return keys[at + 1];
  }

  /** FGT of order 0, 1, 2 (Foster, Greer and Thorbecke 1984; poor is strictly below the line) and the Watts index, as sums over persons. */
  povertySums(line: number): PovertySums {
    let [low, high] = [0, this.#keys.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (incomeOf(this.#keys[middle]!) < line) low = middle + 1;
      else high = middle;
    }
    const { arrays } = bench.reserve({ keys: low });
    arrays.keys.set(this.#keys.subarray(0, low));
    sweeps.sumPoor(arrays, { length: low, line, logLine: Math.log(line) });
    const [poor, gap, squaredGap, watts] = arrays.sums as unknown as [number, number, number, number];
    return { persons: this.persons, poor, gap, squaredGap, watts, income: this.income };
  }

  /** Sums for the Theil index and the mean log deviation, the place being one group. */
  logSums(): LogSums {
    const { codedIncome: income, incomeLog, log, bottomCoded } = this.#logs;
    const logMean = Math.log(income / this.persons);
    return {
      persons: this.persons,
      income,
      incomeLog,
      log,
      incomeLogGroup: income * logMean,
      logGroup: this.persons * logMean,
      bottomCoded,
    };
  }
}

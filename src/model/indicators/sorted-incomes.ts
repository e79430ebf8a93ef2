import { bottomCode, type PovertySums } from './poverty.ts';
import type { LogSums } from './entropy.ts';
import { exactLog } from './logarithm.ts';
import { incomeOf, personsOf } from './rank-key.ts';
import { type Position, RankedIncomes } from './ranked-incomes.ts';

/** Every so many households it is noted how many persons, and what income, came before. */
const stride = 256;

/** Incomes of a place whose keys lie sorted in one piece. An object serves one place after another: `load` it. */
export class SortedIncomes extends RankedIncomes {
  persons = 0;
  income = 0;
  pairSum = 0;
  #keys: Uint32Array = new Uint32Array(0);
  #incomes = new Float64Array(0);
  #persons = new Uint8Array(0);
  #personsBefore = new Float64Array(0);
  #incomeBefore = new Float64Array(0);

  /** @param keys ascending; not copied, and not to be changed while this place is asked about */
  load(keys: Uint32Array): this {
    const count = keys.length;
    this.#keys = keys;
    if (this.#incomes.length < count) {
      this.#incomes = new Float64Array(count);
      this.#persons = new Uint8Array(count);
      this.#personsBefore = new Float64Array(Math.ceil(count / stride));
      this.#incomeBefore = new Float64Array(Math.ceil(count / stride));
    }
    const [incomes, persons] = [this.#incomes, this.#persons];
    let all = 0;
    for (let i = 0; i < count; i++) {
      const key = keys[i]!;
      const w = personsOf(key);
      incomes[i] = incomeOf(key);
      persons[i] = w;
      all += w;
    }
    let before = 0;
    let income = 0;
    let pairs = 0;
    for (let from = 0, block = 0; from < count; from += stride, block++) {
      this.#personsBefore[block] = before;
      this.#incomeBefore[block] = income;
      const to = Math.min(count, from + stride);
      for (let i = from; i < to; i++) {
        const w = persons[i]!;
        const y = w * incomes[i]!;
        // Each household gains on all poorer ones and loses on all richer ones.
        pairs += y * (2 * before + w - all);
        income += y;
        before += w;
      }
    }
    this.persons = all;
    this.income = income;
    this.pairSum = pairs;
    return this;
  }

  find(person: number): Position {
    const blocks = Math.ceil(this.#keys.length / stride);
    let [low, high] = [0, blocks - 1];
    while (low < high) {
      const block = (low + high + 1) >> 1;
      if (this.#personsBefore[block]! < person) low = block;
      else high = block - 1;
    }
    let before = this.#personsBefore[low]!;
    let incomeBefore = this.#incomeBefore[low]!;
    let at = low * stride;
    while (at < this.#keys.length - 1 && before + this.#persons[at]! < person) {
      before += this.#persons[at]!;
      incomeBefore += this.#persons[at]! * this.#incomes[at]!;
      at++;
    }
    return { keys: this.#keys, at, before, incomeBefore };
  }

  next({ keys, at }: Position): number | undefined {
    return keys[at + 1];
  }

  /** FGT of order 0, 1, 2 (Foster, Greer and Thorbecke 1984; poor is strictly below the line) and the Watts index, as sums over persons. */
  povertySums(line: number): PovertySums {
    const [incomes, persons] = [this.#incomes, this.#persons];
    const logLine = Math.log(line);
    let poor = 0;
    let gap = 0;
    let squaredGap = 0;
    let watts = 0;
    for (let i = 0; i < this.#keys.length && incomes[i]! < line; i++) {
      const y = incomes[i]!;
      const w = persons[i]!;
      const shortfall = (line - y) / line;
      poor += w;
      gap += w * shortfall;
      squaredGap += w * shortfall * shortfall;
      watts += w * (logLine - exactLog(y > bottomCode ? y : bottomCode));
    }
    return { persons: this.persons, poor, gap, squaredGap, watts, income: this.income };
  }

  /** Sums for the Theil index and the mean log deviation, the place being one group. */
  logSums(): LogSums {
    const [incomes, persons] = [this.#incomes, this.#persons];
    const count = this.#keys.length;
    let start = 0;
    let bottomCoded = 0;
    for (; start < count && incomes[start]! < bottomCode; start++) bottomCoded += persons[start]!;
    // The logarithm of one yuan is nothing.
    let income = bottomCoded * bottomCode;
    let incomeLog = 0;
    let log = 0;
    for (let i = start; i < count; i++) {
      const y = incomes[i]!;
      const l = persons[i]! * exactLog(y);
      income += persons[i]! * y;
      incomeLog += y * l;
      log += l;
    }
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

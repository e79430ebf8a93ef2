import { floatOf } from '../../kernel/lane-bits.ts';
import { defineSweep, double } from '../../sweep/index.ts';
import { tabledLog } from './logarithm.ts';
import { bottomCode } from './poverty.ts';
import { incomeOf, personsOf, smallest } from './rank-key.ts';

/** Every so many households, or at the end of the cell in which they end, it is marked what came before. */
export const stride = 64;

/** Words of one cell have their upper 16 bits in common: there are 1024 cells from an income to its double. */
export const cellBits = 16;

/** Bins are cells between 16 yuan and a million; all lower cells are in the first bin, all higher ones in the last. */
const lowestCell = 44 << 10;
export const bins: number = 16 << 10;

/** The bin of a cell. */
export function binOf(cell: number): number {
  return Math.max(0, Math.min(bins - 1, cell - lowestCell));
}

/** The income in the middle of a bin's own cell. */
export function centreOf(bin: number): number {
  return centreOfCell(bin + lowestCell);
}

function centreOfCell(cell: number): number {
  return floatOf(smallest + (cell << (cellBits - 3)) + (1 << (cellBits - 4)));
}

/** Places of the sums that `sumRanked` leaves. */
export const sumAt = { persons: 0, income: 1, ranks: 2, codedIncome: 3, incomeLog: 4, log: 5, bottomCoded: 6, runs: 7 } as const;

/** What is laid out to sum up ranked incomes: keys, marks, runs, tables of the logarithm, and results. */
export const rankedArrays = {
  keys: 'u32',
  at: 'i32',
  personsBefore: 'f64',
  incomeBefore: 'f64',
  runBin: 'u32',
  runAt: 'i32',
  runPersons: 'u32',
  runFirst: 'f64',
  runSecond: 'f64',
  reciprocals: 'f64',
  logarithms: 'f64',
  sums: 'f64',
} as const;

/**
 * Sums over households in the order of their incomes: persons w, w y, w y (2 P + w) with P persons before the household, and with incomes of at least
 * `bottomCode` w y, w y ln y and w ln y. Within a cell, y = c + d and ln y = ln c + r - r^2/2 + r^3/3 with r = d/c, which is at most 2^-11, to 1e-14.
 * On the way it marks what is before every so many households and, with `counted` 1, counts them in bins: of each bin that is not empty, a run, its first
 * household, persons, and the sums of w d and w d^2.
 */
export const sumRanked = defineSweep(
  {
    arrays: rankedArrays,
    numbers: { length: 'i32', marks: 'i32', counted: 'i32' },
  },
  (
    { keys, at, personsBefore, incomeBefore, runBin, runAt, runPersons, runFirst, runSecond, reciprocals, logarithms, sums },
    { length, marks, counted },
  ) => {
    let i = 0;
    let mark = 0;
    let due = 0;
    let run = -1;
    let lastBin = -1;
    let before = 0;
    let bottomCoded = 0;
    let income = 0;
    let ranks = 0;
    let codedIncome = 0;
    let incomeLog = 0;
    let log = 0;
    while (i < length) {
      if (i >= due) {
        at[mark] = i;
        personsBefore[mark] = before;
        incomeBefore[mark] = income;
        mark++;
        due = i + stride;
      }
      const begin = i;
      let key = keys[i]!;
      const cell = key >>> cellBits;
      const centre = centreOfCell(cell);
      let persons = 0;
      let first = 0;
      let second = 0;
      let third = 0;
      let own = 0;
      while (i < length && key >>> cellBits === cell) {
        const w = personsOf(key);
        const d = incomeOf(key) - centre;
        const wd = w * d;
        first += wd;
        second += wd * d;
        third += wd * d * d;
        own += wd * (2 * persons + w);
        persons += w;
        i++;
        key = keys[i]!;
      }
      const sum = centre * persons + first;
      ranks += centre * (double(persons) * double(2 * before + persons)) + own + 2 * before * first;
      income += sum;
      before += persons;
      if (centre < bottomCode) {
        bottomCoded += persons;
        codedIncome += persons * bottomCode;
      } else {
        const r1 = first / centre;
        const r2 = second / (centre * centre);
        const r3 = third / (centre * centre * centre);
        const logCentre = tabledLog(centre, reciprocals, logarithms);
        codedIncome += sum;
        log += persons * logCentre + (r1 - 0.5 * r2 + r3 / 3);
        // (1 + r) ln (1 + r) = r + r^2/2 - r^3/6 + ...
        incomeLog += sum * logCentre + centre * (r1 + 0.5 * r2 - r3 / 6);
      }
      if (counted === 1) {
        const bin = binOf(cell);
        if (bin !== lastBin) {
          run++;
          lastBin = bin;
          runBin[run] = bin >>> 0;
          runAt[run] = begin;
          runPersons[run] = 0;
          runFirst[run] = 0;
          runSecond[run] = 0;
        }
        runPersons[run]! += persons >>> 0;
        runFirst[run]! += bin === cell - lowestCell ? first : sum - persons * centreOf(bin);
        runSecond[run]! += second;
      }
    }
    for (; mark < marks; mark++) {
      at[mark] = length;
      personsBefore[mark] = before;
      incomeBefore[mark] = income;
    }
    sums[sumAt.persons] = before;
    sums[sumAt.income] = income;
    sums[sumAt.ranks] = ranks;
    sums[sumAt.codedIncome] = codedIncome;
    sums[sumAt.incomeLog] = incomeLog;
    sums[sumAt.log] = log;
    sums[sumAt.bottomCoded] = bottomCoded;
    sums[sumAt.runs] = run + 1;
  },
);

/** Sums over the poor: persons, shortfalls relative to the line, their squares, and ln(line / income). */
export const sumPoor = defineSweep(
  { arrays: { keys: 'u32', reciprocals: 'f64', logarithms: 'f64', sums: 'f64' }, numbers: { length: 'i32', line: 'f64', logLine: 'f64' } },
  ({ keys, reciprocals, logarithms, sums }, { length, line, logLine }) => {
    let poor = 0;
    let gap = 0;
    let square = 0;
    let watts = 0;
    for (let i = 0; i < length; i++) {
      const key = keys[i]!;
      const w = personsOf(key);
      const y = incomeOf(key);
      const shortfall = (line - y) / line;
      const part = w * shortfall;
      poor += w;
      gap += part;
      square += part * shortfall;
      watts += w * (logLine - tabledLog(Math.max(bottomCode, y), reciprocals, logarithms));
    }
    sums[0] = poor;
    sums[1] = gap;
    sums[2] = square;
    sums[3] = watts;
  },
);

const runs = { runBin: 'u32', runPersons: 'u32', runFirst: 'f64', runSecond: 'f64' } as const;

/** Adds a county's runs to the bins of a place. */
export const addRuns = defineSweep(
  { arrays: { ...runs, persons: 'f64', first: 'f64', second: 'f64' }, numbers: { length: 'i32' } },
  ({ runBin, runPersons, runFirst, runSecond, persons, first, second }, { length }) => {
    for (let run = 0; run < length; run++) {
      const bin = runBin[run]!;
      persons[bin]! += runPersons[run]!;
      first[bin]! += runFirst[run]!;
      second[bin]! += runSecond[run]!;
    }
  },
);

/**
 * Ranks the bins of a place: persons and income before each, and the sums of persons, of w y, of w y (2 P + w) taken between bins, and of the pair sums
 * n^2 s / sqrt 3 within bins, those of an even distribution with the standard deviation s that the n persons of the bin have. Bins with more than
 * the share `dense` of persons are left out of the last; they are listed.
 */
export const rankBins = defineSweep(
  {
    arrays: { persons: 'f64', first: 'f64', second: 'f64', personsBefore: 'f64', incomeBefore: 'f64', listed: 'i32', sums: 'f64' },
    numbers: { dense: 'f64' },
  },
  ({ persons, first, second, personsBefore, incomeBefore, listed, sums }, { dense }) => {
    let all = 0;
    for (let bin = 0; bin < bins; bin++) all += persons[bin]!;
    let before = 0;
    let income = 0;
    let between = 0;
    let within = 0;
    let list = 0;
    for (let bin = 0; bin < bins; bin++) {
      personsBefore[bin] = before;
      incomeBefore[bin] = income;
      const n = persons[bin]!;
      if (n > 0) {
        const own = centreOf(bin) * n + first[bin]!;
        between += own * (2 * before + n);
        income += own;
        before += n;
        if (n > dense * all || bin === 0 || bin === bins - 1) {
          listed[list] = bin;
          list++;
        } else {
          const mean = first[bin]! / n;
          within += n * n * Math.sqrt(Math.max(0, second[bin]! / n - mean * mean) / 3);
        }
      }
    }
    sums[0] = before;
    sums[1] = income;
    sums[2] = between;
    sums[3] = within;
    sums[4] = list;
  },
);

/** Parts into which households are split to find one of them. */
export const parts = 256;

/** Counts the persons of the parts of a range of keys: part `p` begins at `low + p * 2^shift`. */
export const countParts = defineSweep(
  { arrays: { keys: 'u32', partPersons: 'i32' }, numbers: { length: 'i32', low: 'i32', shift: 'i32' } },
  ({ keys, partPersons }, { length, low, shift }) => {
    for (let part = 0; part < parts; part++) partPersons[part] = 0;
    for (let i = 0; i < length; i++) {
      const key = keys[i]!;
      partPersons[(key - (low >>> 0)) >>> shift]! += personsOf(key);
    }
  },
);

/** Moves the keys of one part to the front; the others are lost. Sums: how many there are, and the income of all lower parts. */
export const takePart = defineSweep(
  { arrays: { keys: 'u32', sums: 'f64' }, numbers: { length: 'i32', low: 'i32', shift: 'i32', part: 'i32' } },
  ({ keys, sums }, { length, low, shift, part }) => {
    let taken = 0;
    let income = 0;
    for (let i = 0; i < length; i++) {
      const key = keys[i]!;
      const own = ((key - (low >>> 0)) >>> shift) | 0;
      income += own < part ? personsOf(key) * incomeOf(key) : 0;
      keys[taken] = key;
      taken += own === part ? 1 : 0;
    }
    sums[0] = taken;
    sums[1] = income;
  },
);

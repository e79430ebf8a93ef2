import { instrumentCount, instruments } from '../instruments/index.ts';
import type { LogSums } from '../indicators/entropy.ts';
import type { DeprivationSums } from '../indicators/multidimensional.ts';
import type { SortedIncomes } from '../indicators/sorted-incomes.ts';
import { centreNames } from '../parameters/governance.ts';
import { cell, type Ledger } from '../governance/ledger.ts';
import { rowCount, sortWords } from '../../population/index.ts';
import { callOf, type SumsOf } from '../steps.ts';
import type { World } from '../world.ts';
import { isLarge, runStart } from './runs.ts';
import { counts, totals } from './tally-household.ts';

/*
 * Everything counted of one place and year: a row of numbers that add over places. Ratios are taken last. Persons and households are simulated
 * ones; the weight scales them to real ones.
 */

const poverty = ['persons', 'poor', 'gap', 'squaredGap', 'watts', 'income'] as const;
const logs = ['codedIncome', 'incomeLog', 'log', 'incomeLogGroup', 'logGroup', 'bottomCoded'] as const;
const county = [
  'households',
  'registeredBefore',
  'poorBefore',
  'wronglyRegistered',
  'missed',
  'farmIncome',
  'wageIncome',
  'transferIncome',
  'infrastructure',
  'enterprises',
  'servedMembers',
  'loans',
  'due',
  'unpaid',
  'believed',
  'delisted',
] as const;
const money = [
  'allotted',
  'coordination',
  'overhead',
  'misdirected',
  'duplicated',
  'spentOnNonPoor',
  'carriedOut',
  'spentSoFar',
  'spentOnHouseholds',
  'spentByGovernment',
  'spentByMarket',
  'spentBySociety',
] as const;
const [, ...otherCounts] = counts;
const names = [...poverty, ...logs, ...otherCounts, ...totals, ...county, ...money] as const;
type Entry = (typeof names)[number];

/** Position of each entry in a row. What instruments spent follows, in the order of the registry. */
const at = Object.fromEntries(names.map((name, k) => [name, k])) as Readonly<Record<Entry, number>>;
export const tallyLength: number = names.length + instrumentCount;

/** One row of a tally. */
export type Tally = Float64Array;

/** The row of a place in tallies: of a county by its position, then of the places, and at last of the province. */
export function tallyOf(tallies: Float64Array, place: number): Tally {
  return tallies.subarray(place * tallyLength, (place + 1) * tallyLength);
}

/** Counts county `c` at the end of year index `t` into its row, and loads its incomes. `spentBefore` is what was spent in it since the base year. */
export function tallyCounty(world: World, c: number, t: number, row: Tally, incomes: SortedIncomes, spentBefore: number): void {
  const { blocks, counties, parameters, povertyLine, recorder } = world;
  const call = callOf(world, c, parameters.years.from + t);
  const told = { povertyLine, years: t + 1, liftedBelow: t < 3 ? 0 : 1 << (t - 2) };
  const counted: SumsOf<'tally'> = world.steps.run('tally', told, call);
  const keys = world.households.ranked.subarray(blocks.starts[c]!, blocks.starts[c + 1]!);
  sortWords(keys);
  const runs = isLarge(rowCount(blocks)) ? recorder.runs : undefined;
  recorder.runEnds[c] = incomes.loadCounty(keys, recorder.marks, recorder.markStarts[c]!, runs, runStart(blocks, c));
  row.fill(0);
  enter(row, counted);
  enter(row, incomes.povertySums(povertyLine));
  const { persons: _, income: codedIncome, ...logSums } = incomes.logSums();
  enter(row, logSums);
  row[at.codedIncome] = codedIncome;
  const households = call.count;
  enter(row, {
    households,
    // Sums over years to means.
    gapSum: counted.gapSum / (t + 1),
    squareSum: counted.squareSum / (t + 1),
    registeredBefore: counties.registered[c]!,
    poorBefore: counties.poorBefore[c]!,
    wronglyRegistered: counties.wronglyRegistered[c]!,
    missed: counties.missed[c]!,
    farmIncome: counties.farmIncome[c]!,
    wageIncome: counties.wageIncome[c]!,
    transferIncome: counties.transferIncome[c]!,
    infrastructure: counties.infrastructure[c]! * households,
    enterprises: counties.enterprises[c]!,
    servedMembers: counties.served[c]! * counted.members,
    loans: counties.loans[c]!,
    due: counties.due[c]!,
    unpaid: counties.unpaid[c]!,
    believed: counties.believedHeadcount[c]! * households,
    delisted: counties.delisted[c] === 0 ? 0 : 1,
  });
  tallyMoney(world.ledger, c, row);
  row[at.spentSoFar] = spentBefore + spentIn(row);
}

/** Enters values by their names. */
function enter(row: Tally, values: Readonly<Partial<Record<Entry, number>>>): void {
  for (const name in values) row[at[name as Entry]] = values[name as Entry]!;
}

function tallyMoney(ledger: Ledger, c: number, row: Tally): void {
  for (let centre = 0; centre < centreNames.length; centre++) {
    row[at.coordination]! += ledger.coordination[centre * ledger.counties + c]!;
    for (let i = 0; i < ledger.instruments; i++) {
      const account = cell(ledger, centre, c, i);
      const lost = ledger.overhead[account]! + ledger.misdirected[account]! + ledger.duplicated[account]!;
      row[at.allotted]! += ledger.allotted[account]!;
      row[at.overhead]! += ledger.overhead[account]!;
      row[at.misdirected]! += ledger.misdirected[account]!;
      row[at.duplicated]! += ledger.duplicated[account]!;
      row[at.spentOnNonPoor]! += ledger.spentOnNonPoor[account]!;
      row[at.carriedOut]! += ledger.carriedOut[account]!;
      row[at.spentByGovernment + centre]! += ledger.spent[account]! + lost;
      row[names.length + i]! += ledger.spent[account]!;
      if (instruments[i]!.reaches === 'households') row[at.spentOnHouseholds]! += ledger.spent[account]!;
    }
  }
}

/** Adds a place to a larger one. */
export function addTally(into: Tally, from: Tally): void {
  for (let k = 0; k < into.length; k++) into[k]! += from[k]!;
}

/** An entry of a row. */
export function entryOf(row: Tally, name: Entry): number {
  return row[at[name]]!;
}

/** Spending of each instrument, in the order of the registry, yuan. */
export function spendByInstrument(row: Tally): Float64Array {
  return row.subarray(names.length);
}

/** Spending of all centres in the year, coordination included, yuan. */
export function spentIn(row: Tally): number {
  return row[at.spentByGovernment]! + row[at.spentByMarket]! + row[at.spentBySociety]! + row[at.coordination]!;
}

export function logSumsOf(row: Tally): LogSums {
  return {
    persons: row[at.persons]!,
    income: row[at.codedIncome]!,
    incomeLog: row[at.incomeLog]!,
    log: row[at.log]!,
    incomeLogGroup: row[at.incomeLogGroup]!,
    logGroup: row[at.logGroup]!,
    bottomCoded: row[at.bottomCoded]!,
  };
}

export function deprivationSumsOf(row: Tally): DeprivationSums {
  const censored = row.slice(at.deprivedIncome, at.deprivedRoad + 1);
  return { persons: row[at.persons]!, poor: row[at.deprived]!, score: row[at.deprivations]! / censored.length, censored };
}

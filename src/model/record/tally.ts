import { instrumentCount } from '../instruments/index.ts';
import type { Distribution } from '../indicators/distribution.ts';
import { censoredScore } from '../indicators/multidimensional.ts';
import { addPersons, addSums, emptySums, type PovertySums } from '../indicators/poverty.ts';
import { centreNames } from '../parameters/governance.ts';
import { cell, type Ledger } from '../governance/ledger.ts';
import { flag, type World } from '../world.ts';

/** Everything counted of one place and year. Tallies of counties add up to the province's; ratios are taken last. */
export interface Tally {
  readonly poverty: PovertySums;
  readonly counts: Float64Array;
  readonly spendByCentre: Float64Array;
  readonly spendByInstrument: Float64Array;
  delisted: number;
}

/** Entries of `Tally.counts`: plain sums. Persons and households are simulated ones; `weight` scales them to real ones. */
const count = {
  realPersons: 0,
  realHouseholds: 1,
  households: 2,
  deprivation: 3,
  members: 4,
  borrowers: 5,
  workers: 6,
  offfarm: 7,
  registered: 8,
  aware: 9,
  wronglyRegistered: 10,
  missed: 11,
  poorBefore: 12,
  atRisk: 13,
  relapsed: 14,
  farmIncome: 15,
  wageIncome: 16,
  transferIncome: 17,
  infrastructure: 18,
  enterprises: 19,
  servedMembers: 20,
  loans: 21,
  due: 22,
  unpaid: 23,
  believed: 24,
  allotted: 25,
  coordination: 26,
  overhead: 27,
  misdirected: 28,
  duplicated: 29,
  spentOnNonPoor: 30,
  carriedOut: 31,
  registeredBefore: 32,
} as const;
const countLength = 33;

/** Years before last in which poverty makes a household one at risk of relapse: bits 2 to 4 of its history. */
const recentlyPoor = 0b11100;

export function emptyTally(): Tally {
  return {
    poverty: emptySums(),
    counts: new Float64Array(countLength),
    spendByCentre: new Float64Array(centreNames.length),
    spendByInstrument: new Float64Array(instrumentCount),
    delisted: 0,
  };
}

/** Counts county `c` at the end of a year. */
export function tallyCounty(world: World, c: number): Tally {
  const { blocks, counties, households: s, ledger, parameters, weight } = world;
  const line = parameters.macro.poverty_line;
  const tally = emptyTally();
  const n = tally.counts;
  const first = blocks.starts[c]!;
  const end = blocks.starts[c + 1]!;
  let deprived = 0;
  let members = 0;
  let borrowers = 0;
  let workers = 0;
  let offfarm = 0;
  let registered = 0;
  let aware = 0;
  let atRisk = 0;
  let relapsed = 0;
  for (let h = first; h < end; h++) {
    const persons = s.size[h]!;
    const f = s.flags[h]!;
    const history = s.poverty[h]!;
    addPersons(tally.poverty, persons, s.income[h]!, line);
    deprived += persons * censoredScore(s.deprivations[h]!);
    if ((f & flag.member) !== 0) members++;
    if (s.debt[h]! > 0) borrowers++;
    if ((f & flag.aware) !== 0) aware++;
    if ((f & flag.registered) !== 0) registered += persons;
    workers += s.workers[h]!;
    offfarm += s.offfarm[h]!;
    if ((history & 2) === 0 && (history & recentlyPoor) !== 0) {
      atRisk += persons;
      if ((history & 1) !== 0) relapsed += persons;
    }
  }
  n[count.realPersons] = tally.poverty.persons * weight;
  n[count.realHouseholds] = (end - first) * weight;
  n[count.households] = end - first;
  n[count.deprivation] = deprived;
  n[count.members] = members;
  n[count.borrowers] = borrowers;
  n[count.workers] = workers;
  n[count.offfarm] = offfarm;
  n[count.registered] = registered;
  n[count.aware] = aware;
  n[count.poorBefore] = counties.poorBefore[c]!;
  n[count.registeredBefore] = counties.registered[c]!;
  n[count.atRisk] = atRisk;
  n[count.relapsed] = relapsed;
  n[count.wronglyRegistered] = counties.wronglyRegistered[c]!;
  n[count.missed] = counties.missed[c]!;
  n[count.farmIncome] = counties.farmIncome[c]!;
  n[count.wageIncome] = counties.wageIncome[c]!;
  n[count.transferIncome] = counties.transferIncome[c]!;
  n[count.infrastructure] = counties.infrastructure[c]! * (end - first);
  n[count.enterprises] = counties.enterprises[c]!;
  n[count.servedMembers] = counties.served[c]! * members;
  n[count.loans] = counties.loans[c]!;
  n[count.due] = counties.due[c]!;
  n[count.unpaid] = counties.unpaid[c]!;
  n[count.believed] = counties.believedHeadcount[c]! * (end - first);
  tallyMoney(ledger, c, tally);
  tally.delisted = counties.delisted[c] === 0 ? 0 : 1;
  return tally;
}

function tallyMoney(ledger: Ledger, c: number, tally: Tally): void {
  const n = tally.counts;
  for (let centre = 0; centre < centreNames.length; centre++) {
    n[count.coordination]! += ledger.coordination[centre * ledger.counties + c]!;
    for (let i = 0; i < ledger.instruments; i++) {
      const at = cell(ledger, centre, c, i);
      const lost = ledger.overhead[at]! + ledger.misdirected[at]! + ledger.duplicated[at]!;
      n[count.allotted]! += ledger.allotted[at]!;
      n[count.overhead]! += ledger.overhead[at]!;
      n[count.misdirected]! += ledger.misdirected[at]!;
      n[count.duplicated]! += ledger.duplicated[at]!;
      n[count.spentOnNonPoor]! += ledger.spentOnNonPoor[at]!;
      n[count.carriedOut]! += ledger.carriedOut[at]!;
      tally.spendByCentre[centre]! += ledger.spent[at]! + lost;
      tally.spendByInstrument[i]! += ledger.spent[at]!;
    }
  }
}

/** Adds a county to the province. */
export function addTallies(into: Tally, from: Tally): void {
  addSums(into.poverty, from.poverty);
  for (let k = 0; k < countLength; k++) into.counts[k]! += from.counts[k]!;
  for (let k = 0; k < into.spendByCentre.length; k++) into.spendByCentre[k]! += from.spendByCentre[k]!;
  for (let k = 0; k < into.spendByInstrument.length; k++) into.spendByInstrument[k]! += from.spendByInstrument[k]!;
  into.delisted += from.delisted;
}

/** Values of the columns of `record/columns.ts`, in their order. A ratio with nothing below the bar is NaN. */
export function valuesOf(tally: Tally, distribution: Distribution, delisted: number): number[] {
  const p = tally.poverty;
  const n = tally.counts;
  const of = (entry: number): number => n[entry]!;
  const persons = p.persons;
  const households = of(count.households);
  const earned = of(count.farmIncome) + of(count.wageIncome) + of(count.transferIncome);
  const spend = tally.spendByCentre;
  return [
    of(count.realPersons),
    of(count.realHouseholds),
    p.poor / persons,
    p.gap / persons,
    p.squaredGap / persons,
    p.watts / persons,
    p.income / persons,
    distribution.median,
    distribution.gini,
    distribution.theil,
    of(count.deprivation) / persons,
    of(count.members) / households,
    of(count.borrowers) / households,
    of(count.offfarm) / of(count.workers),
    of(count.registered) / persons,
    of(count.aware) / households,
    of(count.wronglyRegistered) / of(count.registeredBefore),
    of(count.missed) / of(count.poorBefore),
    of(count.relapsed) / of(count.atRisk),
    of(count.farmIncome) / earned,
    of(count.wageIncome) / earned,
    of(count.transferIncome) / earned,
    of(count.infrastructure) / households,
    of(count.enterprises),
    of(count.servedMembers) / of(count.members),
    of(count.loans),
    of(count.unpaid) / of(count.due),
    of(count.believed) / households,
    of(count.allotted),
    spend[0]!,
    spend[1]!,
    spend[2]!,
    of(count.coordination),
    spend[0]! + spend[1]! + spend[2]! + of(count.coordination),
    of(count.overhead),
    of(count.misdirected),
    of(count.duplicated),
    of(count.spentOnNonPoor),
    of(count.carriedOut),
    ...tally.spendByInstrument,
    delisted,
  ];
}

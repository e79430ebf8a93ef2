import { instrumentCount, instruments } from '../instruments/index.ts';
import { addChronic, emptyChronic, mergeChronic, type ChronicSums } from '../indicators/chronic.ts';
import { addLogSums, emptyLogSums, entropyOf, type LogSums, type Ranked } from '../indicators/distribution.ts';
import { shapleyComponents, type Poverty } from '../indicators/growth.ts';
import {
  addDeprivations,
  emptyDeprivations,
  mergeDeprivations,
  multidimensionalOf,
  type DeprivationSums,
} from '../indicators/multidimensional.ts';
import { addPersons, addSums, emptySums, type PovertySums } from '../indicators/poverty.ts';
import { centreNames } from '../parameters/governance.ts';
import { cell, type Ledger } from '../governance/ledger.ts';
import { durablyLifted } from '../indicators/spells.ts';
import { flag, type World } from '../world.ts';

/** Everything counted of one place and year. Tallies of counties add up to the province's; ratios are taken last. */
export interface Tally {
  readonly poverty: PovertySums;
  readonly deprivations: DeprivationSums;
  readonly chronic: ChronicSums;
  readonly logs: LogSums;
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
  members: 3,
  borrowers: 4,
  workers: 5,
  offfarm: 6,
  registered: 7,
  aware: 8,
  wronglyRegistered: 9,
  missed: 10,
  poorBefore: 11,
  atRisk: 12,
  relapsed: 13,
  farmIncome: 14,
  wageIncome: 15,
  transferIncome: 16,
  infrastructure: 17,
  enterprises: 18,
  servedMembers: 19,
  loans: 20,
  due: 21,
  unpaid: 22,
  believed: 23,
  allotted: 24,
  coordination: 25,
  overhead: 26,
  misdirected: 27,
  duplicated: 28,
  spentOnNonPoor: 29,
  carriedOut: 30,
  registeredBefore: 31,
  wasPoor: 32,
  exited: 33,
  durablyLifted: 34,
  spentSoFar: 35,
  spentOnHouseholds: 36,
} as const;
const countLength = 37;

/** Years before last in which poverty makes a household one at risk of relapse: bits 2 to 4 of its history. */
const recentlyPoor = 0b11100;

export function emptyTally(): Tally {
  return {
    poverty: emptySums(),
    deprivations: emptyDeprivations(),
    chronic: emptyChronic(),
    logs: emptyLogSums(),
    counts: new Float64Array(countLength),
    spendByCentre: new Float64Array(centreNames.length),
    spendByInstrument: new Float64Array(instrumentCount),
    delisted: 0,
  };
}

/** Counts county `c` at the end of year index `t`, its incomes apart. */
export function tallyCounty(world: World, c: number, t: number): Tally {
  const { blocks, counties, households: s, ledger, parameters, recorder, weight } = world;
  const line = parameters.macro.poverty_line;
  const tally = emptyTally();
  const n = tally.counts;
  const first = blocks.starts[c]!;
  const end = blocks.starts[c + 1]!;
  let members = 0;
  let borrowers = 0;
  let workers = 0;
  let offfarm = 0;
  let registered = 0;
  let aware = 0;
  let atRisk = 0;
  let relapsed = 0;
  let wasPoor = 0;
  let exited = 0;
  let lifted = 0;
  for (let h = first; h < end; h++) {
    const persons = s.size[h]!;
    const f = s.flags[h]!;
    const history = s.poverty[h]!;
    addPersons(tally.poverty, persons, s.income[h]!, line);
    addDeprivations(tally.deprivations, persons, s.deprivations[h]!);
    const years = t + 1;
    addChronic(tally.chronic, persons, recorder.income[h]! / years, recorder.gap[h]! / years, recorder.square[h]! / years, line);
    if ((f & flag.member) !== 0) members++;
    if (s.debt[h]! > 0) borrowers++;
    if ((f & flag.aware) !== 0) aware++;
    if ((f & flag.registered) !== 0) registered += persons;
    workers += s.workers[h]!;
    offfarm += s.offfarm[h]!;
    if ((history & 2) !== 0) {
      wasPoor += persons;
      if ((history & 1) === 0) exited += persons;
    }
    if (durablyLifted(history, t)) lifted += persons;
    if ((history & 2) === 0 && (history & recentlyPoor) !== 0) {
      atRisk += persons;
      if ((history & 1) !== 0) relapsed += persons;
    }
  }
  n[count.realPersons] = tally.poverty.persons * weight;
  n[count.realHouseholds] = (end - first) * weight;
  n[count.households] = end - first;
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
  n[count.wasPoor] = wasPoor;
  n[count.exited] = exited;
  n[count.durablyLifted] = lifted * weight;
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
  recorder.spent[c]! += spentIn(tally);
  n[count.spentSoFar] = recorder.spent[c]!;
  tally.delisted = counties.delisted[c] === 0 ? 0 : 1;
  return tally;
}

function spentIn({ spendByCentre: spend, counts }: Tally): number {
  return spend[0]! + spend[1]! + spend[2]! + counts[count.coordination]!;
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
      if (instruments[i]!.reaches === 'households') n[count.spentOnHouseholds]! += ledger.spent[at]!;
    }
  }
}

/** Adds a county to the province. */
export function addTallies(into: Tally, from: Tally): void {
  addSums(into.poverty, from.poverty);
  mergeDeprivations(into.deprivations, from.deprivations);
  mergeChronic(into.chronic, from.chronic);
  addLogSums(into.logs, from.logs);
  for (let k = 0; k < countLength; k++) into.counts[k]! += from.counts[k]!;
  for (let k = 0; k < into.spendByCentre.length; k++) into.spendByCentre[k]! += from.spendByCentre[k]!;
  for (let k = 0; k < into.spendByInstrument.length; k++) into.spendByInstrument[k]! += from.spendByInstrument[k]!;
  into.delisted += from.delisted;
}

/** Poverty of the place in the base year, and with the mean of the one year and the distribution of the other; persons and sums of shortfalls. */
export interface GrowthSums {
  readonly base: PovertySums;
  /** With the mean of this year and the distribution of the base year. */
  readonly grown: Poverty;
  /** With the mean of the base year and the distribution of this year. */
  readonly shared: Poverty;
}

/**
 * Values of the columns of `record/columns.ts`, in their order: what all places have, then `delisted` for a county, and for others the parts of
 * inequality within and between counties and the number of counties delisted. A ratio with nothing below the bar is NaN.
 */
export function valuesOf(
  tally: Tally,
  ranked: Ranked,
  { base, grown, shared }: GrowthSums,
  place: 'county' | 'area',
  weight: number,
): number[] {
  const p = tally.poverty;
  const n = tally.counts;
  const of = (entry: number): number => n[entry]!;
  const persons = p.persons;
  const households = of(count.households);
  const earned = of(count.farmIncome) + of(count.wageIncome) + of(count.transferIncome);
  const spend = tally.spendByCentre;
  const headcount = shapleyComponents(
    base.poor / base.persons,
    grown.headcount / base.persons,
    shared.headcount / persons,
    p.poor / persons,
  );
  const gap = shapleyComponents(base.gap / base.persons, grown.gap / base.persons, shared.gap / persons, p.gap / persons);
  const chronic = tally.chronic;
  const entropy = entropyOf(tally.logs);
  const mpi = multidimensionalOf(tally.deprivations);
  return [
    of(count.realPersons),
    of(count.realHouseholds),
    p.poor / persons,
    p.gap / persons,
    p.squaredGap / persons,
    p.watts / persons,
    headcount.growth,
    headcount.redistribution,
    gap.growth,
    gap.redistribution,
    chronic.chronicGap / persons,
    (chronic.meanGap - chronic.chronicGap) / persons,
    chronic.chronicSquare / persons,
    (chronic.meanSquare - chronic.chronicSquare) / persons,
    p.income / persons,
    ranked.median,
    ranked.gini,
    entropy.theil,
    entropy.mld,
    ranked.palma,
    ranked.p90p10,
    tally.logs.bottomCoded * weight,
    mpi.adjusted,
    mpi.headcount,
    mpi.intensity,
    ...mpi.censored,
    ...mpi.contributions,
    of(count.members) / households,
    of(count.borrowers) / households,
    of(count.offfarm) / of(count.workers),
    of(count.registered) / persons,
    of(count.aware) / households,
    of(count.wronglyRegistered) / of(count.registeredBefore),
    of(count.missed) / of(count.poorBefore),
    of(count.spentOnNonPoor) / of(count.spentOnHouseholds),
    of(count.exited) / of(count.wasPoor),
    of(count.relapsed) / of(count.atRisk),
    of(count.durablyLifted),
    of(count.durablyLifted) === 0 ? NaN : of(count.spentSoFar) / of(count.durablyLifted),
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
    spentIn(tally),
    of(count.overhead),
    of(count.misdirected),
    of(count.duplicated),
    of(count.spentOnNonPoor),
    of(count.carriedOut),
    ...tally.spendByInstrument,
    ...(place === 'county' ? [] : [entropy.theilWithin, entropy.theilBetween, entropy.mldWithin, entropy.mldBetween]),
    tally.delisted,
  ];
}

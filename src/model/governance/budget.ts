import { centreNames } from '../parameters/governance.ts';
import type { ModelParameters } from '../parameters/index.ts';
import { instruments } from '../instruments/index.ts';
import { assistanceCases } from './cases.ts';
import type { Levels } from './levels.ts';

/** Government's money of a year for `realHouseholds` households, yuan. */
export function governmentMoney(parameters: ModelParameters, t: number, realHouseholds: number): number {
  return parameters.governance.budget[t]! * realHouseholds;
}

/** What a named case brings in a year. */
export interface CaseMoney {
  /** Positions of its counties that are simulated. */
  readonly counties: readonly number[];
  /** Position of the instrument that receives the money. */
  readonly instrument: number;
  /** Yuan of the year for these counties; counties that are not simulated keep their part. */
  readonly money: number;
  /** Loans that it makes possible from this year on without guarantee money of the county, yuan. */
  readonly loans: number;
}

/** Money that the switched-on cases bring in a calendar year, yuan for each case; zero where society may not act. */
export function caseMoney(parameters: ModelParameters, year: number, codes: Int32Array): readonly CaseMoney[] {
  if (!parameters.governance.admitted_centres.includes('society')) return [];
  return assistanceCases
    .filter((c) => parameters.cases.includes(c.id) && year <= c.lastYear)
    .map((c) => {
      const since = Object.keys(c.money)
        .map(Number)
        .filter((y) => y <= year);
      const money = since.length === 0 ? 0 : (c.money as Readonly<Record<number, number>>)[Math.max(...since)]!;
      const loans = since.length === 1 && since[0] === year ? c.loans : 0;
      const counties = c.counties.map((code) => codes.indexOf(code)).filter((position) => position >= 0);
      const part = counties.length / c.counties.length;
      return { counties, instrument: instruments.findIndex((i) => i.id === c.instrument), money: money * part, loans: loans * part };
    })
    .filter((c) => c.money > 0 || c.loans > 0);
}

/**
 * Money of each centre in a year, coordination not yet paid, yuan. Equal budget: the government's total split in proportion to the shares.
 * Added budget: the others' money on top.
 */
export function moneyOfCentres(parameters: ModelParameters, levels: Levels, government: number): Float64Array {
  const money = new Float64Array(centreNames.length);
  const total = levels.shares.reduce((a, b) => a + b, 0);
  for (let j = 0; j < money.length; j++) {
    const relative = levels.shares[j]!;
    money[j] = parameters.governance.budget_basis === 'equal' ? government * (total > 0 ? relative / total : 0) : government * relative;
  }
  return money;
}

/**
 * Mix of a centre in a year, one share for each instrument. Strategic raises infrastructure in the first half of the plan and lowers
 * it in the second (roads first); the rest keeps its proportions and the whole sums to one.
 */
export function mixOfCentre(parameters: ModelParameters, centre: number, levels: Levels, t: number): Float64Array {
  const mix = parameters.governance.centres[centreNames[centre]!].mix as Readonly<Record<string, readonly number[]>>;
  const shares = Float64Array.from(instruments, (i) => mix[i.id]?.[t] ?? 0);
  const roads = instruments.findIndex((i) => i.id === 'infrastructure');
  const { phasing, phasing_end: end } = parameters.governance.mechanisms;
  const elapsed = Math.min(1, (t - 1) / Math.max(1, end - parameters.years.from - 1));
  const before = shares[roads]!;
  const after = Math.min(1, before * (1 + phasing * levels.strategic * (1 - 2 * elapsed)));
  if (before === after || before === 1) return shares;
  const rest = (1 - after) / (1 - before);
  for (let i = 0; i < shares.length; i++) shares[i] = i === roads ? after : shares[i]! * rest;
  return shares;
}

import { centreNames } from '../parameters/governance.ts';

/**
 * The books of one year: for each centre, county and instrument
 * `allotted + carriedIn + redirected = spent + overhead + misdirected + duplicated + carriedOut`, yuan.
 * Coordination is paid by each centre for each county before money is allotted.
 */
export interface Ledger {
  readonly counties: number;
  readonly instruments: number;
  /** Money newly planned in the year. */
  readonly allotted: Float64Array;
  /** Left from the year before, as it was kept for this instrument. */
  readonly carriedIn: Float64Array;
  /** Moved between instruments of the same centre and county when the year's mix is applied to what was carried; sums to zero over instruments. */
  readonly redirected: Float64Array;
  /** Reached households or county works. */
  readonly spent: Float64Array;
  /** Administration of the delivery. */
  readonly overhead: Float64Array;
  /** Lost to projects without use. */
  readonly misdirected: Float64Array;
  /** Lost on households that another centre had already helped with the same instrument in the same year. */
  readonly duplicated: Float64Array;
  /** Left for the next year. */
  readonly carriedOut: Float64Array;
  /** Part of `spent` that went to households that were not poor in the year before. */
  readonly spentOnNonPoor: Float64Array;
  /** Coordination by centre and county. */
  readonly coordination: Float64Array;
}

/** Accounts kept by centre, county and instrument. */
export const ledgerAccounts = [
  'allotted',
  'carriedIn',
  'redirected',
  'spent',
  'overhead',
  'misdirected',
  'duplicated',
  'carriedOut',
  'spentOnNonPoor',
] as const;

/** Opens empty books. */
export function openLedger(counties: number, instruments: number): Ledger {
  const cells = centreNames.length * counties * instruments;
  const accounts = Object.fromEntries(ledgerAccounts.map((account) => [account, new Float64Array(cells)])) as Record<
    (typeof ledgerAccounts)[number],
    Float64Array
  >;
  return { counties, instruments, ...accounts, coordination: new Float64Array(centreNames.length * counties) };
}

/** Position of a centre's account for a county and an instrument. */
export function cell(ledger: Ledger, centre: number, county: number, instrument: number): number {
  return (centre * ledger.counties + county) * ledger.instruments + instrument;
}

/** Closes a year: what was left is carried in, all other accounts start at zero. */
export function turnYear(ledger: Ledger): void {
  ledger.carriedIn.set(ledger.carriedOut);
  for (const account of ledgerAccounts) if (account !== 'carriedIn') ledger[account].fill(0);
  ledger.coordination.fill(0);
}

/**
 * Applies the year's mix to what the centre carried over in a county, so that money kept for one instrument may serve another.
 * `mix` holds one share for each instrument and sums to one.
 */
export function redirectCarried(ledger: Ledger, centre: number, county: number, mix: Float64Array): void {
  const first = cell(ledger, centre, county, 0);
  let carried = 0;
  for (let i = 0; i < ledger.instruments; i++) carried += ledger.carriedIn[first + i]!;
  if (carried === 0) return;
  for (let i = 0; i < ledger.instruments; i++) ledger.redirected[first + i] = mix[i]! * carried - ledger.carriedIn[first + i]!;
}

/** Money that may be used in the year for one centre, county and instrument, yuan. */
export function available(ledger: Ledger, at: number): number {
  return ledger.allotted[at]! + ledger.carriedIn[at]! + ledger.redirected[at]!;
}

/** Keeps for the next year what is left of an account. */
export function carryOver(ledger: Ledger, at: number): void {
  const left = available(ledger, at) - ledger.spent[at]! - ledger.overhead[at]! - ledger.misdirected[at]! - ledger.duplicated[at]!;
  ledger.carriedOut[at] = left;
}

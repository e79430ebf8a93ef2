import { tallyHousehold } from '../../src/model/record/tally-household.ts';

/** What a household is counted by. */
export type Counted = Parameters<typeof tallyHousehold>[0];
type Sums = Parameters<typeof tallyHousehold>[2];

const nobody: Counted = {
  size: 1,
  workers: 0,
  offfarm: 0,
  income: 1000,
  debt: 0,
  flags: 0,
  deprivations: 0,
  poverty: 0,
  incomeSum: 0,
  shortfallSum: 0,
  squareSum: 0,
  ranked: 0,
};

/** A household of one person with some of its state. */
export const household = (state: Partial<Counted>): Counted => ({ ...nobody, ...state });

/** Sums over households as the recording of one year makes them; the households' own sums over years go on. */
export function tallied(households: readonly Counted[], told: { povertyLine?: number; years?: number; liftedBelow?: number } = {}): Sums {
  const sums = new Proxy({} as Sums, { get: (made, name) => Reflect.get(made, name) ?? 0 });
  for (const h of households) tallyHousehold(h, { povertyLine: 2300, years: 1, liftedBelow: 0, ...told }, sums);
  return sums;
}

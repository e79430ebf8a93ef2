import type { World } from '../world.ts';

/** The least that one yuan of guarantee carries, however bad the loan book. */
const leastLeverage = 0.3;

/**
 * Loans that one yuan of guarantee money carries in county `c`: one at the floor of the fund level, `leverage_full` at one, cut by the
 * arrears of last year.
 */
export function leverageOf(world: World, c: number): number {
  const { leverage_full: full } = world.parameters.governance.mechanisms;
  const { arrears_cut: cut } = world.parameters.instruments.loans;
  const promised = 1 + (full - 1) * world.levels.fund;
  return Math.max(leastLeverage, promised * (1 - cut * world.counties.arrears[c]!));
}

/** Closes the county's loan book for the year: the share of instalments due that stayed unpaid spoils next year's supply. */
export function closeLoanBook(world: World, c: number): void {
  const { due, unpaid, arrears } = world.counties;
  arrears[c] = due[c]! > 0 ? unpaid[c]! / due[c]! : 0;
}

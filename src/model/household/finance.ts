/** Debt, saving and the dynamics of capital, skill and luck. Pure functions of scalars; yuan of 2010. */

/** Rounding may leave this part of an instalment after the last one. */
const rounding = 1e-6;

/** What is due this year: the instalment, or what is left of the debt when that is no more than the instalment and a rounding error. */
export function amountDue(debt: number, instalment: number): number {
  return debt <= instalment * (1 + rounding) ? debt : instalment;
}

/**
 * What a household pays of the sum due: out of income above its subsistence need, and by selling up to a part of the capital that the loan
 * helped to buy. What it cannot pay without going below the need stays in arrears.
 */
export function repayment(due: number, income: number, need: number, capital: number, sellable: number): number {
  return Math.min(due, Math.max(0, income - need) + sellable * capital);
}

/**
 * k' = (1 - delta) k + saving, never below zero. Consumption comes first: a household below its need eats capital for the gap, above it
 * saves the share s of the rest. `left` is income after debt service.
 */
export function nextCapital(capital: number, depreciation: number, left: number, need: number, savingShare: number): number {
  const change = left < need ? left - need : savingShare * (left - need);
  return Math.max(0, (1 - depreciation) * capital + change);
}

/** z' = rho z + s_z n with n standard normal. */
export function nextProductivity(productivity: number, persistence: number, sd: number, normal: number): number {
  return persistence * productivity + sd * normal;
}

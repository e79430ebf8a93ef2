import type { Poorer } from './income-marks.ts';

/** How much of a change in poverty is due to growth of the mean, and how much to a change in the distribution around it. */

/** Headcount ratio and poverty gap. */
export interface Poverty {
  headcount: number;
  gap: number;
}

/**
 * Adds to `sums` the poverty of households whose incomes are all multiplied by the same factor, from those who are poor then and the line in terms
 * of their incomes as they are: persons below the line, and the sum of their relative shortfalls. Divide by persons.
 */
export function addScaledPoverty(sums: Poverty, poorer: Poorer, scaledLine: number): void {
  sums.headcount += poorer.persons;
  sums.gap += poorer.persons - poorer.income / scaledLine;
}

/** The two parts of a change; they add up to it. */
export interface Components {
  readonly growth: number;
  readonly redistribution: number;
}

/**
 * Parts of the change of a poverty index P(mean, distribution) from 0 to 1, each averaged over both orders of change, so that nothing is left
 * over: growth = ½[(P₁₀ − P₀₀) + (P₁₁ − P₀₁)], redistribution likewise (Datt and Ravallion 1992; Shapley form of Shorrocks 2013).
 * @param p10 index with the mean of 1 and the distribution of 0
 * @param p01 index with the mean of 0 and the distribution of 1
 */
export function shapleyComponents(p00: number, p10: number, p01: number, p11: number): Components {
  return { growth: (p10 - p00 + (p11 - p01)) / 2, redistribution: (p01 - p00 + (p11 - p10)) / 2 };
}

/** The form of Datt and Ravallion (1992) with 0 as the reference; the parts leave a residual. */
export function referenceComponents(p00: number, p10: number, p01: number, p11: number): Components & { readonly residual: number } {
  return { growth: p10 - p00, redistribution: p01 - p00, residual: p11 - p10 - p01 + p00 };
}

/** Growth incidence curve: growth of each part of the distribution, poorest first, as a share of where it was (Ravallion and Chen 2003). */
export function growthIncidence(before: ArrayLike<number>, after: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: before.length }, (_, p) => after[p]! / before[p]! - 1);
}

import { exp, log } from '../../kernel/index.ts';

/**
 * Farm output of a household. Pure functions of scalars: money in yuan of 2010 a year, `ln` arguments natural logarithms.
 * Powers are written as exp(a ln x), which kernels have.
 */

/** x^a for x >= 0, with 0^a = 0 for a > 0. */
export function power(x: number, a: number): number {
  return x > 0 ? exp(a * log(x)) : 0;
}

/**
 * L^(1-alpha) exp(b_h h + z + e): what a household's labour, skill and luck contribute to the output of either technology.
 * @param labour L, workers on the farm, or the idle labour of a household without workers
 * @param luck z + e
 */
export function labourTerm(labour: number, alpha: number, skillReturn: number, skill: number, luck: number): number {
  return labour > 0 ? exp((1 - alpha) * log(labour) + skillReturn * skill + luck) : 0;
}

/**
 * F0 = A0 k^alpha L^(1-alpha) exp(b_h h + z + e), without the county factor.
 * @param scale A0 of the year
 * @param labour the labour term
 */
export function traditionalOutput(scale: number, capital: number, alpha: number, labour: number): number {
  return scale * power(capital, alpha) * labour;
}

/**
 * F1 = A1 p m (1 + pi member served) (k - kappa/2)^alpha L^(1-alpha) exp(b_h h + z + e), without the county factor; zero unless
 * k > kappa (members: a part of kappa) and h > h_min.
 * @param scale A1 times price, market access, premium and technology gain of this household
 * @param threshold kappa
 * @param memberThreshold part of kappa that the household needs: 1, or less for a member
 */
export function specialtyOutput(
  scale: number,
  capital: number,
  alpha: number,
  labour: number,
  threshold: number,
  memberThreshold: number,
  skill: number,
  skillThreshold: number,
): number {
  const needed = threshold * memberThreshold;
  if (capital <= needed || skill <= skillThreshold) return 0;
  return scale * power(capital - 0.5 * needed, alpha) * labour;
}

/** Market access m = m_0 + (1 - m_0) g. */
export function marketAccess(floor: number, infrastructure: number): number {
  return floor + (1 - floor) * infrastructure;
}

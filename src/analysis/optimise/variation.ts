/** Crossover and mutation of NSGA-II for numbers between bounds. Random numbers are passed in, each from 0 to 1, both left out. */

/** A power of a number above zero. */
const power = (base: number, exponent: number): number => Math.exp(exponent * Math.log(base));

/**
 * Simulated binary crossover of one variable: two children around two parents `a` and `b`, within [lower, upper], both included. The larger `eta`, the
 * nearer to the parents. The mean of the children is that of the parents unless a bound is in the way.
 *
 * Reference: Deb, K. and Agrawal, R. B. (1995), Simulated binary crossover for continuous search space, Complex Systems 9, 115-148, with the bounds of the
 * authors' code of NSGA-II.
 */
export function simulatedBinary(a: number, b: number, lower: number, upper: number, eta: number, u: number): [number, number] {
  const low = Math.min(a, b);
  const high = Math.max(a, b);
  // Parents that are equal have equal children.
  if (high - low < 1e-14) return [a, b];
  const spread = (room: number): number => {
    const alpha = 2 - power(1 + (2 * room) / (high - low), -(eta + 1));
    return u <= 1 / alpha ? power(u * alpha, 1 / (eta + 1)) : power(1 / (2 - u * alpha), 1 / (eta + 1));
  };
  const middle = (low + high) / 2;
  const half = (high - low) / 2;
  const below = clamp(middle - half * spread(low - lower), lower, upper);
  const above = clamp(middle + half * spread(upper - high), lower, upper);
  return a <= b ? [below, above] : [above, below];
}

/**
 * Polynomial mutation of one variable within [lower, upper], both included. The larger `eta`, the smaller the step.
 *
 * Reference: Deb, K. and Goyal, M. (1996), A combined genetic adaptive search (GeneAS) for engineering design, Computer Science and Informatics 26, 30-45,
 * with the bounds of the authors' code of NSGA-II.
 */
export function polynomialMutation(x: number, lower: number, upper: number, eta: number, u: number): number {
  const range = upper - lower;
  if (!(range > 0)) return x;
  const exponent = 1 / (eta + 1);
  const edge = (room: number): number => (room <= 0 ? 0 : power(room, eta + 1));
  const step =
    u < 0.5
      ? power(2 * u + (1 - 2 * u) * edge(1 - (x - lower) / range), exponent) - 1
      : 1 - power(2 * (1 - u) + 2 * (u - 0.5) * edge(1 - (upper - x) / range), exponent);
  return clamp(x + step * range, lower, upper);
}

const clamp = (x: number, lower: number, upper: number): number => Math.min(upper, Math.max(lower, x));

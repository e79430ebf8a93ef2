import { AddressedDraws } from './addressed-draws.ts';

export interface LatinHypercubeOptions {
  /** Text from which the design follows. */
  readonly seed: string;
  /** `random` points lie anywhere in their strata, `centred` ones in the middle; `maximin` takes of several random designs the one with the greatest least distance. */
  readonly criterion?: 'random' | 'centred' | 'maximin';
  /** Designs among which `maximin` chooses, from 1; 20 by default. */
  readonly candidates?: number;
}

/**
 * A Latin hypercube: cut into n strata, each factor has exactly one point in each. Entry `i * k + j` is factor `j` of point `i`, in (0, 1).
 *
 * `points` n and `factors` k: from 1. `maximin` takes time in proportion to n² k.
 * McKay, M. D., Beckman, R. J., & Conover, W. J. (1979), Technometrics 21, 239-245; Johnson, M. E., Moore, L. M., & Ylvisaker, D. (1990),
 * Journal of Statistical Planning and Inference 26, 131-148, for maximin.
 */
export function latinHypercube(points: number, factors: number, options: LatinHypercubeOptions): Float64Array {
  const { seed, criterion = 'random', candidates = 20 } = options;
  if (criterion !== 'maximin') return candidate(points, factors, seed, 0, criterion === 'centred');
  let best = candidate(points, factors, seed, 0, false);
  let least = leastSquaredDistance(best, factors);
  for (let c = 1; c < candidates; c++) {
    const next = candidate(points, factors, seed, c, false);
    const distance = leastSquaredDistance(next, factors);
    if (distance > least) [best, least] = [next, distance];
  }
  return best;
}

function candidate(points: number, factors: number, seed: string, stream: number, centred: boolean): Float64Array {
  const orders = new AddressedDraws(seed, 'design.latin-hypercube.order', stream);
  const places = new AddressedDraws(seed, 'design.latin-hypercube.place', stream);
  const design = new Float64Array(points * factors);
  for (let j = 0; j < factors; j++) {
    const strata = orders.permutation(j, points);
    for (let i = 0; i < points; i++) design[i * factors + j] = (strata[i]! + (centred ? 0.5 : places.uniform(j, i))) / points;
  }
  return design;
}

/** The least squared Euclidean distance between two points of a design; Infinity for one point. */
export function leastSquaredDistance(design: Float64Array, factors: number): number {
  const points = design.length / factors;
  let least = Infinity;
  for (let a = 1; a < points; a++) {
    for (let b = 0; b < a; b++) {
      let sum = 0;
      for (let j = 0; j < factors; j++) {
        const d = design[a * factors + j]! - design[b * factors + j]!;
        sum += d * d;
      }
      if (sum < least) least = sum;
    }
  }
  return least;
}

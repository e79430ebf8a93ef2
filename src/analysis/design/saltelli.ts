import { countGroups, singleGroups, type Groups } from './groups.ts';
import { sobolDimensions, sobolSequence, type SobolSequenceOptions } from './sobol-sequence.ts';

export interface SaltelliOptions extends SobolSequenceOptions {
  /** Whether the points for second-order indices are there too. */
  readonly calcSecondOrder?: boolean;
  /** Factors that are exchanged together; each on its own by default. */
  readonly groups?: Groups;
}

/** Points of one block, of which there is one for each base point: A, AB_1 to AB_g, then BA_1 to BA_g if they are there, and B. */
export function saltelliBlock(groups: number, calcSecondOrder: boolean): number {
  return (calcSecondOrder ? 2 : 1) * groups + 2;
}

/**
 * Points for the estimators of Saltelli and Jansen: A and B are the two halves of 2k dimensions of a Sobol' sequence, AB_g is A with the factors of
 * group g from B, BA_g the other way round. Entry `i * k + j` is factor `j` of point `i`; points come in blocks of `saltelliBlock`, one block
 * for each of the `basePoints` N, so that the first blocks are a smaller design of the same kind.
 *
 * `basePoints`: from 1, best a power of two. `factors`: from 1 to `sobolDimensions / 2`.
 * Saltelli, A. (2002), Computer Physics Communications 145, 280-297; Saltelli, A., et al. (2010), Computer Physics Communications 181, 259-270.
 */
export function saltelliDesign(basePoints: number, factors: number, options: SaltelliOptions): Float64Array {
  const { calcSecondOrder = false, groups = singleGroups(factors) } = options;
  if (factors > sobolDimensions / 2)
    throw new RangeError(`factors: ${factors}; a whole number from 1 to ${sobolDimensions / 2} is expected`);
  const count = countGroups(groups, factors);
  const block = saltelliBlock(count, calcSecondOrder);
  const base = sobolSequence(basePoints, 2 * factors, options);
  const design = new Float64Array(basePoints * block * factors);
  for (let i = 0; i < basePoints; i++) {
    for (let point = 0; point < block; point++) {
      const last = point === block - 1;
      // Group whose factors come from the other half; none in A and B themselves.
      const group = point === 0 || last ? -1 : (point - 1) % count;
      const fromB = last || point > count;
      for (let j = 0; j < factors; j++) {
        const b = groups[j] === group ? !fromB : fromB;
        design[(i * block + point) * factors + j] = base[2 * i * factors + (b ? factors : 0) + j]!;
      }
    }
  }
  return design;
}

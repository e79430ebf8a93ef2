import { uniformInteger } from '../../random/index.ts';
import { AddressedDraws } from './addressed-draws.ts';
import { countGroups, singleGroups, type Groups } from './groups.ts';
import { spreadTrajectories } from './morris-spread.ts';

export interface MorrisOptions {
  /** Text from which the design follows. */
  readonly seed: string;
  /** Levels p of each factor, even, from 2; 4 by default. */
  readonly numLevels?: number;
  /** Factors that move together; each on its own by default. */
  readonly groups?: Groups;
  /** Trajectories drawn at first, of which those that lie farthest apart are kept; as many as are kept by default, which is no choice. */
  readonly candidates?: number;
}

/** Trajectories through the grid of levels; along each, every group of factors moves once. */
export interface MorrisDesign {
  readonly trajectories: number;
  readonly factors: number;
  readonly groups: number;
  /** Length of a step in the unit cube, p / (2 (p - 1)). */
  readonly delta: number;
  /** Entry `(t * (groups + 1) + s) * factors + j`: factor `j` of point `s` of trajectory `t`, in [0, 1]. */
  readonly points: Float64Array;
  /** Entry `t * groups + s`: the group that moves from point `s` to the next one. */
  readonly moved: Uint16Array;
}

/**
 * The one-at-a-time design of Morris: each trajectory begins at a random point of the grid {0, 1/(p-1), ..., 1}^k, and changes its groups in random
 * order, each factor by +delta or -delta. With `candidates` those trajectories are kept whose distances add up to the most: by exchanges from
 * the sums of Ruano et al. (2012), which is a local search and no proof of the best choice.
 *
 * `trajectories` r and `factors` k: from 1. There are r (g + 1) points for g groups.
 * Morris, M. D. (1991), Technometrics 33, 161-174; Campolongo, F., Cariboni, J., & Saltelli, A. (2007), Environmental Modelling & Software 22,
 * 1509-1518; Ruano, M. V., et al. (2012), Environmental Modelling & Software 37, 103-109.
 */
export function morrisTrajectories(trajectories: number, factors: number, options: MorrisOptions): MorrisDesign {
  const { seed, numLevels = 4, groups = singleGroups(factors), candidates = trajectories } = options;
  if (!Number.isInteger(trajectories) || trajectories < 1)
    throw new RangeError(`trajectories: ${trajectories}; a whole number from 1 is expected`);
  if (!Number.isInteger(numLevels) || numLevels < 2 || numLevels % 2 !== 0)
    throw new RangeError(`levels: ${numLevels}; an even number from 2 is expected`);
  if (!Number.isInteger(candidates) || candidates < trajectories)
    throw new RangeError(`candidates: ${candidates}; a whole number from ${trajectories} is expected`);
  const count = countGroups(groups, factors);
  const length = (count + 1) * factors;
  const points = new Float64Array(candidates * length);
  const moved = new Uint16Array(candidates * count);
  const starts = new AddressedDraws(seed, 'design.morris.start');
  const orders = new AddressedDraws(seed, 'design.morris.order');
  const half = numLevels / 2;
  for (let t = 0; t < candidates; t++) {
    moved.set(orders.permutation(t, count), t * count);
    for (let j = 0; j < factors; j++) {
      const word = starts.word(t, j);
      // From the lower half of the levels a step of half the levels leads up, from the upper half down; both are as likely.
      const start = uniformInteger(word, numLevels);
      const end = start < half ? start + half : start - half;
      const step = moved.subarray(t * count, (t + 1) * count).indexOf(groups[j]!);
      for (let s = 0; s <= count; s++) points[t * length + s * factors + j] = (s <= step ? start : end) / (numLevels - 1);
    }
  }
  const shape = { factors, groups: count, delta: half / (numLevels - 1) };
  if (candidates === trajectories) return { trajectories, ...shape, points, moved };
  const kept = spreadTrajectories(points, length, factors, trajectories);
  const chosen = new Float64Array(trajectories * length);
  const steps = new Uint16Array(trajectories * count);
  for (const [i, t] of kept.entries()) {
    chosen.set(points.subarray(t * length, (t + 1) * length), i * length);
    steps.set(moved.subarray(t * count, (t + 1) * count), i * count);
  }
  return { trajectories, ...shape, points: chosen, moved: steps };
}

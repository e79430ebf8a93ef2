/** Where in the unit cube the model is asked. */
import {
  latinHypercube,
  morrisTrajectories,
  saltelliBlock,
  saltelliDesign,
  sobolSequence,
  type MorrisDesign,
} from '../../../analysis/design/index.ts';
import type { SensitivitySpec } from './spec.ts';

/** Things that vary, the seed group last if it is there, and their points. */
export interface Sample {
  /** Number of things that vary. */
  readonly inputs: number;
  /** The group of each of them. */
  readonly groups: readonly number[];
  /** In the order of their numbers: names of `spec.groups`, or of factors that stand alone. */
  readonly groupNames: readonly string[];
  /** Entry `i * inputs + j`, in the unit cube. */
  readonly points: Float64Array;
  /** Points that belong together: a trajectory, a base point of Sobol', or one. */
  readonly block: number;
  readonly morris: MorrisDesign | undefined;
}

/** Name of the factor that stands for the random numbers. */
export const seedName = 'seed';

export type SampleSpec = Pick<
  SensitivitySpec,
  | 'method'
  | 'seed'
  | 'seed_group'
  | 'groups'
  | 'num_trajectories'
  | 'num_levels'
  | 'optimal_trajectories'
  | 'N'
  | 'calc_second_order'
  | 'sampling'
>;

/** Number of points of a sample. */
export function sampleSize(spec: SampleSpec, factors: readonly string[]): number {
  const { groupNames } = groupsOf(spec, factors);
  const { num_trajectories: drawn, optimal_trajectories: kept = drawn, calc_second_order: calcSecondOrder } = spec;
  switch (spec.method) {
    case 'morris':
      return kept * (groupNames.length + 1);
    case 'sobol':
      return (spec.N ?? defaultPoints.sobol) * saltelliBlock(groupNames.length, calcSecondOrder);
    case 'pawn':
      return spec.N ?? defaultPoints.pawn;
  }
}

const defaultPoints = { sobol: 256, pawn: 1000 } as const;

/** Things that vary and their groups. */
function groupsOf(spec: SampleSpec, factors: readonly string[]): Pick<Sample, 'inputs' | 'groups' | 'groupNames'> {
  const names = spec.seed_group ? [...factors, seedName] : factors;
  const owner = new Map(Object.entries(spec.groups).flatMap(([group, members]) => members.map((member) => [member, group])));
  // PAWN takes every factor for itself.
  const groupOf = names.map((name) => (spec.method === 'pawn' ? name : (owner.get(name) ?? name)));
  const groupNames = [...new Set(groupOf)];
  const groups = groupOf.map((name) => groupNames.indexOf(name));
  return { inputs: names.length, groups, groupNames };
}

/** The sample of a specification; the same one each time. */
export function makeSample(spec: SampleSpec, factors: readonly string[]): Sample {
  const about = groupsOf(spec, factors);
  const { inputs, groups, groupNames } = about;
  const { seed } = spec;
  switch (spec.method) {
    case 'morris': {
      const { num_trajectories: candidates, optimal_trajectories: kept = candidates, num_levels: numLevels } = spec;
      const morris = morrisTrajectories(kept, inputs, { seed, numLevels, groups, candidates });
      return { ...about, points: morris.points, block: groupNames.length + 1, morris };
    }
    case 'sobol': {
      const { N = defaultPoints.sobol, calc_second_order: calcSecondOrder } = spec;
      const points = saltelliDesign(N, inputs, { seed, groups, calcSecondOrder });
      return { ...about, points, block: saltelliBlock(groupNames.length, calcSecondOrder), morris: undefined };
    }
    case 'pawn': {
      const { N = defaultPoints.pawn, sampling } = spec;
      const points = sampling === 'lhs' ? latinHypercube(N, inputs, { seed }) : sobolSequence(N, inputs, { seed });
      return { ...about, points, block: 1, morris: undefined };
    }
  }
}

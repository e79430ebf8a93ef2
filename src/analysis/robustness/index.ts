/** Policies under deep uncertainty: how robust they are over futures, and in which futures one does better than another. */
export { binomialTail } from './binomial.ts';
export {
  futureMeans,
  regretOf,
  type Better,
  type Criterion,
  type Draw,
  type FutureMeans,
  type PolicyFutures,
  type PolicyOutcome,
} from './means.ts';
export { bestPolicies, betterOf, measurePolicies, robustnessMeasures, type RobustnessMeasure } from './measures.ts';
export { measureRobustness, type PolicyMeasure, type Robustness, type RobustnessOptions } from './robustness.ts';
export { findBoxes, type BoxRestriction, type FindBoxesOptions, type FoundBox, type FoundBoxes } from './prim/find-boxes.ts';
export { balanceOf, type BoxRule } from './prim/choose.ts';
export { primDefaults, type PrimInput, type PrimOptions } from './prim/input.ts';
export { type BoxMeasures } from './prim/trajectory.ts';
export { winsOver, type Wins } from './wins.ts';

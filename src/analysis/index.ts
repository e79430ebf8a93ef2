/** Statistics on results; pure functions without files or processes. */
export {
  addedInOrder,
  banzhafInteractions,
  banzhafValues,
  decomposeGames,
  decomposeInOrder,
  factorialEffects,
  gameOfDividends,
  harsanyiDividends,
  owenValues,
  shapleyInteractions,
  shapleyValues,
  type Decomposition,
  type Estimate,
} from './coalitions/index.ts';
export { compareRuns, Comparison, provincePlace, type ComparedRecord, type ComparedRun, type ComparisonOptions } from './comparison.ts';
export {
  fractionalFactorial,
  fullFactorial,
  latinHypercube,
  morrisTrajectories,
  saltelliDesign,
  sobolSequence,
  wordText,
  type FractionalFactorial,
  type LatinHypercubeOptions,
  type MorrisDesign,
  type MorrisOptions,
  type SaltelliOptions,
  type SobolSequenceOptions,
} from './design/index.ts';
export { fieller, type RatioOfMeans } from './fieller.ts';
export { bestOf, bestWithin, type Best } from './frontier/best.ts';
export { costEffectiveness, type CostEffectiveness } from './frontier/cost-effectiveness.ts';
export { hypervolume } from './frontier/hypervolume.ts';
export type { Objective } from './frontier/objective.ts';
export { meanOf, pairedFrontier, type AlternativeValues, type FrontierPlace } from './frontier/paired-frontier.ts';
export { dominates, paretoFrontier } from './frontier/pareto.ts';
export { rankStability, type RankOptions, type RankStability } from './frontier/rank-stability.ts';
export { holm } from './holm.ts';
export { letterGroups } from './letters.ts';
export {
  differenceMatrix,
  rankScenarios,
  type ManyOptions,
  type PairDifference,
  type RankedScenario,
  type Ranking,
  type ReplicateValues,
} from './many.ts';
export { frontOf, startNsga2, tellNsga2, type Individual, type Nsga2Settings, type Nsga2State } from './optimise/nsga2.ts';
export { crowdingOf, frontsOf, type Evaluation } from './optimise/selection.ts';
export { latticeSize, nearestMix, simplexLattice } from './optimise/simplex.ts';
export { pairedDifference, type PairedDifference } from './paired.ts';
export { replicatesForHalfWidth, replicatesToSettle } from './replication.ts';
export { adjustedShare, responseTo, shareBetween, type ResponseGroup, type ResponseOptions } from './response.ts';
export { studentHalfWidth, studentTwoSided } from './student.ts';
export { significance, verdictOf } from './verdict.ts';
export { welchDifference, type IndependentDifference } from './welch.ts';
export {
  balanceOf,
  binomialTail,
  findBoxes,
  measureRobustness,
  primDefaults,
  regretOf,
  robustnessMeasures,
  winsOver,
  type Better,
  type BoxMeasures,
  type BoxRestriction,
  type BoxRule,
  type Criterion,
  type FindBoxesOptions,
  type FoundBox,
  type FoundBoxes,
  type FutureMeans,
  type PolicyFutures,
  type PolicyMeasure,
  type PolicyOutcome,
  type PrimInput,
  type PrimOptions,
  type Robustness,
  type RobustnessMeasure,
  type RobustnessOptions,
  type Wins,
} from './robustness/index.ts';
export {
  morrisEffects,
  pawnIndices,
  sobolIndices,
  swings,
  type ElementaryEffects,
  type Estimate as BootstrapEstimate,
  type MorrisDoubt,
  type MorrisEffects,
  type PawnIndex,
  type PawnIndices,
  type PawnOptions,
  type ResamplingOptions,
  type SobolDoubt,
  type SobolIndices,
  type SobolOptions,
} from './sensitivity/index.ts';

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
export { fieller, type RatioOfMeans } from './fieller.ts';
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
export { pairedDifference, type PairedDifference } from './paired.ts';
export { replicatesForHalfWidth, replicatesToSettle } from './replication.ts';
export { studentHalfWidth, studentTwoSided } from './student.ts';
export { significance, verdictOf } from './verdict.ts';
export { welchDifference, type IndependentDifference } from './welch.ts';

/** Cooperative games: how the players of a coalition, such as synergies of governance, share what they bring together. Pure functions. */
export { addedInOrder } from './added-in-order.ts';
export {
  decomposeGames,
  decomposeInOrder,
  estimateOf,
  type CoalitionEstimate,
  type Decomposition,
  type DecompositionOptions,
  type Estimate,
  type PairEstimate,
  type PlayerEstimate,
} from './decompose.ts';
export { gameOfDividends, harsanyiDividends } from './dividends.ts';
export { factorialEffects } from './factorial-effects.ts';
export { membersOf, mostPlayers, playersOf, sizeOf } from './game.ts';
export {
  banzhafInteractions,
  banzhafInteractionsOfDividends,
  pairCount,
  pairsOf,
  shapleyInteractions,
  shapleyInteractionsOfDividends,
} from './interaction.ts';
export { owenOfDividends, owenValues } from './owen.ts';
export { banzhafValues, shapleyOfDividends, shapleyValues } from './shapley.ts';

/** Decompositions of several replicates of a game: everything is linear in the values, so that each replicate is decomposed and the results averaged. */
import { holm } from '../holm.ts';
import { pairedDifference } from '../paired.ts';
import { harsanyiDividends } from './dividends.ts';
import { playersOf } from './game.ts';
import { banzhafInteractions, pairsOf, shapleyInteractions } from './interaction.ts';
import { owenValues } from './owen.ts';
import { addedInOrder } from './added-in-order.ts';
import { banzhafValues, shapleyValues } from './shapley.ts';

/** Mean of a number over replicates, with the 95 % interval mean ± t_{R−1} s/√R. */
export interface Estimate {
  readonly mean: number;
  /** s/√R and the ends of the interval; NaN with fewer than two replicates. */
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
  /** Two-sided probability of a mean as large as this one if it were zero; NaN with fewer than two replicates. */
  readonly pValue: number;
}

export interface PlayerEstimate {
  readonly shapley: Estimate;
  /** The p value of the Shapley value after Holm's correction over the players that change anything. */
  readonly pAdjusted: number;
  /** Mean contribution over all coalitions, each as likely: the main effect of a factorial experiment. */
  readonly banzhaf: Estimate;
  /** Contribution to nobody else, and to all others. */
  readonly alone: Estimate;
  readonly last: Estimate;
  /** Owen value, where unions were stated. */
  readonly owen: Estimate | undefined;
}

export interface PairEstimate {
  readonly first: number;
  readonly second: number;
  readonly shapley: Estimate;
  /** The p value of the Shapley interaction index after Holm's correction over the pairs of players that change anything. */
  readonly pAdjusted: number;
  /** Twice the two-factor effect of a factorial experiment. */
  readonly banzhaf: Estimate;
}

export interface CoalitionEstimate {
  /** v(S) − v(nobody). */
  readonly gain: Estimate;
  readonly dividend: Estimate;
}

export interface Decomposition {
  readonly players: readonly PlayerEstimate[];
  /** In the order of `pairsOf`. */
  readonly pairs: readonly PairEstimate[];
  /** Entry `S` is the coalition of the players whose bits are set. */
  readonly coalitions: readonly CoalitionEstimate[];
  /** v(all) − v(nobody). */
  readonly total: Estimate;
  /** Replicates used, and those left out because a value of a coalition is not defined. */
  readonly used: readonly number[];
  readonly leftOut: readonly number[];
}

export interface DecompositionOptions {
  /** The union of each player, for Owen values. */
  readonly unions?: readonly number[] | undefined;
}

/**
 * Decomposes a game that was played in several replicates; entry `r` of `games` has the values of all coalitions in replicate `r`, under common random
 * numbers. A replicate in which any value is NaN is left out.
 *
 * Throws a `RangeError` for lists of different lengths.
 */
export function decomposeGames(games: readonly Float64Array[], { unions }: DecompositionOptions = {}): Decomposition {
  const size = games[0]?.length ?? 1;
  if (games.some((game) => game.length !== size)) throw new RangeError('the games do not have the same coalitions');
  const players = playersOf({ length: size });
  const used: number[] = [];
  const leftOut: number[] = [];
  for (const [r, game] of games.entries()) (game.some(Number.isNaN) ? leftOut : used).push(r);
  // Gains over nobody; the value of nobody itself is common to all coalitions.
  const gains = used.map((r) => games[r]!.map((value) => value - games[r]![0]!));
  const each = (decompose: (game: Float64Array) => Float64Array, entries: number): Estimate[] => estimates(gains.map(decompose), entries);

  const everybody = size - 1;
  const shapley = each(shapleyValues, players);
  const banzhaf = each(banzhafValues, players);
  const gain = each((game) => game, size);
  const dividend = each(harsanyiDividends, size);
  const last = each((game) => Float64Array.from({ length: players }, (_, i) => game[everybody]! - game[everybody ^ (1 << i)]!), players);
  const owen = unions === undefined ? undefined : each((game) => owenValues(game, unions), players);
  const pairs = pairsOf(players);
  const interactions = each(shapleyInteractions, pairs.length);
  const banzhafPairs = each(banzhafInteractions, pairs.length);

  // A null hypothesis that holds by construction is no test: players that change nothing do not make the others harder to tell.
  const idle = Array.from({ length: players }, (_, i) => gains.every((game) => changesNothing(game, i)));
  const ofPlayers = holm(shapley.map(({ pValue }, i) => (idle[i] ? NaN : pValue)));
  const ofPairs = holm(interactions.map(({ pValue }, n) => (idle[pairs[n]![0]] || idle[pairs[n]![1]] ? NaN : pValue)));
  return {
    players: shapley.map((value, i) => ({
      shapley: value,
      pAdjusted: idle[i] ? value.pValue : ofPlayers[i]!,
      banzhaf: banzhaf[i]!,
      alone: gain[1 << i]!,
      last: last[i]!,
      owen: owen?.[i],
    })),
    pairs: pairs.map(([first, second], n) => ({
      first,
      second,
      shapley: interactions[n]!,
      pAdjusted: idle[first] || idle[second] ? interactions[n]!.pValue : ofPairs[n]!,
      banzhaf: banzhafPairs[n]!,
    })),
    coalitions: gain.map((value, s) => ({ gain: value, dividend: dividend[s]! })),
    total: gain[everybody]!,
    used,
    leftOut,
  };
}

/**
 * What each player brings when they join in `order`, over the replicates in which every value is defined. Entry `n` belongs to the `n`-th to join.
 */
export function decomposeInOrder(games: readonly Float64Array[], order: readonly number[]): Estimate[] {
  const defined = games.filter((game) => !game.some(Number.isNaN));
  return estimates(
    defined.map((game) => addedInOrder(game, order)),
    order.length,
  );
}

/** Estimate of one number over replicates; NaN values are left out. */
export function estimateOf(values: ArrayLike<number>): Estimate {
  const { difference, standardError, lower, upper, pValue } = pairedDifference(values, new Float64Array(values.length));
  return { mean: difference, standardError, lower, upper, pValue };
}

/** Entry `i` of each list over replicates. */
function estimates(lists: readonly Float64Array[], entries: number): Estimate[] {
  return Array.from({ length: entries }, (_, i) => estimateOf(lists.map((list) => list[i]!)));
}

function changesNothing(game: Float64Array, player: number): boolean {
  const bit = 1 << player;
  for (let s = bit; s < game.length; s = (s + 1) | bit) if (game[s] !== game[s ^ bit]) return false;
  return true;
}

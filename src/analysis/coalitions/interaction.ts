/** Interaction of two players: whether they bring more together than each does without the other. */
import { orderWeights, playersOf, sizeOf } from './game.ts';

/** Number of pairs of `players`. */
export function pairCount(players: number): number {
  return (players * (players - 1)) / 2;
}

/** All pairs of players in the order in which interactions are listed: (0, 1), (0, 2), ..., (1, 2), ... */
export function pairsOf(players: number): (readonly [i: number, j: number])[] {
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0; i < players; i++) for (let j = i + 1; j < players; j++) pairs.push([i, j]);
  return pairs;
}

/**
 * Shapley interaction index of each pair, in the order of `pairsOf`:
 * I_ij = Σ_{T⊆N∖ij} (k−|T|−2)! |T|! / (k−1)! · [v(T∪ij) − v(T∪i) − v(T∪j) + v(T)].
 * Above zero the two reinforce, below zero they substitute each other. Zero, but for rounding, where contributions add up.
 *
 * Not the variance-based "Shapley-Owen effects" of sensitivity analysis, nor the Owen value (`owenValues`).
 * Reference: Grabisch, M., Roubens, M. (1999), An axiomatic approach to the concept of interaction among players in cooperative games,
 * International Journal of Game Theory 28, 547-565; for pairs Owen, G. (1972), Multilinear extensions of games, Management Science 18, 64-79.
 */
export function shapleyInteractions(values: ArrayLike<number>): Float64Array {
  const players = playersOf(values);
  return meanSecondDifferences(values, players, orderWeights(Math.max(0, players - 2)));
}

/** The same from the dividends, I_ij = Σ_{T⊇ij} Δ(T)/(|T|−1). */
export function shapleyInteractionsOfDividends(dividends: ArrayLike<number>): Float64Array {
  return sumOverSupersets(dividends, (size) => 1 / (size - 1));
}

/**
 * Banzhaf interaction index of each pair, in the order of `pairsOf`: the second difference of `shapleyInteractions`, averaged over all coalitions of the
 * others, each as likely. Twice the two-factor effect of a two-level factorial experiment (`factorialEffects`).
 * Reference: Grabisch and Roubens (1999).
 */
export function banzhafInteractions(values: ArrayLike<number>): Float64Array {
  const players = playersOf(values);
  const others = Math.max(0, players - 2);
  return meanSecondDifferences(values, players, new Float64Array(others + 1).fill(1 / (1 << others)));
}

/** The same from the dividends, Σ_{T⊇ij} 2^{2−|T|} Δ(T). */
export function banzhafInteractionsOfDividends(dividends: ArrayLike<number>): Float64Array {
  return sumOverSupersets(dividends, (size) => 4 / (1 << size));
}

function meanSecondDifferences(values: ArrayLike<number>, players: number, weights: Float64Array): Float64Array {
  const sums = new Float64Array(pairCount(players));
  for (let t = 0; t < values.length; t++) {
    const weight = weights[sizeOf(t)];
    if (weight === undefined) continue;
    let pair = 0;
    for (let i = 0; i < players; i++) {
      for (let j = i + 1; j < players; j++, pair++) {
        const both = (1 << i) | (1 << j);
        if ((t & both) !== 0) continue;
        // What i brings beside j, less what i brings without: exactly zero for an i that brings nothing, and for a j that changes nothing.
        const beside = values[t | both]! - values[t | (1 << j)]!;
        const without = values[t | (1 << i)]! - values[t]!;
        sums[pair] = sums[pair]! + weight * (beside - without);
      }
    }
  }
  return sums;
}

function sumOverSupersets(dividends: ArrayLike<number>, weightOf: (size: number) => number): Float64Array {
  const players = playersOf(dividends);
  const sums = new Float64Array(pairCount(players));
  for (let t = 0; t < dividends.length; t++) {
    const size = sizeOf(t);
    if (size < 2) continue;
    const weighted = weightOf(size) * dividends[t]!;
    let pair = 0;
    for (let i = 0; i < players; i++) {
      for (let j = i + 1; j < players; j++, pair++) if ((t >> i) & (t >> j) & 1) sums[pair] = sums[pair]! + weighted;
    }
  }
  return sums;
}

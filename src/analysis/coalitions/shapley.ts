import { orderWeights, playersOf, sizeOf } from './game.ts';

/**
 * Shapley value of each player: its mean contribution over all orders in which the players may join,
 * φ_i = Σ_{S∌i} |S|! (k−|S|−1)! / k! · [v(S∪i) − v(S)].
 *
 * The values sum to v(all) − v(nobody) but for rounding. A player that changes no value gets exactly zero.
 * Reference: Shapley, L. S. (1953), A value for n-person games, Contributions to the Theory of Games II, 307-317.
 */
export function shapleyValues(values: ArrayLike<number>): Float64Array {
  const players = playersOf(values);
  return meanContributions(values, players, orderWeights(Math.max(0, players - 1)));
}

/**
 * The same from the dividends, φ_i = Σ_{S∋i} Δ(S)/|S|: every coalition shares what it brings equally among its members. `shapleyValues` loses fewer
 * digits where there are many players.
 */
export function shapleyOfDividends(dividends: ArrayLike<number>): Float64Array {
  const players = playersOf(dividends);
  const shares = new Float64Array(players);
  for (let s = 1; s < dividends.length; s++) {
    const share = dividends[s]! / sizeOf(s);
    for (let i = 0; i < players; i++) if ((s >> i) & 1) shares[i] = shares[i]! + share;
  }
  return shares;
}

/**
 * Banzhaf value of each player: its mean contribution over all coalitions of the others, each as likely, β_i = 2^{1−k} Σ_{S∌i} [v(S∪i) − v(S)]. The
 * main effect of a factor in a two-level factorial experiment. The values need not sum to v(all) − v(nobody).
 * Reference: Banzhaf, J. F. (1965), Weighted voting doesn't work, Rutgers Law Review 19, 317-343.
 */
export function banzhafValues(values: ArrayLike<number>): Float64Array {
  const players = playersOf(values);
  const others = Math.max(0, players - 1);
  return meanContributions(values, players, new Float64Array(others + 1).fill(1 / (1 << others)));
}

/** Σ_{S∌i} weight(|S|) [v(S∪i) − v(S)] for each player i. */
function meanContributions(values: ArrayLike<number>, players: number, weights: Float64Array): Float64Array {
  const means = new Float64Array(players);
  for (let s = 0; s < values.length; s++) {
    const weight = weights[sizeOf(s)]!;
    const before = values[s]!;
    for (let i = 0; i < players; i++) {
      const bit = 1 << i;
      if ((s & bit) === 0) means[i] = means[i]! + weight * (values[s | bit]! - before);
    }
  }
  return means;
}

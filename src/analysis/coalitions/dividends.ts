import { playersOf } from './game.ts';

/**
 * Harsanyi dividends of a game: what each coalition brings beyond what all smaller ones within it bring,
 * Δ(S) = Σ_{T⊆S} (−1)^{|S|−|T|} v(T). Entry 0 is the value of nobody.
 *
 * The fast Moebius transform, k 2^{k−1} subtractions. A player that changes no value has dividends of exactly zero.
 * Reference: Harsanyi, J. C. (1963), A simplified bargaining model for the n-person cooperative game, International Economic Review 4, 194-220.
 */
export function harsanyiDividends(values: ArrayLike<number>): Float64Array {
  const players = playersOf(values);
  const dividends = Float64Array.from(values);
  for (let i = 0; i < players; i++) {
    const bit = 1 << i;
    for (let s = bit; s < dividends.length; s = (s + 1) | bit) dividends[s] = dividends[s]! - dividends[s ^ bit]!;
  }
  return dividends;
}

/** The game that has these dividends: v(S) = Σ_{T⊆S} Δ(T). The inverse of `harsanyiDividends`. */
export function gameOfDividends(dividends: ArrayLike<number>): Float64Array {
  const players = playersOf(dividends);
  const values = Float64Array.from(dividends);
  for (let i = 0; i < players; i++) {
    const bit = 1 << i;
    for (let s = bit; s < values.length; s = (s + 1) | bit) values[s] = values[s]! + values[s ^ bit]!;
  }
  return values;
}

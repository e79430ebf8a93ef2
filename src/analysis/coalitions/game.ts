/** The largest number of players of an exact decomposition: 65,536 coalitions. */
export const mostPlayers = 16;

/**
 * Number of players of a game. A game is the list of the values of all coalitions: entry `S` is the value of the players whose bits are set in
 * `S`, entry 0 that of nobody, so that k players have 2^k entries.
 *
 * Throws a `RangeError` when the length is no power of two or there are more than `mostPlayers` players.
 */
export function playersOf(values: ArrayLike<number>): number {
  for (let players = 0; players <= mostPlayers; players++) if (values.length === 1 << players) return players;
  throw new RangeError(`${values.length} values of coalitions; a power of two up to ${1 << mostPlayers} is expected`);
}

/** Number of members of a coalition. */
export function sizeOf(coalition: number): number {
  let size = 0;
  for (let rest = coalition; rest > 0; rest &= rest - 1) size++;
  return size;
}

/** Positions of the members of a coalition, ascending. */
export function membersOf(coalition: number): number[] {
  const members: number[] = [];
  for (let i = 0; coalition >> i > 0; i++) if ((coalition >> i) & 1) members.push(i);
  return members;
}

/**
 * Weight of a coalition of `size` among the `others` players that may stand before a player or a pair: size! (others − size)! / (others + 1)!, the
 * chance that exactly these come first in a random order. Entry `size`, 0 to `others`.
 */
export function orderWeights(others: number): Float64Array {
  const weights = new Float64Array(others + 1);
  let ways = 1;
  for (let size = 0; size <= others; size++) {
    weights[size] = 1 / ((others + 1) * ways);
    ways = (ways * (others - size)) / (size + 1);
  }
  return weights;
}

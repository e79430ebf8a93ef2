import { membersOf, orderWeights, playersOf, sizeOf } from './game.ts';

/**
 * Owen value of each player when players belong to unions that were formed beforehand: unions join in a random order as wholes, and so do the members
 * within each,
 * ψ_i = Σ_{R⊆M∖p} Σ_{T⊆B_p∖i} |R|! (m−|R|−1)!/m! · |T|! (b−|T|−1)!/b! · [v(Q_R∪T∪i) − v(Q_R∪T)],
 * with m unions, b members of the player's union B_p, and Q_R all members of the unions R. The values of a union sum to the Shapley value of the union
 * in the game among unions; all sum to v(all) − v(nobody). With one union, or with unions of one, they are the Shapley values.
 *
 * `unions`: the union of each player, any whole numbers. Not the Shapley interaction index, which is also named after Owen (`shapleyInteractions`).
 * Throws a `RangeError` when not every player has a union.
 * Reference: Owen, G. (1977), Values of games with a priori unions, Mathematical Economics and Game Theory, 76-88.
 */
export function owenValues(values: ArrayLike<number>, unions: readonly number[]): Float64Array {
  const players = playersOf(values);
  const blocks = blocksOf(players, unions);
  const among = orderWeights(Math.max(0, blocks.length - 1));
  const means = new Float64Array(players);
  for (const [p, block] of blocks.entries()) {
    const others = blocks.filter((_, q) => q !== p);
    const within = orderWeights(sizeOf(block) - 1);
    for (let r = 0; r < 1 << others.length; r++) {
      const before = membersOf(r).reduce((joined, q) => joined | others[q]!, 0);
      for (const i of membersOf(block)) {
        const rest = block & ~(1 << i);
        // All subsets of the rest of the union, from the whole to none.
        for (let t = rest; ; t = (t - 1) & rest) {
          const weight = among[sizeOf(r)]! * within[sizeOf(t)]!;
          means[i] = means[i]! + weight * (values[before | t | (1 << i)]! - values[before | t]!);
          if (t === 0) break;
        }
      }
    }
  }
  return means;
}

/**
 * The same from the dividends: every coalition shares what it brings equally among the unions that it touches, and each union its part equally among
 * its members in the coalition.
 */
export function owenOfDividends(dividends: ArrayLike<number>, unions: readonly number[]): Float64Array {
  const players = playersOf(dividends);
  const blocks = blocksOf(players, unions);
  const shares = new Float64Array(players);
  for (let s = 1; s < dividends.length; s++) {
    const touched = blocks.filter((block) => (block & s) !== 0);
    for (const block of touched) {
      const members = membersOf(block & s);
      for (const i of members) shares[i] = shares[i]! + dividends[s]! / (touched.length * members.length);
    }
  }
  return shares;
}

/** The coalition of each union, in the order of their first members. */
function blocksOf(players: number, unions: readonly number[]): number[] {
  if (unions.length !== players) throw new RangeError(`${unions.length} unions are stated for ${players} players`);
  const blocks = new Map<number, number>();
  for (const [i, union] of unions.entries()) blocks.set(union, (blocks.get(union) ?? 0) | (1 << i));
  return [...blocks.values()];
}

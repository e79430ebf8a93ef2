/** Games whose decompositions are known, and games at random. */
import fc from 'fast-check';

/** Builds a game from the value of each coalition, given as the positions of its members. */
export function gameOf(players: number, valueOf: (members: readonly number[]) => number): Float64Array {
  return Float64Array.from({ length: 1 << players }, (_, s) =>
    valueOf(Array.from({ length: players }, (__, i) => i).filter((i) => (s >> i) & 1)),
  );
}

/** Two left gloves (0 and 1) and a right one (2): a pair is worth 1. */
export const gloves = gameOf(3, (members) => (members.includes(2) && members.length > 1 ? 1 : 0));

/** A runway long enough for the largest aircraft of 1, 2 and 3: Littlechild and Owen (1973), a simple expression for the Shapley value in a special case. */
export const runway = gameOf(3, (members) => (members.length === 0 ? 0 : Math.max(...members) + 1));

/** Yields of the pilot plant of Box, Hunter and Hunter: factors temperature, concentration and catalyst. */
export const pilotPlant = Float64Array.of(60, 72, 54, 68, 52, 83, 45, 80);

/** Values in hundredths, as many as there are coalitions of 1 to `most` players. */
export const anyGame = (most = 6): fc.Arbitrary<Float64Array> =>
  fc
    .integer({ min: 1, max: most })
    .chain((players) =>
      fc
        .array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1 << players, maxLength: 1 << players })
        .map((values) => Float64Array.from(values, (n) => n / 100)),
    );

/** Sum of a list. */
export const sum = (list: ArrayLike<number>): number => Array.from(list).reduce((a, b) => a + b, 0);

/** The game with one more player, at position `at`, who changes nothing. */
export function withIdlePlayer(game: Float64Array, at: number): Float64Array {
  const below = (1 << at) - 1;
  return Float64Array.from({ length: 2 * game.length }, (_, s) => game[(s & below) | ((s >> (at + 1)) << at)]!);
}

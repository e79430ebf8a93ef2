import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decomposeGames, decomposeInOrder, shapleyValues } from '../../../src/analysis/coalitions/index.ts';
import { pairedDifference } from '../../../src/analysis/index.ts';
import { anyGame, gameOf, gloves, sum, withIdlePlayer } from './games.ts';

/** The glove game at three scales, on three levels. */
const replicates = [1, 2, 4].map((scale, r) => gloves.map((value) => 10 * r + scale * value));

describe('decomposeGames', () => {
  test('averages the decompositions of replicates, whatever the value of nobody', () => {
    const { players, pairs, coalitions, total, used, leftOut } = decomposeGames(replicates);
    expect([used, leftOut]).toEqual([[0, 1, 2], []]);
    expect(total.mean).toBeCloseTo(7 / 3, 12);
    const [left, , right] = players;
    expect(right!.shapley.mean).toBeCloseTo((7 / 3) * (4 / 6), 12);
    expect(left!.banzhaf.mean).toBeCloseTo((7 / 3) * (1 / 4), 12);
    expect([left!.alone.mean, right!.alone.mean]).toEqual([0, 0]);
    expect(left!.last.mean).toBe(0);
    expect(right!.last.mean).toBeCloseTo(7 / 3, 12);
    expect(pairs.map(({ first, second }) => [first, second])).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
    expect(pairs[0]!.shapley.mean).toBeCloseTo(-7 / 6, 12);
    expect(coalitions[0b111]!.dividend.mean).toBeCloseTo(-7 / 3, 12);
    // The interval is Student's over the three replicates: 4/6 of 1, 2 and 4.
    const byHand = pairedDifference([4 / 6, 8 / 6, 16 / 6], [0, 0, 0]);
    expect(right!.shapley.lower).toBeCloseTo(byHand.lower, 12);
    expect(right!.shapley.upper).toBeCloseTo(byHand.upper, 12);
    expect(right!.shapley.pValue).toBeCloseTo(byHand.pValue, 12);
  });

  test('adjusts p values by Holm over players, and over pairs', () => {
    const { players, pairs } = decomposeGames(replicates);
    // All three tests have the same p value, for the values of a replicate are in proportion.
    expect(players[0]!.pAdjusted).toBeCloseTo(3 * players[0]!.shapley.pValue, 12);
    expect(pairs[2]!.pAdjusted).toBeCloseTo(3 * pairs[2]!.shapley.pValue, 12);
  });

  test('a player that changes nothing gets exactly zero, and makes no other harder to tell', () => {
    const without = decomposeGames(replicates);
    const withIdle = decomposeGames(replicates.map((game) => withIdlePlayer(game, 1)));
    expect(withIdle.players[1]!.shapley).toEqual({ mean: 0, standardError: 0, lower: 0, upper: 0, pValue: 1 });
    expect(withIdle.players[1]!.pAdjusted).toBe(1);
    expect(withIdle.players[3]!.pAdjusted).toBeCloseTo(without.players[2]!.pAdjusted, 12);
    expect(withIdle.pairs.find(({ first, second }) => first === 0 && second === 2)!.pAdjusted).toBeCloseTo(without.pairs[0]!.pAdjusted, 12);
    for (const { first, second, shapley } of withIdle.pairs) if (first === 1 || second === 1) expect(shapley.mean).toBe(0);
  });

  test('leaves out a replicate in which a coalition has no value, and says so', () => {
    const broken = gloves.map((value, s) => (s === 5 ? NaN : value));
    const found = decomposeGames([replicates[0]!, broken, replicates[1]!, replicates[2]!]);
    expect(found.leftOut).toEqual([1]);
    expect(found.used).toEqual([0, 2, 3]);
    expect(found.players).toEqual(decomposeGames(replicates).players);
  });

  test('has no interval with one replicate, and no value without any', () => {
    const one = decomposeGames([gloves]);
    expect(one.players[2]!.shapley.mean).toBeCloseTo(4 / 6, 12);
    expect(one.players[2]!.shapley.lower).toBeNaN();
    const none = decomposeGames([new Float64Array(8).fill(NaN)]);
    expect(none.used).toEqual([]);
    expect(none.players).toHaveLength(3);
    expect(none.players[0]!.shapley.mean).toBeNaN();
    expect(none.total.mean).toBeNaN();
  });

  test('has values that sum to the total to rounding', () => {
    fc.assert(
      fc.property(anyGame(5), fc.integer({ min: 2, max: 5 }), (game, count) => {
        const games = Array.from({ length: count }, (_, r) => game.map((value, s) => value * (1 + r / 7) + (s * r) / 3));
        const { players, total } = decomposeGames(games);
        expect(sum(players.map(({ shapley }) => shapley.mean))).toBeCloseTo(total.mean, 8);
        const means = game.map((_, s) => sum(games.map((each) => each[s]!)) / count);
        const direct = shapleyValues(means);
        for (const [i, { shapley }] of players.entries()) expect(shapley.mean).toBeCloseTo(direct[i]!, 8);
      }),
      { seed: 71 },
    );
  });

  test('has Owen values where unions are stated', () => {
    const [left, , right] = decomposeGames([gloves], { unions: [0, 0, 1] }).players;
    expect(left!.owen!.mean).toBeCloseTo(1 / 4, 12);
    expect(right!.owen!.mean).toBeCloseTo(1 / 2, 12);
    expect(decomposeGames([gloves]).players[0]!.owen).toBeUndefined();
  });

  test('refuses games of different sizes', () => {
    expect(() => decomposeGames([gloves, gameOf(2, () => 0)])).toThrow('the same coalitions');
  });
});

test('decomposeInOrder averages what each brings when it joins', () => {
  const steps = decomposeInOrder([...replicates, new Float64Array(8).fill(NaN)], [2, 0, 1]);
  expect(steps.map(({ mean }) => mean)).toEqual([0, expect.closeTo(7 / 3, 12), 0]);
  expect(steps[1]!.lower).toBeCloseTo(pairedDifference([1, 2, 4], [0, 0, 0]).lower, 12);
});

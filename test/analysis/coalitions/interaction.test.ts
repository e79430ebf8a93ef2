import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  banzhafInteractions,
  banzhafInteractionsOfDividends,
  factorialEffects,
  harsanyiDividends,
  pairsOf,
  playersOf,
  shapleyInteractions,
  shapleyInteractionsOfDividends,
} from '../../../src/analysis/coalitions/index.ts';
import { anyGame, gameOf, gloves, pilotPlant, sum, withIdlePlayer } from './games.ts';

const close = (found: ArrayLike<number>, expected: ArrayLike<number>, digits = 12): void => {
  expect(found.length).toBe(expected.length);
  for (let i = 0; i < found.length; i++) expect(found[i]).toBeCloseTo(expected[i]!, digits);
};

describe('interaction of pairs', () => {
  test('of two left gloves and a right one: the left ones substitute each other, left and right reinforce each other', () => {
    // (0, 1), (0, 2), (1, 2).
    close(shapleyInteractions(gloves), [-1 / 2, 1 / 2, 1 / 2]);
    close(banzhafInteractions(gloves), [-1 / 2, 1 / 2, 1 / 2]);
  });

  test('of four players of whom three are needed', () => {
    // Second differences: 1 when one other player is there (weight 1/6 each for T of size 1), -1 when both are (weight 1/3).
    const game = gameOf(4, (members) => (members.length > 2 ? 1 : 0));
    close(shapleyInteractions(game), new Float64Array(6).fill(2 / 6 - 1 / 3));
    close(banzhafInteractions(game), new Float64Array(6).fill(2 / 4 - 1 / 4));
  });

  test('is twice the two-factor effect of the pilot plant', () => {
    close(banzhafInteractions(pilotPlant), [3, 20, 0]);
  });

  test('agrees in both forms, and with the factorial effects', () => {
    fc.assert(
      fc.property(anyGame(), (game) => {
        const dividends = harsanyiDividends(game);
        close(shapleyInteractionsOfDividends(dividends), shapleyInteractions(game), 8);
        close(banzhafInteractionsOfDividends(dividends), banzhafInteractions(game), 8);
        const effects = factorialEffects(game);
        const pairs = pairsOf(playersOf(game));
        close(
          banzhafInteractions(game),
          pairs.map(([i, j]) => 2 * effects[(1 << i) | (1 << j)]!),
          8,
        );
      }),
      { seed: 61 },
    );
  });

  test('is nil where contributions add up', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 6 }), (contributions) => {
        // Whole numbers add without rounding, so nothing but zero may be left.
        const game = gameOf(contributions.length, (members) => 7 + sum(members.map((i) => contributions[i]!)));
        expect([...shapleyInteractions(game)].every((value) => value === 0)).toBe(true);
        expect([...banzhafInteractions(game)].every((value) => value === 0)).toBe(true);
      }),
      { seed: 62 },
    );
  });

  test('with a player that changes nothing is exactly zero, and others keep theirs', () => {
    fc.assert(
      fc.property(anyGame(5), fc.nat(5), (game, position) => {
        const at = position % (playersOf(game) + 1);
        const more = withIdlePlayer(game, at);
        const pairs = pairsOf(playersOf(more));
        for (const [n, value] of shapleyInteractions(more).entries()) if (pairs[n]!.includes(at)) expect(value).toBe(0);
        for (const [n, value] of banzhafInteractions(more).entries()) if (pairs[n]!.includes(at)) expect(value).toBe(0);
        close(
          shapleyInteractions(more).filter((_, n) => !pairs[n]!.includes(at)),
          shapleyInteractions(game),
          8,
        );
      }),
      { seed: 63 },
    );
  });

  test('is the bonus of a pair that brings more together, whatever the others bring', () => {
    const game = gameOf(16, (members) => sum(members) + (members.includes(3) && members.includes(12) ? 5 : 0));
    const pairs = pairsOf(16);
    for (const [n, value] of shapleyInteractions(game).entries())
      expect(value).toBeCloseTo(pairs[n]![0] === 3 && pairs[n]![1] === 12 ? 5 : 0, 9);
  });
});

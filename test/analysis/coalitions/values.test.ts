import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addedInOrder,
  banzhafValues,
  factorialEffects,
  gameOfDividends,
  harsanyiDividends,
  membersOf,
  owenOfDividends,
  owenValues,
  playersOf,
  shapleyOfDividends,
  shapleyValues,
} from '../../../src/analysis/coalitions/index.ts';
import { anyGame, gameOf, gloves, pilotPlant, runway, sum, withIdlePlayer } from './games.ts';

const close = (found: ArrayLike<number>, expected: ArrayLike<number>, digits = 12): void => {
  expect(found.length).toBe(expected.length);
  for (let i = 0; i < found.length; i++) expect(found[i]).toBeCloseTo(expected[i]!, digits);
};

describe('worked examples', () => {
  test('two left gloves and a right one', () => {
    close(harsanyiDividends(gloves), [0, 0, 0, 0, 0, 1, 1, -1]);
    close(shapleyValues(gloves), [1 / 6, 1 / 6, 4 / 6]);
    close(shapleyOfDividends(harsanyiDividends(gloves)), [1 / 6, 1 / 6, 4 / 6]);
    close(banzhafValues(gloves), [1 / 4, 1 / 4, 3 / 4]);
    close(addedInOrder(gloves, [0, 2, 1]), [0, 1, 0]);
  });

  test('the left gloves in one union share what the union gets', () => {
    close(owenValues(gloves, [7, 7, 1]), [1 / 4, 1 / 4, 1 / 2]);
    close(owenOfDividends(harsanyiDividends(gloves), [7, 7, 1]), [1 / 4, 1 / 4, 1 / 2]);
  });

  test('a runway is paid by those who need each part of it', () => {
    close(shapleyValues(runway), [1 / 3, 1 / 3 + 1 / 2, 1 / 3 + 1 / 2 + 1]);
    // With the two smaller aircraft in one airline: it pays half of 2, the larger one half of 2 and the rest alone.
    close(owenValues(runway, [0, 0, 1]), [1 / 4, 3 / 4, 2]);
  });

  test('effects of a factorial experiment as printed by Box, Hunter and Hunter', () => {
    // Mean, T, C, TC, K, TK, CK, TCK.
    close(factorialEffects(pilotPlant), [64.25, 23, -5, 1.5, 1.5, 10, 0, 0.5]);
    close(banzhafValues(pilotPlant), [23, -5, 1.5]);
  });

  test('a game without players and one with a single player', () => {
    expect([...shapleyValues([4])]).toEqual([]);
    expect([...shapleyValues([4, 9])]).toEqual([5]);
    expect([...banzhafValues([4, 9])]).toEqual([5]);
  });
});

describe('any game', () => {
  test('is the sum of its dividends', () => {
    fc.assert(
      fc.property(anyGame(), (game) => close(gameOfDividends(harsanyiDividends(game)), game, 7)),
      { seed: 51 },
    );
  });

  test('has Shapley values that sum to what all bring, in both forms alike', () => {
    fc.assert(
      fc.property(anyGame(), (game) => {
        const values = shapleyValues(game);
        expect(sum(values)).toBeCloseTo(game.at(-1)! - game[0]!, 8);
        close(shapleyOfDividends(harsanyiDividends(game)), values, 8);
      }),
      { seed: 52 },
    );
  });

  test('has Shapley values that are the mean contribution over all orders', () => {
    const orders = (players: readonly number[]): number[][] =>
      players.length === 0 ? [[]] : players.flatMap((first) => orders(players.filter((i) => i !== first)).map((rest) => [first, ...rest]));
    fc.assert(
      fc.property(anyGame(4), (game) => {
        const players = playersOf(game);
        const all = orders(Array.from({ length: players }, (_, i) => i));
        const means = new Float64Array(players);
        for (const order of all) {
          const brought = addedInOrder(game, order);
          expect(sum(brought)).toBeCloseTo(game.at(-1)! - game[0]!, 8);
          for (const [n, i] of order.entries()) means[i]! += brought[n]! / all.length;
        }
        close(means, shapleyValues(game), 8);
      }),
      { seed: 53, numRuns: 40 },
    );
  });

  test('gives a player that changes nothing exactly nothing, and leaves the others as they are', () => {
    fc.assert(
      fc.property(anyGame(5), fc.nat(5), (game, position) => {
        const at = position % (playersOf(game) + 1);
        const more = withIdlePlayer(game, at);
        const unions = Array.from({ length: playersOf(more) }, (_, i) => i % 2);
        for (const values of [shapleyValues(more), banzhafValues(more), owenValues(more, unions)]) expect(values[at]).toBe(0);
        for (const [s, dividend] of harsanyiDividends(more).entries()) if ((s >> at) & 1) expect(dividend).toBe(0);
        close(
          shapleyValues(more).filter((_, i) => i !== at),
          shapleyValues(game),
          8,
        );
        close(
          banzhafValues(more).filter((_, i) => i !== at),
          banzhafValues(game),
          8,
        );
      }),
      { seed: 54 },
    );
  });

  test('gives players who may be exchanged the same', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 12, maxLength: 12 }), (numbers) => {
        // Players 0 and 1 count alike; 2 and 3 do not.
        const game = gameOf(4, (members) => {
          const alike = members.filter((i) => i < 2).length;
          return numbers[alike * 4 + (members.includes(2) ? 1 : 0) + (members.includes(3) ? 2 : 0)]!;
        });
        const [a, b] = shapleyValues(game);
        expect(a).toBeCloseTo(b!, 10);
        const [c, d] = owenValues(game, [0, 0, 1, 2]);
        expect(c).toBeCloseTo(d!, 10);
      }),
      { seed: 55 },
    );
  });

  test('adds up with another game', () => {
    const pairs = fc.integer({ min: 1, max: 5 }).chain((players) => {
      const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 << players, maxLength: 1 << players });
      return fc.tuple(values, values);
    });
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        const both = one.map((value, s) => value + 3 * other[s]!);
        for (const valuesOf of [shapleyValues, banzhafValues, harsanyiDividends, factorialEffects]) {
          const [a, b] = [valuesOf(one), valuesOf(other)];
          close(
            valuesOf(both),
            a.map((value, i) => value + 3 * b[i]!),
            8,
          );
        }
      }),
      { seed: 56 },
    );
  });

  test('has Owen values that agree in both forms, and are Shapley values of the game among unions', () => {
    fc.assert(
      fc.property(anyGame(5), fc.array(fc.nat(2), { minLength: 5, maxLength: 5 }), (game, written) => {
        const players = playersOf(game);
        const unions = written.slice(0, players);
        const values = owenValues(game, unions);
        close(owenOfDividends(harsanyiDividends(game), unions), values, 8);
        const names = [...new Set(unions)];
        const among = gameOf(names.length, (joined) => {
          let s = 0;
          for (const [i, union] of unions.entries()) if (joined.some((p) => names[p] === union)) s |= 1 << i;
          return game[s]!;
        });
        const ofUnions = names.map((name) => sum(values.filter((_, i) => unions[i] === name)));
        close(ofUnions, shapleyValues(among), 8);
        close(
          owenValues(
            game,
            unions.map((_, i) => i),
          ),
          shapleyValues(game),
          8,
        );
        close(
          owenValues(
            game,
            unions.map(() => 0),
          ),
          shapleyValues(game),
          8,
        );
      }),
      { seed: 57 },
    );
  });

  test('has main effects that are its Banzhaf values, and effects that are halved dividends where only one coalition brings anything', () => {
    fc.assert(
      fc.property(anyGame(), (game) => {
        const effects = factorialEffects(game);
        close(
          banzhafValues(game),
          Array.from({ length: playersOf(game) }, (_, i) => effects[1 << i]!),
          8,
        );
        expect(effects[0]).toBeCloseTo(sum(game) / game.length, 8);
      }),
      { seed: 58 },
    );
    // v = 8 when all three are there: each effect is 8/4 up to sign, 2^(1-k) of the dividend.
    close(factorialEffects(gameOf(3, (members) => (members.length === 3 ? 8 : 0))), [1, 2, 2, 2, 2, 2, 2, 2]);
  });
});

describe('sixteen players', () => {
  // What player i brings alone is i; players 3 and 12 bring 5 more together.
  const game = gameOf(16, (members) => sum(members) + (members.includes(3) && members.includes(12) ? 5 : 0));

  test('are decomposed exactly', () => {
    close(
      shapleyValues(game),
      Array.from({ length: 16 }, (_, i) => i + (i === 3 || i === 12 ? 2.5 : 0)),
      9,
    );
    for (const [s, dividend] of harsanyiDividends(game).entries()) {
      const members = membersOf(s);
      expect(dividend).toBe(members.length === 1 ? members[0]! : s === ((1 << 3) | (1 << 12)) ? 5 : 0);
    }
  });
});

describe('what is no game is refused', () => {
  test.each([0, 3, 5, 1 << 17])('%i values', (length) => {
    expect(() => shapleyValues(new Float64Array(length))).toThrow(`${length} values of coalitions`);
  });

  test('an order that leaves a player out, names one twice or an unknown one', () => {
    for (const order of [
      [0, 1],
      [0, 1, 1],
      [0, 1, 3],
      [0, 1, 2, 2],
    ])
      expect(() => addedInOrder(gloves, order)).toThrow('does not name each');
  });

  test('unions for other players than there are', () => {
    expect(() => owenValues(gloves, [0, 1])).toThrow('2 unions are stated for 3 players');
  });
});

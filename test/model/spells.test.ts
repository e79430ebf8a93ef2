import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addSpells, durablyLifted, emptySpells, hazards, survival } from '../../src/model/indicators/spells.ts';
import { binOf, changeBins, winnersOf } from '../../src/model/indicators/winners.ts';

/** History of a household from a text of one letter a year, base year first: P for poor. */
const history = (text: string): number => Array.from(text).reduce((bits, letter) => (bits << 1) | (letter === 'P' ? 1 : 0), 0);

describe('spells', () => {
  it('of those poor in the base year last until they are first not poor', () => {
    const sums = emptySpells(4);
    addSpells(sums, history('PP--P'), 4, 3);
    expect(Array.from(sums.base_poverty.atRisk)).toEqual([3, 3, 0, 0]);
    expect(Array.from(sums.base_poverty.ended)).toEqual([0, 3, 0, 0]);
    // Out of poverty for two years, then poor again; the new spell of poverty begins in the last year and is not at risk yet.
    expect(Array.from(sums.out_of_poverty.atRisk)).toEqual([3, 3, 0, 0]);
    expect(Array.from(sums.out_of_poverty.ended)).toEqual([0, 3, 0, 0]);
    expect(Array.from(sums.poverty.atRisk)).toEqual([0, 0, 0, 0]);
  });

  it('that last in the last year are at risk until then and do not end', () => {
    const sums = emptySpells(4);
    addSpells(sums, history('-PPP-'), 4, 1);
    addSpells(sums, history('--PPP'), 4, 1);
    expect(Array.from(sums.poverty.atRisk)).toEqual([2, 2, 1, 0]);
    expect(Array.from(sums.poverty.ended)).toEqual([0, 0, 1, 0]);
  });

  it('of those who were never poor are no spells', () => {
    const sums = emptySpells(3);
    addSpells(sums, history('----'), 3, 5);
    for (const { atRisk, ended } of Object.values(sums)) expect([...atRisk, ...ended].every((persons) => persons === 0)).toBe(true);
  });

  it('survive as Kaplan and Meier have it: the product over durations of one less the hazard', () => {
    // Six remissions of Freireich's kind in small: at risk 10, 8, 5; ended 2, 1, 0; censored between.
    const sums = { atRisk: Float64Array.of(10, 8, 5, 0), ended: Float64Array.of(2, 1, 0, 0) };
    expect(Array.from(hazards(sums))).toEqual([0.2, 0.125, 0, NaN]);
    expect(Array.from(survival(sums))).toEqual([expect.closeTo(0.8), expect.closeTo(0.7), expect.closeTo(0.7), NaN]);
  });

  it('without censoring survive as the share of spells that last longer', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 30 }), (durations) => {
        const sums = emptySpells(6);
        for (const d of durations) addSpells(sums, history(`${'P'.repeat(d)}${'-'.repeat(7 - d)}`), 6, 1);
        const lasting = survival(sums.base_poverty);
        for (let d = 1; d <= Math.max(...durations); d++)
          expect(lasting[d - 1]).toBeCloseTo(durations.filter((each) => each > d).length / durations.length, 12);
      }),
      { seed: 7 },
    );
  });
});

describe('durably lifted', () => {
  it.each([
    ['P---', true],
    ['-P---', true],
    ['P--', false],
    ['PP--', false],
    ['P--P', false],
    ['----', false],
    ['P---P', false],
    ['P---P---', true],
  ])('after %s: %s', (text, lifted) => {
    expect(durablyLifted(history(text), text.length - 1)).toBe(lifted);
  });

  it('knows nothing of the years before the base year', () => {
    expect(durablyLifted(history('PPPP----'), 3)).toBe(false);
  });
});

describe('winners and losers', () => {
  it('have fixed bins whose borders belong to the smaller change', () => {
    const names = [0.051, 0.05, 1e-9, 0, -1e-9, -0.05, -0.051].map((change) => changeBins[binOf(change)]!.name);
    expect(names).toEqual(['gain_over_5', 'gain_up_to_5', 'gain_up_to_5', 'no_change', 'loss_up_to_5', 'loss_up_to_5', 'loss_over_5']);
  });

  const reference = {
    baseDecile: Uint8Array.of(0, 0, 0, 9),
    persons: Uint8Array.of(1, 2, 1, 4),
    income: Float64Array.of(100, 100, 100, 50),
  };

  it('are shares of persons of their tenth', () => {
    const shares = winnersOf({ ...reference, income: Float64Array.of(110, 104, 100, 40) }, reference);
    expect(Array.from(shares.subarray(0, 5))).toEqual([0.25, 0.5, 0.25, 0, 0]);
    expect(Array.from(shares.subarray(45))).toEqual([0, 0, 0, 0, 1]);
    expect(shares.subarray(5, 45).every(Number.isNaN)).toBe(true);
  });

  it('are none where nothing has changed', () => {
    expect(Array.from(winnersOf(reference, reference).subarray(0, 5))).toEqual([0, 0, 1, 0, 0]);
  });

  it('compare the same households alone', () => {
    expect(() => winnersOf({ ...reference, income: Float64Array.of(1) }, reference)).toThrow(/cannot be paired/);
    expect(() => winnersOf({ ...reference, baseDecile: Uint8Array.of(1, 0, 0, 9) }, reference)).toThrow(/same households/);
  });

  it('have a change from no income to some as a gain', () => {
    expect(binOf(5 / 0 - 1)).toBe(0);
    expect(binOf(0 / 0 - 1)).toBe(2);
  });
});

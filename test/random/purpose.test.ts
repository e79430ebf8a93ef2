import { describe, expect, it } from 'vitest';
import { assertDistinctPurposes, definePurposes, purposeId } from '../../src/random/index.ts';

describe('purposeId', () => {
  // Published FNV-1a values for the text without a closing zero.
  it.each([
    ['a', 0xe40c292c],
    ['b', 0xe70c2de5],
    ['foobar', 0xbf9cf968],
  ])('is 32-bit FNV-1a: %s', (name, id) => {
    expect(purposeId(name)).toBe(id);
  });

  it('is on record for a dotted name', () => {
    expect(purposeId('live.transitory')).toBe(218517266);
  });

  it.each(['', '.', 'live.', '.live', 'live..shock', 'live shock', 'été'])('refuses "%s"', (name) => {
    expect(() => purposeId(name)).toThrow(RangeError);
  });

  it('says how to mend a name', () => {
    expect(() => purposeId('live shock')).toThrow(
      '"live shock" does not name a purpose. Use letters, digits, "_" and "-" in parts joined by dots, such as "live.transitory".',
    );
  });
});

describe('definePurposes', () => {
  it('gives the id of each name, frozen', () => {
    const purposes = definePurposes({ transitory: 'live.transitory', shock: 'live.shock' });
    expect(purposes).toEqual({ transitory: purposeId('live.transitory'), shock: purposeId('live.shock') });
    expect(Object.isFrozen(purposes)).toBe(true);
  });

  it('leaves the ids of others alone when one is added or moved', () => {
    const before = definePurposes({ a: 'live.a', b: 'live.b' });
    const after = definePurposes({ added: 'live.added', b: 'live.b', a: 'live.a' });
    expect([after.a, after.b]).toEqual([before.a, before.b]);
  });

  it('refuses two names of one id', () => {
    // A known collision of 32-bit FNV-1a.
    expect(purposeId('costarring')).toBe(purposeId('liquid'));
    expect(() => definePurposes({ one: 'costarring', two: 'liquid' })).toThrow(
      /^Purposes "costarring" and "liquid" have the same id \d+ and would draw the same numbers. Rename one.$/,
    );
  });

  it('refuses one name twice', () => {
    expect(() => definePurposes({ one: 'live.shock', two: 'live.shock' })).toThrow(RangeError);
  });
});

describe('assertDistinctPurposes', () => {
  it('accepts tables without a common id', () => {
    expect(() =>
      assertDistinctPurposes({ live: definePurposes({ a: 'live.a' }), market: definePurposes({ a: 'market.a' }) }),
    ).not.toThrow();
  });

  it('refuses an id that two tables share', () => {
    expect(() => assertDistinctPurposes({ live: definePurposes({ a: 'live.a' }), market: definePurposes({ b: 'live.a' }) })).toThrow(
      /^Purposes "live.a" and "market.b" have the same id \d+ /,
    );
  });
});

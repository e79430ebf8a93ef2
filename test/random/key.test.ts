import { describe, expect, it } from 'vitest';
import { keyFromSeed } from '../../src/random/index.ts';

const hex = (key: Uint32Array): string => [...key].map((word) => word.toString(16).padStart(8, '0')).join(' ');

describe('keyFromSeed', () => {
  // From an independent RC4-drop[256] over the UTF-8 bytes, written in Python after the description in key.ts and seedrandom's source.
  it.each([
    ['2020', 0, 'c93f9538 03556e7f 04c9117f 00000000'],
    ['2020', 1, 'c93f9538 03556e7f 04c9117f 00000001'],
    ['Yunnan', 4294967295, '2202382f e312c2c1 9df36d5a ffffffff'],
    ['云南', 0, '01f81c68 e2aeb405 fa983c5d 00000000'],
  ])('gives the key on record: %s, replicate %i', (seed, replicate, key) => {
    expect(hex(keyFromSeed(seed, replicate))).toBe(key);
  });

  it('gives the same key for the same seed and replicate, in an array of its own', () => {
    const first = keyFromSeed('poverty', 3);
    const second = keyFromSeed('poverty', 3);
    expect(second).toEqual(first);
    expect(second).not.toBe(first);
  });

  it('changes only the last word from replicate to replicate', () => {
    const base = [...keyFromSeed('poverty', 0)];
    for (const replicate of [1, 2, 1000, 0xffffffff]) {
      expect([...keyFromSeed('poverty', replicate)]).toEqual([base[0], base[1], base[2], replicate]);
    }
  });

  it.each([
    ['repetitions', ['1', '11', '111', '1111', 'ab', 'abab']],
    ['characters of one low byte', ['a', 'š', 'ၡ', '云', 'N']],
    ['characters beyond the first plane', ['😀', '😁', '\ud83d', '\ude00\ud83d']],
    ['case, spaces and zeros', ['a', 'A', ' a', 'a ', 'a\0', '\0a', '\0', '0']],
    ['long texts that differ in one place', ['x'.repeat(1000), `y${'x'.repeat(999)}`, `${'x'.repeat(999)}y`, 'x'.repeat(999)]],
    ['whole numbers', Array.from({ length: 20_000 }, (_, i) => String(i))],
  ])('tells apart %s', (_, seeds) => {
    expect(new Set(seeds.map((seed) => hex(keyFromSeed(seed, 0)))).size).toBe(seeds.length);
  });

  it('draws nothing from Math.random and leaves it in place', () => {
    const original = Math.random;
    let calls = 0;
    Math.random = () => {
      calls++;
      return 0.5;
    };
    const replacement = Math.random;
    try {
      keyFromSeed('poverty', 0);
      expect(calls).toBe(0);
      expect(Math.random).toBe(replacement);
    } finally {
      Math.random = original;
    }
  });

  it('refuses an empty seed and says how to mend it', () => {
    expect(() => keyFromSeed('', 0)).toThrow(new RangeError('The seed is empty. Give any text of at least one character, such as "2020".'));
  });

  it.each([-1, 0.5, Number.NaN, Infinity, 4294967296])('refuses replicate %d', (replicate) => {
    expect(() => keyFromSeed('poverty', replicate)).toThrow(
      new RangeError(`The replicate is ${replicate}. Give a whole number from 0 to 4294967295.`),
    );
  });
});

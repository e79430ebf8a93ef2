import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortWords } from '../../src/population/index.ts';

const word = fc.oneof(fc.nat(0xffffffff), fc.nat(40), fc.constantFrom(0, 0xffffffff, 0x80000000, 0x7fffffff, 2048, 2047));

describe('sorting words', () => {
  it.each([
    ['very few', 20],
    ['few', 600],
    ['many', 9000],
  ])('does what sorting does: %s', (_, maxLength) => {
    fc.assert(
      fc.property(fc.array(word, { maxLength, size: 'max' }), (given) => {
        const words = Uint32Array.from(given);
        sortWords(words);
        expect(words).toEqual(Uint32Array.from(given).sort());
      }),
      { seed: 2011, numRuns: 200 },
    );
  });

  it('sorts a part of an array in place and leaves the rest', () => {
    const words = Uint32Array.from({ length: 4000 }, (_, i) => 9000 - i);
    sortWords(words.subarray(50, 3950));
    expect([...words.subarray(0, 50)]).toEqual(Array.from({ length: 50 }, (_, i) => 9000 - i));
    expect([...words.subarray(50, 3950)]).toEqual(Array.from({ length: 3900 }, (_, i) => 5051 + i));
    expect(words[3950]).toBe(5050);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROUNDS, threefry4x32 } from '../../src/random/index.ts';
import { threefry4x32Reference } from './threefry-reference.ts';

const anyWord = fc.integer({ min: 0, max: 0xffffffff });
const block = fc.tuple(anyWord, anyWord, anyWord, anyWord);

function threefry(key: readonly number[], counter: readonly number[]): number[] {
  const out = new Uint32Array(4);
  threefry4x32(Uint32Array.from(key), counter[0]!, counter[1]!, counter[2]!, counter[3]!, out);
  return [...out];
}

const hex = (words: readonly number[]): string => words.map((word) => word.toString(16).padStart(8, '0')).join(' ');
const parse = (words: string): number[] => words.split(' ').map((word) => Number.parseInt(word, 16));

/** `threefry4x32` of tests/kat_vectors, Random123 1.14.0: rounds, counter, key, expected. */
const KNOWN_ANSWERS: [number, string, string, string][] = [
  [13, '00000000 00000000 00000000 00000000', '00000000 00000000 00000000 00000000', '531c7e4f 39491ee5 2c855a92 3d6abf9a'],
  [13, 'ffffffff ffffffff ffffffff ffffffff', 'ffffffff ffffffff ffffffff ffffffff', 'c4189358 1c9cc83a d5881c67 6a0a89e0'],
  [13, '243f6a88 85a308d3 13198a2e 03707344', 'a4093822 299f31d0 082efa98 ec4e6c89', '4aa71d8f 734738c2 431fc6a8 ae6debf1'],
  [20, '00000000 00000000 00000000 00000000', '00000000 00000000 00000000 00000000', '9c6ca96a e17eae66 fc10ecd4 5256a7d8'],
  [20, 'ffffffff ffffffff ffffffff ffffffff', 'ffffffff ffffffff ffffffff ffffffff', '2a881696 57012287 f6c7446e a16a6732'],
  [20, '243f6a88 85a308d3 13198a2e 03707344', 'a4093822 299f31d0 082efa98 ec4e6c89', '59cd1dbb b8879579 86b5d00c ac8b6d84'],
  [72, '00000000 00000000 00000000 00000000', '00000000 00000000 00000000 00000000', '93171da6 9220326d b392b7b1 ff58a002'],
  [72, 'ffffffff ffffffff ffffffff ffffffff', 'ffffffff ffffffff ffffffff ffffffff', '60743f3d 9961e684 aab21c34 8c65fb7d'],
  [72, '243f6a88 85a308d3 13198a2e 03707344', 'a4093822 299f31d0 082efa98 ec4e6c89', '09930adf 7f27bd55 9ed68ce1 97f803f6'],
];

describe('threefry4x32', () => {
  it('has 13 rounds', () => {
    expect(ROUNDS).toBe(13);
  });

  it.each(KNOWN_ANSWERS.filter(([rounds]) => rounds === ROUNDS))(
    'gives the published answer: %i rounds, counter %s',
    (_, counter, key, answer) => {
      expect(hex(threefry(parse(key), parse(counter)))).toBe(answer);
    },
  );

  it.each(KNOWN_ANSWERS)('has a reference that gives the published answer: %i rounds, counter %s', (rounds, counter, key, answer) => {
    expect(hex(threefry4x32Reference(rounds, parse(key), parse(counter)))).toBe(answer);
  });

  it('agrees with the reference', () => {
    fc.assert(
      fc.property(block, block, (key, counter) => {
        expect(threefry(key, counter)).toEqual(threefry4x32Reference(ROUNDS, key, counter));
      }),
      { seed: 20111, numRuns: 2000 },
    );
  });

  it('takes counter words as signed or unsigned', () => {
    fc.assert(
      fc.property(block, block, (key, counter) => {
        expect(
          threefry(
            key,
            counter.map((word) => word | 0),
          ),
        ).toEqual(threefry(key, counter));
      }),
      { seed: 20112, numRuns: 200 },
    );
  });

  it('leaves the key as it is and may write over its last result', () => {
    const key = Uint32Array.of(1, 2, 3, 4);
    const out = Uint32Array.of(9, 9, 9, 9);
    threefry4x32(key, 5, 6, 7, 8, out);
    expect([...key]).toEqual([1, 2, 3, 4]);
    expect([...out]).toEqual(threefry4x32Reference(ROUNDS, [1, 2, 3, 4], [5, 6, 7, 8]));
  });

  it('changes half of the output bits when one input bit changes, at every bit of key and counter', () => {
    // 128 output bits x 200 trials: mean 64, standard error of the mean over trials sqrt(32 / 200) = 0.4; six of them are 2.4.
    const trials = fc.sample(fc.tuple(block, block), { seed: 20113, numRuns: 200 });
    const flips = Array.from({ length: 128 }, () => 0);
    for (let bit = 0; bit < 256; bit++) {
      let changed = 0;
      for (const [key, counter] of trials) {
        const before = threefry(key, counter);
        const input = [...key, ...counter];
        input[bit >>> 5] = (input[bit >>> 5]! ^ (1 << (bit & 31))) >>> 0;
        const after = threefry(input.slice(0, 4), input.slice(4));
        for (let i = 0; i < 128; i++) {
          const flip = ((before[i >>> 5]! ^ after[i >>> 5]!) >>> (i & 31)) & 1;
          flips[i]! += flip;
          changed += flip;
        }
      }
      expect(Math.abs(changed / trials.length - 64), `input bit ${bit}`).toBeLessThan(2.4);
    }
    // Each output bit over all 51,200 flips: standard error sqrt(1/4 / 51200) = 0.0022.
    for (const [i, count] of flips.entries()) {
      expect(Math.abs(count / (256 * trials.length) - 0.5), `output bit ${i}`).toBeLessThan(6 * 0.0022);
    }
  });
});

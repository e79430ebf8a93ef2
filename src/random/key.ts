import seedrandom from 'seedrandom';

/**
 * Turns a human seed and a replicate number into the four key words of the generator.
 *
 * The first three words come from the text, the fourth is the replicate itself: replicates of one seed differ by construction, and
 * replicate 7 is the same whether or not replicates 0 to 6 are run. The text is taken as it is, code point by code point: no trimming,
 * no case folding, no Unicode normalization.
 *
 * @param seed any text of at least one character
 * @param replicate whole number, 0 to 2^32-1
 * @throws RangeError on an empty seed, or a replicate that is not such a number
 */
export function keyFromSeed(seed: string, replicate: number): Uint32Array {
  if (seed.length === 0) {
    throw new RangeError('The seed is empty. Give any text of at least one character, such as "2020".');
  }
  if (!Number.isInteger(replicate) || replicate < 0 || replicate > 0xffffffff) {
    throw new RangeError(`The replicate is ${replicate}. Give a whole number from 0 to 4294967295.`);
  }
  const words = seedrandom(seedBytes(seed), { global: false });
  return Uint32Array.of(words.int32(), words.int32(), words.int32(), replicate);
}

/**
 * The UTF-8 bytes of the text as a string of one character a byte, closed by 0xff, which is no byte of UTF-8.
 *
 * seedrandom 3.0.5 reads only the low byte of each character, so that "a" and "š" would be one seed, and repeats its key cyclically, so
 * that "1" and "11" would be. Bytes mend the first. A closing byte that occurs nowhere else mends the second: no such string is a
 * repetition of a shorter one.
 */
function seedBytes(seed: string): string {
  let bytes = '';
  for (const byte of new TextEncoder().encode(seed)) bytes += String.fromCharCode(byte);
  return `${bytes}\u00ff`;
}

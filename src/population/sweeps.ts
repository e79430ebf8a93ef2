import { defineSweep } from '../sweep/index.ts';

/** How many words there are before each in the order of one digit: the counts of the smaller digits, from `base` on. */
function addUp(digits: Int32Array, base: number, count: number): void {
  let before = 0;
  for (let d = 0; d < count; d++) {
    const own = digits[base + d]!;
    digits[base + d] = before;
    before += own;
  }
}

/** Puts words into the order of one digit; those that have it in common stay in theirs. */
function scatter(from: Uint32Array, to: Uint32Array, length: number, digits: Int32Array, base: number, shift: number, mask: number): void {
  for (let i = 0; i < length; i++) {
    const word = from[i]!;
    const digit = base + ((word >>> shift) & mask);
    const at = digits[digit]!;
    digits[digit] = at + 1;
    to[at] = word;
  }
}

const sorting = { arrays: { words: 'u32', spare: 'u32', digits: 'i32' }, numbers: { length: 'i32' } } as const;

/** Sorts by digits of 11, 11 and 10 bits, lowest first (Knuth, The Art of Computer Programming 3, 5.2.5), from `words` into `spare`. */
export const sortMany = defineSweep(sorting, ({ words, spare, digits }, { length }) => {
  for (let d = 0; d < 3 * 2048; d++) digits[d] = 0;
  for (let i = 0; i < length; i++) {
    const word = words[i]!;
    digits[word & 2047]! += 1;
    digits[2048 + ((word >>> 11) & 2047)]! += 1;
    digits[4096 + (word >>> 22)]! += 1;
  }
  addUp(digits, 0, 2048);
  addUp(digits, 2048, 2048);
  addUp(digits, 4096, 1024);
  scatter(words, spare, length, digits, 0, 0, 2047);
  scatter(spare, words, length, digits, 2048, 11, 2047);
  scatter(words, spare, length, digits, 4096, 22, 1023);
});

/** Sorts by digits of 8 bits, which pays for fewer words, from `words` into `words`. */
export const sortSome = defineSweep(sorting, ({ words, spare, digits }, { length }) => {
  for (let d = 0; d < 4 * 256; d++) digits[d] = 0;
  for (let i = 0; i < length; i++) {
    const word = words[i]!;
    digits[word & 255]! += 1;
    digits[256 + ((word >>> 8) & 255)]! += 1;
    digits[512 + ((word >>> 16) & 255)]! += 1;
    digits[768 + (word >>> 24)]! += 1;
  }
  addUp(digits, 0, 256);
  addUp(digits, 256, 256);
  addUp(digits, 512, 256);
  addUp(digits, 768, 256);
  scatter(words, spare, length, digits, 0, 0, 255);
  scatter(spare, words, length, digits, 256, 8, 255);
  scatter(words, spare, length, digits, 512, 16, 255);
  scatter(spare, words, length, digits, 768, 24, 255);
});

/** Sorts few words by moving each down to its place, from `words` into `words`. */
export const sortFew = defineSweep({ arrays: { words: 'u32' }, numbers: { length: 'i32' } }, ({ words }, { length }) => {
  for (let i = 1; i < length; i++) {
    const word = words[i]!;
    let j = i - 1;
    while (j >= 0 && words[j]! > word) {
      words[j + 1] = words[j]!;
      j--;
    }
    words[j + 1] = word;
  }
});

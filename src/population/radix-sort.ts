const digit = 2048;
const low = new Uint32Array(digit);
const middle = new Uint32Array(digit);
const high = new Uint32Array(digit);
let spare = new Uint32Array(1024);

/** Below this length the sort that every engine has is faster. */
const few = 2000;

/**
 * Sorts words ascending, in place, by counting their digits of 11, 11 and 10 bits, lowest first (Knuth, The Art of Computer Programming 3, 5.2.5).
 * Working space is kept for the next call.
 */
export function sortWords(words: Uint32Array): void {
  const length = words.length;
  if (length < few) {
    words.sort();
    return;
  }
  if (spare.length < length) spare = new Uint32Array(length);
  low.fill(0);
  middle.fill(0);
  high.fill(0);
  for (let i = 0; i < length; i++) {
    const w = words[i]!;
    low[w & 2047]!++;
    middle[(w >>> 11) & 2047]!++;
    high[w >>> 22]!++;
  }
  let [a, b, c] = [0, 0, 0];
  for (let d = 0; d < digit; d++) {
    const [na, nb, nc] = [low[d]!, middle[d]!, high[d]!];
    low[d] = a;
    middle[d] = b;
    high[d] = c;
    a += na;
    b += nb;
    c += nc;
  }
  for (let i = 0; i < length; i++) {
    const w = words[i]!;
    spare[low[w & 2047]!++] = w;
  }
  for (let i = 0; i < length; i++) {
    const w = spare[i]!;
    words[middle[(w >>> 11) & 2047]!++] = w;
  }
  for (let i = 0; i < length; i++) {
    const w = words[i]!;
    spare[high[w >>> 22]!++] = w;
  }
  words.set(spare.subarray(0, length));
}

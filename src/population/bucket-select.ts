import { selectRank } from './select.ts';

/** Numbers with the same upper 19 bits in single precision share a bucket: 1024 from a number to its double, for those between 1/2 and 16. */
const lowBits = 13;
const lowest = 0x3f000000 >> lowBits;
const buckets = 5 * 1024;
const counts = new Int32Array(buckets);
/** Numbers in single precision where they are not, and those of one bucket; they grow to the largest that came. */
let rounded = new Float32Array(0);
let gathered = new Float64Array(256);

/**
 * The entry that sorting would put at `rank` (0-based). Values are counted in buckets, those outside their range in the outermost ones, and only the
 * bucket that holds the rank is looked into: fast where that lies between 1/2 and 16, and right for all.
 * @param values not changed; no NaN
 */
export function selectInBuckets(values: Float32Array | Float64Array, rank: number): number {
  const words = wordsOf(values);
  const length = words.length;
  counts.fill(0);
  for (let i = 0; i < length; i++) counts[bucketOf(words[i]!)]!++;
  let bucket = 0;
  let before = 0;
  while (before + counts[bucket]! <= rank) before += counts[bucket++]!;
  const count = counts[bucket]!;
  if (gathered.length < count) gathered = new Float64Array(2 * count);
  let n = 0;
  for (let i = 0; i < length; i++) if (bucketOf(words[i]!) === bucket) gathered[n++] = values[i]!;
  return selectRank(gathered, count, rank - before);
}

/** Bits of numbers in single precision have their order, but for negative ones, which are all below. */
function bucketOf(word: number): number {
  const bucket = (word >> lowBits) - lowest;
  return bucket < 0 ? 0 : bucket >= buckets ? buckets - 1 : bucket;
}

function wordsOf(values: Float32Array | Float64Array): Int32Array {
  if (values instanceof Float32Array) return new Int32Array(values.buffer, values.byteOffset, values.length);
  if (rounded.length < values.length) rounded = new Float32Array(values.length);
  rounded.set(values);
  return new Int32Array(rounded.buffer, 0, values.length);
}

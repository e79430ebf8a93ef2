import { selectRank } from './select.ts';

const buckets = 2048;
const counts = new Int32Array(buckets);
/** Buckets of the values, and the values of one bucket; they grow to the largest that came. */
let places = new Uint16Array(256);
let gathered = new Float64Array(256);

/**
 * The entry that sorting would put at `rank` (0-based). Values are counted in equal buckets between `low` and `high`, and those outside in the
 * outermost ones; only the bucket that holds the rank is looked into. `low` and `high` decide the speed, never the result.
 * @param values not changed; no NaN
 */
export function selectInBuckets(values: Float32Array | Float64Array, rank: number, low: number, high: number): number {
  const length = values.length;
  const scale = buckets / (high - low);
  if (places.length < length) places = new Uint16Array(length);
  counts.fill(0);
  for (let i = 0; i < length; i++) {
    // The whole part of what lies in the range; the ends for what does not.
    const place = Math.max(0, Math.min(buckets - 1, (values[i]! - low) * scale)) | 0;
    places[i] = place;
    counts[place]!++;
  }
  let bucket = 0;
  let before = 0;
  while (before + counts[bucket]! <= rank) before += counts[bucket++]!;
  const count = counts[bucket]!;
  if (gathered.length < count) gathered = new Float64Array(2 * count);
  let n = 0;
  for (let i = 0; i < length; i++) if (places[i] === bucket) gathered[n++] = values[i]!;
  return selectRank(gathered, count, rank - before);
}

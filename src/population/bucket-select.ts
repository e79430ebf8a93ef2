import { selectRank } from './select.ts';

const buckets = 2048;
const counts = new Int32Array(buckets);
/** Values of one bucket; grows to the largest that came. */
let gathered = new Float64Array(256);

/**
 * The entry that sorting would put at `rank` (0-based). Values are counted in equal buckets between `low` and `high`, and those outside in the
 * outermost ones; only the bucket that holds the rank is looked into. `low` and `high` decide the speed, never the result.
 * @param values not changed; no NaN
 */
export function selectInBuckets(values: ArrayLike<number>, rank: number, low: number, high: number): number {
  const scale = buckets / (high - low);
  counts.fill(0);
  for (let i = 0; i < values.length; i++) counts[bucketOf(values[i]!, low, scale)]!++;
  let bucket = 0;
  let before = 0;
  while (before + counts[bucket]! <= rank) before += counts[bucket++]!;
  const count = counts[bucket]!;
  if (gathered.length < count) gathered = new Float64Array(2 * count);
  let n = 0;
  for (let i = 0; i < values.length; i++) if (bucketOf(values[i]!, low, scale) === bucket) gathered[n++] = values[i]!;
  return selectRank(gathered, count, rank - before);
}

function bucketOf(value: number, low: number, scale: number): number {
  const place = (value - low) * scale;
  return place < 0 ? 0 : place >= buckets ? buckets - 1 : place | 0;
}

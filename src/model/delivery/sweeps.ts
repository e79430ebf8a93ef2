import { defineSweep } from '../../sweep/index.ts';
import { queued } from './lists.ts';

/** Whether one of two who stand in a queue has the later row. */
function isAfter(one: number, other: number): boolean {
  return (one & queued.unit) > (other & queued.unit);
}

/**
 * Sorts the entries of a queue by place, and those of equal places by their rows: roughly into buckets first, then by moving each down that stands too
 * high. Places are random, so that few share a bucket; where they are not, it only takes longer.
 */
export const sortQueue = defineSweep(
  {
    arrays: { who: 'u32', turn: 'u32', entries: 'u32', places: 'u32', edges: 'i32' },
    numbers: { length: 'i32', low: 'i32', shift: 'i32', buckets: 'i32' },
  },
  ({ who, turn, entries, places, edges }, { length, low, shift, buckets }) => {
    for (let b = 0; b < buckets; b++) edges[b] = 0;
    for (let i = 0; i < length; i++) edges[(turn[i]! - (low >>> 0)) >>> shift]! += 1;
    let before = 0;
    for (let b = 0; b < buckets; b++) {
      const count = edges[b]!;
      edges[b] = before;
      before += count;
    }
    for (let i = 0; i < length; i++) {
      const place = turn[i]!;
      const bucket = (place - (low >>> 0)) >>> shift;
      const at = edges[bucket]!;
      edges[bucket] = at + 1;
      places[at] = place;
      entries[at] = i;
    }
    for (let i = 1; i < length; i++) {
      const place = places[i]!;
      if (places[i - 1]! >= place) {
        const entry = entries[i]!;
        let j = i - 1;
        while (j >= 0 && (places[j]! > place || (places[j] === place && isAfter(who[entries[j]!]!, who[entry]!)))) {
          places[j + 1] = places[j]!;
          entries[j + 1] = entries[j]!;
          j--;
        }
        places[j + 1] = place;
        entries[j + 1] = entry;
      }
    }
  },
);

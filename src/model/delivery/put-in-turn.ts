import { loadSweeps, Workbench } from '../../sweep/index.ts';
import { queued } from './lists.ts';
import * as sweeps from './sweeps.ts';
import { compiled } from './sweeps.compiled.ts';

/** Buckets are no more than two to this power. */
const mostBits = 14;
/** Up to so many entries are put in turn here: telling a sweep where its arrays are takes longer. */
const few = 48;

const bench = new Workbench({ who: 'u32', turn: 'u32', entries: 'u32', places: 'u32', edges: 'i32' }).reserve({ edges: 1 << mostBits });
const { sortQueue } = loadSweeps(sweeps, compiled, bench.memory);
const told = { length: 0, low: 0, shift: 0, buckets: 0 };
const entriesOfFew = new Uint32Array(few);

/** Who is in a queue (see `queued`) and at what place. */
interface List {
  readonly who: Uint32Array;
  readonly turn: Uint32Array;
}

/**
 * Sorts a queue by place, and those of equal places by their rows.
 * @param first position in the list from which on the queue stands, and its `length`
 * @param low least place possible, and `width` how many there are from it on, 1 or more
 * @returns numbers of the entries from 0, the first in turn first; valid until the next call
 */
export function putInTurn(list: List, first: number, length: number, low: number, width: number): Uint32Array {
  if (length <= few) return sortFew(list, first, length);
  const { arrays } = bench.reserve({ who: length, turn: length, entries: length, places: length });
  arrays.who.set(list.who.subarray(first, first + length));
  arrays.turn.set(list.turn.subarray(first, first + length));
  const highest = (width - 1) >>> 0;
  told.length = length;
  told.low = low;
  // As many buckets as the power of two above the length, where the width is one.
  told.shift = Math.max(0, 32 - Math.clz32(highest) - Math.min(mostBits, 32 - Math.clz32(length)));
  told.buckets = (highest >>> told.shift) + 1;
  sortQueue(arrays, told);
  return arrays.entries;
}

/** Moves each entry down that stands too high. */
function sortFew({ who, turn }: List, first: number, length: number): Uint32Array {
  const entries = entriesOfFew;
  for (let i = 0; i < length; i++) {
    const place = turn[first + i]!;
    let j = i - 1;
    while (j >= 0) {
      const above = first + entries[j]!;
      const high = turn[above]!;
      if (high < place || (high === place && (who[above]! & queued.unit) < (who[first + i]! & queued.unit))) break;
      entries[j + 1] = entries[j]!;
      j--;
    }
    entries[j + 1] = i;
  }
  return entries;
}

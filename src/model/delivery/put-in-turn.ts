/** Buckets are no more than two to this power, and are used for more than so many entries. */
const mostBits = 12;
const few = 12;
const edges = new Uint32Array(1 << mostBits);

interface List {
  readonly who: Uint32Array;
  readonly turn: Uint32Array;
}

/** The entries of a list in turn, and their places; they grow to the longest list that comes. */
let entries = new Uint32Array(256);
let places = new Uint32Array(256);

/**
 * Sorts a list by place, and at equal places by row.
 * @param list who is there and at what place, from position `first` on
 * @param length of the list
 * @param low least place possible, and `width` how many there are from it on: places are random among these, or nearly so (only speed depends on it)
 * @returns numbers of the entries from 0, the first in turn first; valid until the next call
 */
export function putInTurn(list: List, first: number, length: number, low: number, width: number): Uint32Array {
  const { who, turn } = list;
  if (entries.length < length) {
    entries = new Uint32Array(2 * length);
    places = new Uint32Array(2 * length);
  }
  if (length <= few)
    for (let i = 0; i < length; i++) {
      entries[i] = i;
      places[i] = turn[first + i]!;
    }
  else scatter(turn, first, length, low, width, entries, places);
  insert(who, first, length, entries, places);
  return entries;
}

/** Sorts roughly, into buckets of about one entry. */
function scatter(
  turn: Uint32Array,
  first: number,
  length: number,
  low: number,
  width: number,
  sorted: Uint32Array,
  sortedPlaces: Uint32Array,
): void {
  const highest = (width - 1) >>> 0;
  // As many buckets as the power of two above the length, if the width is one.
  const shift = Math.max(0, 32 - Math.clz32(highest) - Math.min(mostBits, 32 - Math.clz32(length)));
  const buckets = (highest >>> shift) + 1;
  edges.fill(0, 0, buckets);
  for (let i = first; i < first + length; i++) edges[(turn[i]! - low) >>> shift]!++;
  let before = 0;
  for (let b = 0; b < buckets; b++) {
    const count = edges[b]!;
    edges[b] = before;
    before += count;
  }
  for (let i = 0; i < length; i++) {
    const place = turn[first + i]!;
    const bucket = (place - low) >>> shift;
    const to = edges[bucket]!;
    edges[bucket] = to + 1;
    sorted[to] = i;
    sortedPlaces[to] = place;
  }
}

/** Insertion sort, for entries that are near their places already. */
function insert(who: Uint32Array, first: number, length: number, sorted: Uint32Array, sortedPlaces: Uint32Array): void {
  let before = 0;
  for (let i = 0; i < length; i++) {
    const place = sortedPlaces[i]!;
    if (place > before) {
      before = place;
      continue;
    }
    const entry = sorted[i]!;
    let j = i - 1;
    while (j >= 0 && (sortedPlaces[j]! > place || (sortedPlaces[j] === place && who[first + sorted[j]!]! > who[first + entry]!))) {
      sortedPlaces[j + 1] = sortedPlaces[j]!;
      sorted[j + 1] = sorted[j]!;
      j--;
    }
    sortedPlaces[j + 1] = place;
    sorted[j + 1] = entry;
  }
}

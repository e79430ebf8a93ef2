/**
 * Sorts values whose blocks are each ascending already, by merging neighbouring blocks until one is left.
 * @param values ascending within each block; sorted in place
 * @param starts first row of each block and the end of the last
 * @param spare working space of the same length
 */
export function mergeBlocks(values: Float64Array, starts: Int32Array, spare: Float64Array): void {
  let edges = starts;
  let from = values;
  let to = spare;
  while (edges.length > 2) {
    const blocks = edges.length - 1;
    const pairs = (blocks + 1) >> 1;
    const merged = new Int32Array(pairs + 1);
    for (let p = 0; p < pairs; p++) {
      const left = edges[2 * p]!;
      const middle = edges[Math.min(2 * p + 1, blocks)]!;
      const end = edges[Math.min(2 * p + 2, blocks)]!;
      mergeTwo(from, to, left, middle, end);
      merged[p + 1] = end;
    }
    merged[0] = edges[0]!;
    edges = merged;
    [from, to] = [to, from];
  }
  if (from !== values) values.set(from);
}

function mergeTwo(from: Float64Array, to: Float64Array, left: number, middle: number, end: number): void {
  let i = left;
  let j = middle;
  for (let k = left; k < end; k++) {
    if (i < middle && (j >= end || from[i]! <= from[j]!)) to[k] = from[i++]!;
    else to[k] = from[j++]!;
  }
}

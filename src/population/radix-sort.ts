import { loadSweeps, Workbench } from '../sweep/index.ts';
import * as sweeps from './sweeps.ts';
import { compiled } from './sweeps.compiled.ts';

/** Below these lengths moving words, and smaller digits, are faster. */
const few = 56;
const some = 2048;

const bench = new Workbench({ words: 'u32', spare: 'u32', digits: 'i32' }).reserve({ digits: 3 * 2048 });
const { sortFew, sortSome, sortMany } = loadSweeps(sweeps, compiled, bench.memory);

/** Sorts words ascending, in place. Working space is kept for the next call. */
export function sortWords(words: Uint32Array): void {
  const { length } = words;
  const { arrays } = bench.reserve({ words: length, spare: length });
  arrays.words.set(words);
  const sort = length < few ? sortFew : length < some ? sortSome : sortMany;
  sort(arrays, { length });
  const sorted = sort === sortMany ? arrays.spare : arrays.words;
  words.set(sorted.subarray(0, length));
}

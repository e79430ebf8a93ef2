import { sortWords } from '../../population/index.ts';
import { addSpells, emptySpells, spellKinds } from '../indicators/spells.ts';
import type { World } from '../world.ts';
import { spellColumns } from './columns.ts';
import { countySweeps, layCounty } from './county-bench.ts';
import type { Recorder } from './recorder.ts';

/** Numbers of a county: at risk and ended, by kind and duration. */
export const sumsOfSpells = (years: number): number => spellColumns.length * spellKinds.length * (years - 1);

/** Adds up the spells of a county's households at the end of a run. Households with one history are counted first. */
export function countSpells(world: World, c: number): void {
  const { recorder, weight } = world;
  const years = recorder.years - 1;
  const { arrays, length } = layCounty(world, c, 'poverty', 'size');
  countySweeps.listHistories(arrays, { length, recorded: (1 << recorder.years) - 1 });
  const histories = arrays.histories.slice(0, arrays.sums[0]!);
  sortWords(histories);
  const sums = emptySpells(years);
  for (let i = 0; i < histories.length;) {
    const history = histories[i]! >>> 3;
    let persons = 0;
    for (; i < histories.length && histories[i]! >>> 3 === history; i++) persons += (histories[i]! & 7) + 1;
    addSpells(sums, history, years, persons * weight);
  }
  const first = c * sumsOfSpells(recorder.years);
  spellKinds.forEach((kind, k) => {
    recorder.spells.set(sums[kind].atRisk, first + k * years);
    recorder.spells.set(sums[kind].ended, first + (spellKinds.length + k) * years);
  });
}

/** `spellColumns` of the province, laid out as in `RunRecord`. */
export function spellsOf({ spells, years }: Recorder, counties: number): Float64Array {
  const length = sumsOfSpells(years);
  const all = new Float64Array(length);
  for (let c = 0; c < counties; c++) for (let k = 0; k < length; k++) all[k]! += spells[c * length + k]!;
  return all;
}

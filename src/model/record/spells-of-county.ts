import { addSpells, emptySpells, spellKinds } from '../indicators/spells.ts';
import type { World } from '../world.ts';
import { spellColumns } from './columns.ts';
import type { Recorder } from './recorder.ts';

/** Numbers of a county: at risk and ended, by kind and duration. */
export const sumsOfSpells = (years: number): number => spellColumns.length * spellKinds.length * (years - 1);

/** Adds up the spells of a county's households at the end of a run. Households with one history are counted first. */
export function countSpells({ blocks, households: { poverty, size }, recorder, weight }: World, c: number): void {
  const years = recorder.years - 1;
  const recorded = (1 << recorder.years) - 1;
  const persons = new Map<number, number>();
  for (let h = blocks.starts[c]!; h < blocks.starts[c + 1]!; h++) {
    const history = poverty[h]! & recorded;
    if (history !== 0) persons.set(history, (persons.get(history) ?? 0) + size[h]!);
  }
  const sums = emptySpells(years);
  for (const [history, number] of persons) addSpells(sums, history, years, number * weight);
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

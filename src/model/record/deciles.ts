import { rankKey } from '../indicators/rank-key.ts';
import { durablyLifted } from '../indicators/spells.ts';
import type { World } from '../world.ts';
import { decileColumns } from './columns.ts';
import type { Recorder } from './recorder.ts';

/** Persons, and for each column of the table its sum over persons. */
const perTenth = 1 + decileColumns.length;
/** Numbers of a county and year. */
export const sumsOfTenths: number = 10 * perTenth;
const sums = new Float64Array(sumsOfTenths);

/** Finds the tenth of each household of a county in the base year, from the bounds of the province. */
export function findTenths({ blocks, households, recorder }: World, c: number): void {
  const { income, size, tenth } = households;
  const { bounds } = recorder;
  for (let h = blocks.starts[c]!; h < blocks.starts[c + 1]!; h++) {
    const key = rankKey(income[h]!, size[h]!);
    let d = 0;
    while (d < 9 && key >= bounds[d]!) d++;
    tenth[h] = d;
  }
}

/** Adds up income, poor persons and those durably lifted of a county by the tenth of the base year. */
export function sumTenths({ blocks, facts, households, parameters, recorder }: World, c: number, t: number): void {
  const { income, poverty, size, tenth } = households;
  const line = parameters.macro.poverty_line;
  sums.fill(0);
  for (let h = blocks.starts[c]!; h < blocks.starts[c + 1]!; h++) {
    const at = tenth[h]! * perTenth;
    const w = size[h]!;
    const y = income[h]!;
    sums[at]! += w;
    sums[at + 1]! += w * y;
    if (y < line) sums[at + 2]! += w;
    const history = poverty[h]!;
    if (history !== 0 && durablyLifted(history, t)) sums[at + 3]! += w;
  }
  recorder.tenths.set(sums, (t * facts.length + c) * sumsOfTenths);
}

/** `decileColumns` by tenth, from the sums of all counties in their order. Laid out as in `RunRecord`. */
export function decilesOf({ tenths, years }: Recorder, counties: number): Float64Array {
  const deciles = new Float64Array(decileColumns.length * years * 10);
  for (let t = 0; t < years; t++) {
    sums.fill(0);
    for (let c = 0; c < counties; c++) for (let k = 0; k < sumsOfTenths; k++) sums[k]! += tenths[(t * counties + c) * sumsOfTenths + k]!;
    for (let d = 0; d < 10; d++)
      for (let j = 0; j < decileColumns.length; j++) deciles[(j * years + t) * 10 + d] = sums[d * perTenth + 1 + j]! / sums[d * perTenth]!;
  }
  return deciles;
}

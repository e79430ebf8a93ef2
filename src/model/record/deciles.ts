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

/** Of a county: income of each tenth, and its persons by whether they are poor and whether lifted. */
const incomes = new Float64Array(10);
const persons = new Int32Array(40);
const isPoor = 1;
const isLifted = 2;

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
  const [first, end] = [blocks.starts[c]!, blocks.starts[c + 1]!];
  incomes.fill(0);
  persons.fill(0);
  for (let h = first; h < end; h++) {
    const d = tenth[h]!;
    const w = size[h]!;
    const y = income[h]!;
    const history = poverty[h]! | 0;
    incomes[d]! += w * y;
    persons[(d << 2) | (y < line ? isPoor : 0) | (history !== 0 && durablyLifted(history, t) ? isLifted : 0)]! += w;
  }
  for (let d = 0; d < 10; d++) {
    const [neither, poor, lifted, both] = persons.subarray(4 * d) as unknown as [number, number, number, number];
    sums[d * perTenth] = neither + poor + lifted + both;
    sums[d * perTenth + 1] = incomes[d]!;
    sums[d * perTenth + 2] = poor + both;
    sums[d * perTenth + 3] = lifted + both;
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

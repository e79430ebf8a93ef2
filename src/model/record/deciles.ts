import { rankKey } from '../indicators/rank-key.ts';
import { loadSweeps, Workbench } from '../../sweep/index.ts';
import type { World } from '../world.ts';
import { decileColumns } from './columns.ts';
import type { Recorder } from './recorder.ts';
import * as definitions from './sweeps.ts';
import { compiled } from './sweeps.compiled.ts';

const { perTenth } = definitions;
/** Numbers of a county and year. */
export const sumsOfTenths: number = 10 * perTenth;
const sums = new Float64Array(sumsOfTenths);

const bench = new Workbench({ income: 'f32', size: 'u8', poverty: 'u32', tenth: 'u8', sums: 'f64' }).reserve({ sums: sumsOfTenths });
const sweeps = loadSweeps(definitions, compiled, bench.memory);

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
  const length = end - first;
  const { arrays } = bench.reserve({ income: length, size: length, poverty: length, tenth: length });
  arrays.income.set(income.subarray(first, end));
  arrays.size.set(size.subarray(first, end));
  arrays.poverty.set(poverty.subarray(first, end));
  arrays.tenth.set(tenth.subarray(first, end));
  sweeps.addTenths(arrays, { length, line, t });
  recorder.tenths.set(arrays.sums.subarray(0, sumsOfTenths), (t * facts.length + c) * sumsOfTenths);
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

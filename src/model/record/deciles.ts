import type { World } from '../world.ts';
import { decileColumns } from './columns.ts';
import { countySweeps, layCounty } from './county-bench.ts';
import type { Recorder } from './recorder.ts';
import { perTenth } from './sweeps.ts';

/** Numbers of a county and year. */
export const sumsOfTenths: number = 10 * perTenth;
const sums = new Float64Array(sumsOfTenths);

/** Finds the tenth of each household of a county in the base year, from the bounds of the province. */
export function findTenths(world: World, c: number): void {
  const { arrays, first, length } = layCounty(world, c, 'income', 'size');
  arrays.bounds.set(world.recorder.bounds);
  countySweeps.findTenth(arrays, { length });
  world.households.tenth.set(arrays.tenth.subarray(0, length), first);
}

/** Adds up income, poor persons and those durably lifted of a county by the tenth of the base year. */
export function sumTenths(world: World, c: number, t: number): void {
  const { facts, povertyLine: line, recorder } = world;
  const { arrays, length } = layCounty(world, c, 'income', 'size', 'poverty', 'tenth');
  countySweeps.addTenths(arrays, { length, line, t });
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

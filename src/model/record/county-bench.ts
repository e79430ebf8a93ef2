import { loadSweeps, Workbench } from '../../sweep/index.ts';
import type { World } from '../world.ts';
import * as definitions from './sweeps.ts';
import { compiled } from './sweeps.compiled.ts';

const bench = new Workbench({
  income: 'f32',
  size: 'u8',
  poverty: 'u32',
  tenth: 'u8',
  histories: 'u32',
  bounds: 'f64',
  sums: 'f64',
}).reserve({ bounds: 9, sums: 10 * definitions.perTenth });

/** Sweeps over the households of a county, on copies of its columns. */
export const countySweeps = loadSweeps(definitions, compiled, bench.memory);

/** Lays the columns that sweeps ask for of a county on the bench, each in a new copy. */
export function layCounty({ blocks, households }: World, c: number, ...names: readonly ('income' | 'size' | 'poverty' | 'tenth')[]) {
  const [first, end] = [blocks.starts[c]!, blocks.starts[c + 1]!];
  const length = end - first;
  const { arrays } = bench.reserve({ income: length, size: length, poverty: length, tenth: length, histories: length + 1 });
  for (const name of names) arrays[name].set(households[name].subarray(first, end));
  return { arrays, first, length };
}

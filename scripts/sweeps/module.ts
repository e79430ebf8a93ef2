import { unsigned } from '../kernels/wasm-bytes.ts';
import { machineCode, type MachineType } from './instructions.ts';

/** A function of a module: its parameters come first among the locals. */
export interface SweepFunction {
  readonly name: string;
  readonly parameters: readonly MachineType[];
  readonly locals: readonly MachineType[];
  readonly code: readonly number[];
}

const memoryLimits = [0x01, ...unsigned(1), ...unsigned(65_536)];
const text = (value: string): number[] => [...unsigned(value.length), ...Array.from(value, (letter) => letter.charCodeAt(0))];
const list = (items: readonly number[][]): number[] => [...unsigned(items.length), ...items.flat()];
const section = (id: number, content: readonly number[]): number[] => [id, ...unsigned(content.length), ...content];

/** A module that imports `env.memory` and exports functions that return nothing. */
export function moduleOf(functions: readonly SweepFunction[]): Uint8Array {
  const bodies = functions.map(({ locals, code }) => {
    const runs: [number, MachineType][] = [];
    for (const type of locals) {
      const last = runs.at(-1);
      if (last?.[1] === type) last[0]++;
      else runs.push([1, type]);
    }
    const body = [...list(runs.map(([count, type]) => [...unsigned(count), machineCode[type]])), ...code, 0x0b];
    return [...unsigned(body.length), ...body];
  });
  const magic = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
  return Uint8Array.from([
    ...magic,
    ...section(1, list(functions.map(({ parameters }) => [0x60, ...list(parameters.map((type) => [machineCode[type]])), ...list([])]))),
    ...section(2, list([[...text('env'), ...text('memory'), 0x02, ...memoryLimits]])),
    ...section(3, list(functions.map((_, f) => unsigned(f)))),
    ...section(7, list(functions.map(({ name }, f) => [...text(name), 0x00, ...unsigned(f)]))),
    ...section(10, list(bodies)),
  ]);
}

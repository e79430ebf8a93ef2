import type { Sweep, SweepDefinition } from './define.ts';

/** Sweeps of one module as `scripts/compile-kernels.ts` has compiled them: a WebAssembly module, base64. */
export interface CompiledSweeps {
  readonly code: string;
}

type Definitions = Readonly<Record<string, unknown>>;
type SweepsOf<D extends Definitions> = { readonly [K in keyof D]: D[K] extends SweepDefinition<infer S> ? Sweep<S> : never };

/**
 * The compiled sweeps of a module, to be called as the plain functions that they are written as.
 * @param definitions what the module exports
 * @param memory where the arrays lie that they are given
 * @throws RangeError from a sweep when an array lies elsewhere
 */
export function loadSweeps<D extends Definitions>(definitions: D, { code }: CompiledSweeps, memory: WebAssembly.Memory): SweepsOf<D> {
  const module = new WebAssembly.Module(Uint8Array.from(atob(code), (letter) => letter.charCodeAt(0)));
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const own = Object.entries(definitions).filter((entry): entry is [string, SweepDefinition] => isSweep(entry[1]));
  const sweeps = own.map(([name, { shape }]) => {
    const run = exports[name] as (...values: number[]) => void;
    const arrayNames = Object.keys(shape.arrays);
    const numberNames = Object.keys(shape.numbers);
    const values = Array.from(arrayNames, () => 0).concat(Array.from(numberNames, () => 0));
    const sweep: Sweep = (arrays, numbers) => {
      for (let i = 0; i < arrayNames.length; i++) {
        const array = arrays[arrayNames[i]!]!;
        if (array.buffer !== memory.buffer) throw new RangeError(`array "${arrayNames[i]}" of sweep ${name} is not on its workbench`);
        values[i] = array.byteOffset;
      }
      for (let i = 0; i < numberNames.length; i++) values[arrayNames.length + i] = numbers[numberNames[i]!]!;
      run(...values);
    };
    return [name, sweep];
  });
  return Object.fromEntries(sweeps) as SweepsOf<D>;
}

/** Whether something that a module exports is a sweep. */
export function isSweep(value: unknown): value is SweepDefinition {
  return typeof value === 'object' && value !== null && 'shape' in value && 'sweep' in value;
}

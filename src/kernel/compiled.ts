import { headerLayout, headerWord } from './layout.ts';
import type { Call } from './plain.ts';
import { cellBytes, type CellType } from './program.ts';

/** A kernel that `scripts/compile-kernels.ts` has compiled. */
export interface CompiledKernel {
  readonly name: string;
  readonly columns: readonly string[];
  readonly region: readonly string[];
  readonly sums: readonly string[];
  /** The WebAssembly module, base64. */
  readonly code: string;
}

const arrayTypes = { f32: Float32Array, i32: Int32Array, u32: Uint32Array, u16: Uint16Array, u8: Uint8Array } as const;

/** Columns in one memory that kernels work on. */
export interface KernelRows<S extends Readonly<Record<string, CellType>>> {
  readonly memory: WebAssembly.Memory;
  readonly columns: { readonly [K in keyof S]: InstanceType<(typeof arrayTypes)[S[K]]> };
  /** Address of each column. */
  readonly addresses: { readonly [K in keyof S]: number };
}

const page = 65_536;
/** The first page is for what kernels are told; each has so many bytes of it. */
const headerBytes = 1024;
/** Kernels read whole groups of rows, beyond the last one too. */
const slack = 64;

/** Allocates zeroed columns of `rows` entries. Their bytes and those before them must stay below 4 GiB. */
export function allocateRows<const S extends Readonly<Record<string, CellType>>>(specification: S, rows: number): KernelRows<S> {
  const addresses: Record<string, number> = {};
  let top = page;
  for (const [name, cell] of Object.entries(specification)) {
    addresses[name] = top;
    top += Math.ceil((rows * cellBytes[cell] + slack) / slack) * slack;
  }
  const memory = new WebAssembly.Memory({ initial: Math.ceil(top / page) });
  const columns = Object.fromEntries(
    Object.entries(specification).map(([name, cell]) => [name, new arrayTypes[cell](memory.buffer, addresses[name]!, rows)]),
  );
  return { memory, columns, addresses } as unknown as KernelRows<S>;
}

const modules = new Map<CompiledKernel, WebAssembly.Module>();

function moduleOf(kernel: CompiledKernel): WebAssembly.Module {
  let module = modules.get(kernel);
  if (module === undefined) {
    module = new WebAssembly.Module(Uint8Array.from(atob(kernel.code), (letter) => letter.charCodeAt(0)));
    modules.set(kernel, module);
  }
  return module;
}

/** A compiled kernel at work on columns of one memory. */
export class KernelRunner {
  /** Numbers of the region for the next calls, in the order of the kernel's names. */
  readonly region: Float32Array;
  /** Sums of the last call, in the order of the kernel's names. */
  readonly sums: Float64Array;
  readonly #words: Int32Array;
  readonly #header: number;
  readonly #names: readonly string[];
  readonly #run: (header: number) => void;

  /**
   * @param slot number of the kernel among those of the memory, 0 to 63: it has its own place there for what it is told
   * @throws RangeError when a column is missing
   */
  constructor(kernel: CompiledKernel, rows: KernelRows<Readonly<Record<string, CellType>>>, slot: number) {
    const { memory, addresses } = rows;
    const layout = headerLayout(kernel.columns.length, kernel.region.length, kernel.sums.length);
    if (layout.bytes > headerBytes || slot < 0 || slot >= page / headerBytes)
      throw new RangeError(`kernel ${kernel.name} does not fit into slot ${slot}`);
    this.#names = kernel.sums;
    this.#header = slot * headerBytes;
    this.#words = new Int32Array(memory.buffer, this.#header, headerWord.columns + kernel.columns.length);
    this.region = new Float32Array(memory.buffer, this.#header + 4 * layout.region, kernel.region.length);
    this.sums = new Float64Array(memory.buffer, this.#header + 4 * layout.sums, kernel.sums.length);
    kernel.columns.forEach((name, k) => {
      const address = addresses[name];
      if (address === undefined) throw new RangeError(`kernel ${kernel.name} needs the column "${name}"`);
      this.#words[headerWord.columns + k] = address;
    });
    this.#run = new WebAssembly.Instance(moduleOf(kernel), { env: { memory } }).exports['run'] as (header: number) => void;
  }

  /** Lives one step of the rows of a call. Allocates nothing. */
  run({ first, count, unit, code, key, moment }: Call): void {
    const words = this.#words;
    words[headerWord.first] = first;
    words[headerWord.count] = count;
    words[headerWord.unit] = unit;
    words[headerWord.code] = code;
    words[headerWord.moment] = moment;
    for (let k = 0; k < 4; k++) words[headerWord.key + k] = key[k]!;
    this.#run(this.#header);
  }

  /** Sums of the last call by name. */
  namedSums(): Record<string, number> {
    return Object.fromEntries(this.#names.map((name, s) => [name, this.sums[s]!]));
  }
}

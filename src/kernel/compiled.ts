import { headerLayout, headerWord, memoryKind } from './layout.ts';
import type { Call } from './plain.ts';
import { cellBytes, type CellType } from './program.ts';

/** A kernel that `scripts/compile-kernels.ts` has compiled. */
export interface CompiledKernel {
  readonly name: string;
  /** Columns of the rows, and of those that it keeps. */
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
  /** The page in which this thread tells kernels what to do. */
  readonly page: number;
}

const page = 65_536;
/** The first pages, one for each thread, are for what kernels are told; each kernel has so many bytes of it. */
const headerBytes = 1024;
/** Kernels read whole groups of rows, beyond the last one too. */
const slack = 64;

/**
 * Allocates zeroed columns of `rows` entries. Their bytes and those before them must stay below 4 GiB.
 * @param threads number of threads that share them, each by `rowsForThread`; undefined for columns of this thread alone
 */
export function allocateRows<const S extends Readonly<Record<string, CellType>>>(
  specification: S,
  rows: number,
  threads?: number,
): KernelRows<S> {
  const addresses: Record<string, number> = {};
  let top = page * (threads ?? 1);
  for (const [name, cell] of Object.entries(specification)) {
    addresses[name] = top;
    top += Math.ceil((rows * cellBytes[cell] + slack) / slack) * slack;
  }
  const pages = Math.ceil(top / page);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: threads !== undefined });
  const columns = Object.fromEntries(
    Object.entries(specification).map(([name, cell]) => [name, new arrayTypes[cell](memory.buffer as ArrayBuffer, addresses[name]!, rows)]),
  );
  return { memory, columns, addresses, page: 0 } as unknown as KernelRows<S>;
}

/** Columns with further names: the room of one, seen as cells of another type that are as wide. */
export function withViews(
  rows: KernelRows<Readonly<Record<string, CellType>>>,
  views: Readonly<Record<string, readonly [column: string, cell: CellType]>>,
): KernelRows<Readonly<Record<string, CellType>>> {
  const columns: Record<string, unknown> = { ...rows.columns };
  const addresses: Record<string, number> = { ...rows.addresses };
  for (const [name, [column, cell]] of Object.entries(views)) {
    const { buffer, byteOffset, length } = rows.columns[column]!;
    columns[name] = new arrayTypes[cell](buffer as ArrayBuffer, byteOffset, length);
    addresses[name] = rows.addresses[column]!;
  }
  return { ...rows, columns, addresses } as unknown as KernelRows<Readonly<Record<string, CellType>>>;
}

/** Shared columns as thread `thread` uses them, 0 to the number of threads - 1. */
export function rowsForThread<S extends Readonly<Record<string, CellType>>>(rows: KernelRows<S>, thread: number): KernelRows<S> {
  return { ...rows, page: thread };
}

const modules = { own: new Map<CompiledKernel, WebAssembly.Module>(), shared: new Map<CompiledKernel, WebAssembly.Module>() };

function moduleOf(kernel: CompiledKernel, kind: keyof typeof modules): WebAssembly.Module {
  let module = modules[kind].get(kernel);
  if (module === undefined) {
    const code = Uint8Array.from(atob(kernel.code), (letter) => letter.charCodeAt(0));
    code[memoryKind.at] = memoryKind[kind];
    module = new WebAssembly.Module(code);
    modules[kind].set(kernel, module);
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
  readonly #purpose: number;
  readonly #header: number;
  readonly #names: readonly string[];
  readonly #named: Record<string, number>;
  readonly #run: (header: number) => void;

  /**
   * @param slot number of the kernel among those of the memory, 0 to 63: it has its own place there for what it is told
   * @throws RangeError when a column is missing
   */
  constructor(kernel: CompiledKernel, rows: KernelRows<Readonly<Record<string, CellType>>>, slot: number) {
    const { memory, addresses } = rows;
    const kind = memory.buffer instanceof ArrayBuffer ? 'own' : 'shared';
    const layout = headerLayout(kernel.columns.length, kernel.region.length, kernel.sums.length);
    if (layout.bytes > headerBytes || slot < 0 || slot >= page / headerBytes)
      throw new RangeError(`kernel ${kernel.name} does not fit into slot ${slot}`);
    this.#names = kernel.sums;
    this.#named = Object.fromEntries(kernel.sums.map((name) => [name, 0]));
    this.#header = rows.page * page + slot * headerBytes;
    this.#words = new Int32Array(memory.buffer, this.#header, layout.bytes / 4);
    this.#purpose = layout.purpose;
    this.region = new Float32Array(memory.buffer, this.#header + 4 * layout.region, kernel.region.length);
    this.sums = new Float64Array(memory.buffer, this.#header + 4 * layout.sums, kernel.sums.length);
    kernel.columns.forEach((name, k) => {
      const address = addresses[name];
      if (address === undefined) throw new RangeError(`kernel ${kernel.name} needs the column "${name}"`);
      this.#words[headerWord.columns + k] = address;
    });
    this.#run = new WebAssembly.Instance(moduleOf(kernel, kind), { env: { memory } }).exports['run'] as (header: number) => void;
  }

  /** Lives one step of the rows of a call. Allocates nothing. */
  run({ first, count, unit, code, key, moment, purpose = 0 }: Call): void {
    const words = this.#words;
    words[headerWord.first] = first;
    words[headerWord.count] = count;
    words[headerWord.unit] = unit;
    words[headerWord.code] = code;
    words[headerWord.moment] = moment;
    words[this.#purpose] = purpose;
    for (let k = 0; k < 4; k++) words[headerWord.key + k] = key[k]!;
    this.#run(this.#header);
  }

  /** Sums of the last call by name, in an object that the next call fills anew. */
  namedSums(): Record<string, number> {
    const [names, named, sums] = [this.#names, this.#named, this.sums];
    for (let s = 0; s < names.length; s++) named[names[s]!] = sums[s]!;
    return named;
  }
}

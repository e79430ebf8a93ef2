/** Writes the parts of a WebAssembly module that the compiler of kernels uses (WebAssembly Core Specification 2.0, chapter 5). */

export const i32 = 0x7f;
export const v128 = 0x7b;

/** LEB128 of an unsigned number below 2^32. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value >>> 0;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

/** LEB128 of a signed 32-bit number. */
export function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value | 0;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    const done = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}

/** A memory of one page or more that says how large it may become, as one that threads share must. */
const memoryLimits = [0x01, ...unsigned(1), ...unsigned(65_536)];

const text = (value: string): number[] => [...unsigned(value.length), ...Array.from(value, (letter) => letter.charCodeAt(0))];
const list = (items: readonly number[][]): number[] => [...unsigned(items.length), ...items.flat()];
const section = (id: number, content: readonly number[]): number[] => [id, ...unsigned(content.length), ...content];

/** A function that a module exports. It returns nothing; its parameters come first among its locals. */
export interface ModuleFunction {
  readonly name: string;
  /** Types, as their bytes. */
  readonly parameters: readonly number[];
  readonly locals: readonly number[];
  /** Instructions, without the closing `end`. */
  readonly code: readonly number[];
}

/** A module that imports `env.memory` and exports functions. */
export function moduleOf(functions: readonly ModuleFunction[]): Uint8Array {
  const bodies = functions.map(({ locals, code }) => {
    const runs: [number, number][] = [];
    for (const type of locals) {
      const last = runs.at(-1);
      if (last?.[1] === type) last[0]++;
      else runs.push([1, type]);
    }
    const body = [...list(runs.map(([count, type]) => [...unsigned(count), type])), ...code, 0x0b];
    return [...unsigned(body.length), ...body];
  });
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, list(functions.map(({ parameters }) => [0x60, ...list(parameters.map((type) => [type])), ...list([])]))),
    ...section(2, list([[...text('env'), ...text('memory'), 0x02, ...memoryLimits]])),
    ...section(3, list(functions.map((_, f) => unsigned(f)))),
    ...section(7, list(functions.map(({ name }, f) => [...text(name), 0x00, ...unsigned(f)]))),
    ...section(10, list(bodies)),
  ]);
}

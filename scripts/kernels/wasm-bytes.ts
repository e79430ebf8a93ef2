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

/**
 * A module that imports `env.memory` and exports one function `run` of one i32.
 * @param locals types of the function's locals after its parameter
 * @param code instructions, without the closing `end`
 */
export function moduleOf(locals: readonly number[], code: readonly number[]): Uint8Array {
  const runs: [number, number][] = [];
  for (const type of locals) {
    const last = runs.at(-1);
    if (last?.[1] === type) last[0]++;
    else runs.push([1, type]);
  }
  const body = [...list(runs.map(([count, type]) => [...unsigned(count), type])), ...code, 0x0b];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, list([[0x60, ...list([[i32]]), ...list([])]])),
    ...section(2, list([[...text('env'), ...text('memory'), 0x02, ...memoryLimits]])),
    ...section(3, list([unsigned(0)])),
    ...section(7, list([[...text('run'), 0x00, ...unsigned(0)]])),
    ...section(10, list([[...unsigned(body.length), ...body]])),
  ]);
}

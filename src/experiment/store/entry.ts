/** What is kept of a run until the tables are written, and how it is packed into bytes. */

/** Arrays of a run record that tables are made from, in the order in which they are packed. */
export const keptArrays = ['province', 'areas', 'counties', 'percentiles', 'deciles', 'spells'] as const;
export type KeptArray = (typeof keptArrays)[number];

/** Where the numbers of a record lie in time and space. */
export interface RecordShape {
  readonly firstYear: number;
  readonly years: number;
  readonly countyCodes: readonly number[];
  readonly areaNames: readonly string[];
}

/** A run that is over, with the part of its record that is kept; arrays that are not kept are empty. */
export type KeptRun = { readonly runId: number; readonly wallSeconds: number } & (
  | ({ readonly status: 'done'; readonly shape: RecordShape } & Readonly<Record<KeptArray, Float64Array>>)
  | { readonly status: 'failed'; readonly error: string }
);

/** Number of the run, whether it failed, seconds, bytes of the text that follows: the shape as JSON, or the error. */
const headBytes = 4 + 1 + 8 + 4;

/** Packs a run. Numbers are little-endian, as they are on every machine that runs this. */
export function encodeRun(run: KeptRun): Buffer {
  const text = Buffer.from(run.status === 'failed' ? run.error : JSON.stringify(run.shape));
  const arrays = run.status === 'failed' ? [] : keptArrays.map((name) => run[name]);
  let bytes = headBytes + text.length;
  for (const array of arrays) bytes += 4 + 8 * array.length;
  const packed = Buffer.alloc(bytes);
  packed.writeUInt32LE(run.runId, 0);
  packed.writeUInt8(run.status === 'failed' ? 1 : 0, 4);
  packed.writeDoubleLE(run.wallSeconds, 5);
  packed.writeUInt32LE(text.length, 13);
  text.copy(packed, headBytes);
  let at = headBytes + text.length;
  for (const array of arrays) {
    packed.writeUInt32LE(array.length, at);
    packed.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at + 4);
    at += 4 + array.byteLength;
  }
  return packed;
}

/** Unpacks a run; with `headOnly` its numbers stay packed. */
export function decodeRun(packed: Buffer, { headOnly = false }: { readonly headOnly?: boolean } = {}): KeptRun {
  const runId = packed.readUInt32LE(0);
  const failed = packed.readUInt8(4) === 1;
  const wallSeconds = packed.readDoubleLE(5);
  const textEnd = headBytes + packed.readUInt32LE(13);
  const text = packed.toString('utf8', headBytes, textEnd);
  if (failed) return { runId, wallSeconds, status: 'failed', error: text };
  const arrays = Object.fromEntries(keptArrays.map((name) => [name, new Float64Array(0)])) as Record<KeptArray, Float64Array>;
  let at = textEnd;
  if (!headOnly) {
    for (const name of keptArrays) {
      const length = packed.readUInt32LE(at);
      // A copy, because doubles need not lie at multiples of eight in the entry.
      arrays[name] = new Float64Array(packed.buffer.slice(packed.byteOffset + at + 4, packed.byteOffset + at + 4 + 8 * length));
      at += 4 + 8 * length;
    }
  }
  return { runId, wallSeconds, status: 'done', shape: JSON.parse(text) as RecordShape, ...arrays };
}

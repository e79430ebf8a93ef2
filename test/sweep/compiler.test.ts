import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { machineCode } from '../../scripts/sweeps/instructions.ts';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowerSweep } from '../../scripts/sweeps/lower.ts';
import { loadSweeps, Workbench } from '../../src/sweep/index.ts';
import * as samples from './sample-sweeps.ts';
import { compiled } from './sample-sweeps.compiled.ts';

const cells = samples.everything.shape.arrays;
const bench = new Workbench(cells);
const sweeps = loadSweeps(samples, compiled, bench.memory);

describe('the compiler of sweeps', () => {
  it('leaves the bits that the plain function leaves', () => {
    const entry = fc.record({
      word: fc.nat(0xffffffff),
      sign: fc.integer({ min: -1e6, max: 1e6 }),
      byte: fc.nat(200),
      single: fc.float({ min: -100, max: 100, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 80, size: 'max' }), fc.double({ min: -5, max: 5, noNaN: true }), (entries, line) => {
        const { length } = entries;
        const plain = {
          words: Uint32Array.from(entries, ({ word }) => word),
          signs: Int32Array.from(entries, ({ sign }) => sign),
          bytes: Uint8Array.from([...entries.map(({ byte }) => byte), 0]),
          singles: Float32Array.from(entries, ({ single }) => single),
          sums: new Float64Array(12),
        };
        const { arrays } = bench.reserve({ words: length, signs: length, bytes: length + 1, singles: length, sums: 12 });
        for (const name of ['words', 'signs', 'bytes', 'singles', 'sums'] as const) arrays[name].set(plain[name]);
        samples.everything.sweep(plain, { length, line });
        sweeps.everything(arrays, { length, line });
        for (const name of ['words', 'signs', 'bytes', 'singles', 'sums'] as const)
          expect([...arrays[name].subarray(0, plain[name].length)], name).toEqual([...plain[name]]);
      }),
      { seed: 2011, numRuns: 500 },
    );
  });

  it('refuses arrays that lie elsewhere', () => {
    const elsewhere = { ...bench.arrays, words: new Uint32Array(4) };
    expect(() => sweeps.everything(elsewhere, { length: 4, line: 1 })).toThrow('array "words" of sweep everything is not on its workbench');
  });
});

const definition = "import { defineSweep } from '../../../src/sweep/index.ts';";

describe('docs/kernels.md', () => {
  it('shows a sweep that compiles', async () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/kernels.md'), 'utf8');
    const code = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, block]) => block!).find((block) => block.includes('defineSweep'));
    expect((await lowered(`${definition}\n${code}`, 'gaps')).parameters).toEqual(
      (['i32', 'i32', 'i32', 'f64'] as const).map((type) => machineCode[type]),
    );
  });
});

/** Compiles the sweep `name` of a text, written as a module of its own. */
async function lowered(text: string, name: string) {
  const folder = mkdtempSync(join(import.meta.dirname, 'made-'));
  const path = join(folder, 'sweep.ts');
  try {
    writeFileSync(path, text);
    return await lowerSweep(path, name);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What the compiler says of a sweep with this body. */
async function refusal(body: string): Promise<string> {
  const text = `${definition}
export const wrong = defineSweep({ arrays: { words: 'u32', signs: 'i32', sums: 'f64' }, numbers: { length: 'i32' } }, ({ words, signs, sums }, { length }) => {
  ${body}
});
`;
  try {
    await lowered(text, 'wrong');
    return 'nothing';
  } catch (error) {
    return (error as Error).message.replace(/^.*sweep\.ts/, 'sweep.ts');
  }
}

describe('a sweep that cannot be compiled', () => {
  it.each([
    ['an object', 'const a = { length };', 'sweep.ts:3:13: a sweep has no ObjectExpression'],
    ['a number as a condition', 'if (length) sums[0] = 1;', 'sweep.ts:3:7: a condition is needed'],
    ['bits of a fraction', 'const x = sums[0]! | 0; sums[1] = x;', 'sweep.ts:3:13: | is for whole numbers'],
    ['a fraction among whole numbers', 'words[0] = length / 2;', 'sweep.ts:3:3: an array of whole numbers takes no other'],
    ['a fraction as an index', 'sums[length / 2] = 1;', 'sweep.ts:3:3: an index is a whole number'],
    [
      'signs and none',
      'sums[0] = words[0]! + signs[0]!;',
      'sweep.ts:3:13: whole numbers with a sign and without meet here: write | 0, >>> 0 or double()',
    ],
    ['a function of the engine', 'sums[0] = Math.pow(2, 3);', 'sweep.ts:3:13: a sweep cannot call Math.pow so'],
    ['an unknown function', 'help(sums);', 'sweep.ts:3:3: a sweep cannot call help'],
    [
      'an assignment to a number that is given once',
      'const a = 1; a = 2;',
      'only variables made with let and entries of arrays can be assigned',
    ],
  ])('is refused with its place: %s', async (_, body, message) => {
    expect(await refusal(body)).toContain(message);
  });
});

describe('a workbench', () => {
  it('keeps what lies on it while others grow, and gives zeros to what has grown', () => {
    const made = new Workbench({ table: 'f64', words: 'u32' }).reserve({ table: 3 });
    made.arrays.table.set([1, 2, 3]);
    made.reserve({ words: 100_000 });
    expect([...made.arrays.table]).toEqual([1, 2, 3]);
    expect(made.arrays.words.length).toBe(100_000);
    made.arrays.words.fill(7);
    made.reserve({ words: 100_001 });
    expect(made.arrays.words.every((word) => word === 0)).toBe(true);
  });

  it('does not grow again for what it has room for', () => {
    const made = new Workbench({ words: 'u32' }).reserve({ words: 50_000 });
    const { buffer } = made.memory;
    for (let length = 1; length < 50_000; length += 7919) made.reserve({ words: length });
    expect(made.memory.buffer).toBe(buffer);
  });
});

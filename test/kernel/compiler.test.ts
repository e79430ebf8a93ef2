import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileAll } from '../../scripts/compile-kernels.ts';
import { lowerKernel } from '../../scripts/kernels/lower.ts';
import { allocateRows, KernelRunner, runPlain } from '../../src/kernel/index.ts';
import { drawBlock, moment } from '../../src/random/index.ts';
import { interpret } from './interpret.ts';
import { everything as plain, pick } from './sample-kernels.ts';
import { everything as compiled, pick as compiledPick } from './sample-kernels.compiled.ts';

const samples = join(import.meta.dirname, 'sample-kernels.ts');
const count = 1003;
/** Rows on the list of the kernel that goes through one. */
const picked = 501;
const call = { first: 2, count, unit: 5, code: 530102, key: Uint32Array.of(1, 2, 3, 4), moment: moment(2015, 0) };
const region = { line: 2300, reach: 0.3, loss: 0.25 };

function filled() {
  const rows = allocateRows(plain.shape.rows, count + 5);
  for (let r = 0; r < count + 5; r++) {
    rows.columns.income[r] = 100 + ((r * 7919) % 6000);
    rows.columns.workers[r] = r % 6;
    rows.columns.flags[r] = r % 8;
    rows.columns.history[r] = r * 2654435761;
    rows.columns.change[r] = (r % 11) - 5;
  }
  return rows;
}

/** Every other row is listed, the last first. */
function pickRows() {
  const { listed, income, flags, workers } = pick.shape.rows;
  const rows = allocateRows({ listed, income, flags, workers, ...pick.shape.kept }, count + 5);
  for (let r = 0; r < count + 5; r++) {
    rows.columns.income[r] = (r % 3) - 0.5;
    rows.columns.flags[r] = r % 8;
    rows.columns.workers[r] = r % 6;
  }
  for (let i = 0; i < picked; i++) rows.columns.listed[call.first + i] = 2 * (picked - 1 - i);
  return rows;
}

function runCompiled() {
  const rows = filled();
  const runner = new KernelRunner(compiled, rows, 3);
  runner.region.set([region.line, region.reach, region.loss]);
  runner.run(call);
  return { columns: rows.columns, sums: [...runner.sums] };
}

describe('the compiler of kernels', () => {
  it('keeps to what the source means: compiled and read step by step, all bits agree', async () => {
    const rows = filled();
    const program = await lowerKernel(samples, 'everything');
    const { sums } = interpret(program, rows.columns, [region.line, region.reach, region.loss], call);
    const fast = runCompiled();
    expect(fast.columns).toEqual(rows.columns);
    expect(fast.sums).toEqual(sums);
  });

  it('agrees with the plain function to single precision', () => {
    const rows = filled();
    const sums = runPlain(plain, rows.columns, region, call);
    const fast = runCompiled();
    for (const name of ['workers', 'flags', 'history', 'change', 'need'] as const) expect(fast.columns[name]).toEqual(rows.columns[name]);
    for (let r = 0; r < count + 5; r++) expect(fast.columns.income[r]! / rows.columns.income[r]!).toBeCloseTo(1, 5);
    expect(fast.sums).toEqual([sums.poor, expect.closeTo(sums.gap, 3), sums.hit, sums.need]);
    expect(sums.poor).toBeGreaterThan(0);
    expect(sums.hit).toBeGreaterThan(200);
  });

  it('does the same rows in one call or in many', () => {
    const whole = runCompiled();
    const rows = filled();
    const runner = new KernelRunner(compiled, rows, 3);
    runner.region.set([region.line, region.reach, region.loss]);
    for (let done = 0; done < count;) {
      const some = Math.min(count - done, 1 + (done % 13));
      runner.run({ ...call, first: call.first + done, unit: call.unit + done, count: some });
      done += some;
    }
    expect(rows.columns).toEqual(whole.columns);
  });

  it('goes through the rows of a list, and keeps some in its order, with the draws of their own units', () => {
    const named = { ...call, count: picked, purpose: 19 };
    const [fast, slow] = [pickRows(), pickRows()];
    const runner = new KernelRunner(compiledPick, fast, 0);
    runner.region[0] = 0.25;
    runner.run(named);
    const { chosen } = runPlain(pick, slow.columns, { share: 0.25 }, named);
    expect(runner.sums[0]).toBe(chosen);
    expect(chosen).toBeGreaterThan(50);
    for (const name of ['flags', 'workers'] as const) expect(fast.columns[name]).toEqual(slow.columns[name]);
    const kept = ({ columns }: typeof fast, name: 'who' | 'position' | 'place' | 'change') => [
      ...columns[name].subarray(call.first, call.first + chosen),
    ];
    for (const name of ['who', 'position', 'place'] as const) expect(kept(fast, name), name).toEqual(kept(slow, name));
    kept(slow, 'change').forEach((value, k) => expect(kept(fast, 'change')[k]).toBeCloseTo(value, 5));
    kept(fast, 'position').forEach((position, k) => expect(call.unit + 2 * (picked - 1 - position)).toBe(kept(fast, 'who')[k]));
    const words = new Uint32Array(4);
    drawBlock(call.key, kept(fast, 'who')[5]!, call.code, 19, 2015, 0, words);
    expect(kept(fast, 'place')[5]).toBe(words[0]);
  });

  it('has written the modules of the repository from the kernels as they are', async () => {
    const stale = [...(await compileAll())].filter(([path, text]) => readFileSync(path, 'utf8') !== text).map(([path]) => path);
    expect(stale, 'run npm run kernels').toEqual([]);
  });

  it('computes the same bits wherever it runs', () => {
    const { columns, sums } = runCompiled();
    const hash = createHash('sha256');
    for (const column of Object.values(columns)) hash.update(column);
    expect(hash.update(Float64Array.from(sums)).digest('hex')).toMatchSnapshot();
  });
});

/** Compiles the kernel `name` of a text, written as a module of its own. */
async function lowered(text: string, name: string) {
  const folder = mkdtempSync(join(import.meta.dirname, 'made-'));
  const path = join(folder, 'kernel.ts');
  try {
    writeFileSync(path, text);
    return await lowerKernel(path, name);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('docs/kernels.md', () => {
  it('shows a kernel that compiles', async () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/kernels.md'), 'utf8');
    const [, code] = /```ts\n([\s\S]*?)```/.exec(page)!;
    const imports = `import { defineKernel, exp, normal, uniform } from '../../../src/kernel/index.ts';\nconst purposes = { year: 5 };\n`;
    const program = await lowered(imports + code!, 'live');
    expect(program.columns.map(({ name }) => name)).toEqual(['income', 'skill', 'poor']);
    expect(program.columns.every(({ written }) => written)).toBe(true);
  });
});

describe('a kernel that cannot be compiled', () => {
  const step = (body: string): string => `import { defineKernel, exp } from '../../../src/kernel/index.ts';
function twice(x: number): number {
  return 2 * x;
}
export const wrong = defineKernel(
  { rows: { income: 'f32', flags: 'u8', unit: 'unit' }, region: ['line'], draws: { luck: [1, 0] }, sums: { poor: 'count' }, kept: { income: 'f32', flags: 'u32' } },
  (h, c, draw, sum, keep) => {
    ${body}
  },
);
`;
  it.each([
    ['h.wealth = 1;', '"wealth"'],
    ['h.income = c.rate;', 'no number "rate" of the region'],
    ['h.income = draw.chance;', 'no draw "chance"'],
    ['sum.rich += 1;', 'no sum "rich"'],
    ['sum.poor = 1;', 'with +='],
    ['h.income = sum.poor;', 'cannot read a sum'],
    ['for (let i = 0; i < 3; i++) h.income += 1;', 'no ForStatement'],
    ['h.income = h.income ** 2;', 'no operator **'],
    ['h.income = Math.random();', 'cannot call Math.random'],
    ['h.income = parseFloat("1");', 'cannot call parseFloat'],
    ['let x; x = 1; h.income = x;', 'needs a first value'],
    ['h.income = twice(1, 2);', 'twice has 1 parameters'],
    ['h.income = h.income < c.line;', 'bool stands where f32'],
    ['let bits = h.flags | 1; bits = 0.5 * h.income; h.flags = bits;', 'f32 stands where i32'],
    ['h.income = unknown;', 'neither a variable nor a constant'],
    ['h.income = exp;', 'not known while compiling'],
    ['return 1;', 'a step returns nothing'],
    ['h.income;', 'assigns something'],
    ['h.unit = 3;', 'the unit of a row, its position and its list cannot be assigned'],
    ['keep({ income: h.income });', 'a value for each of the kept columns: income, flags'],
    ['keep(h.income);', 'a value for each of the kept columns'],
    ['keep({ income: 1, flags: h.income });', 'f32 stands where i32'],
    ['if (h.income > 1) keep({ income: 1, flags: 1 });\n    else keep({ income: 2, flags: 1 });', 'at one place only'],
  ])('%s', async (body, message) => {
    const fault = await lowered(step(body), 'wrong').then(
      () => undefined,
      (error: unknown) => error as Error,
    );
    expect(fault?.message).toContain(message);
    expect(fault?.message).toMatch(/kernel\.ts:\d+:\d+: /);
  });
});

import { describe, expect, it } from 'vitest';
import { allocateRows, KernelRunner, runPlain } from '../../src/kernel/index.ts';
import { exp, log, normal, uniform } from '../../src/kernel/lane-math.ts';
import { moment, normal as exactNormal, threefry4x32, uniform as exactUniform } from '../../src/random/index.ts';
import { functions as plain } from './sample-kernels.ts';
import { functions as compiled } from './sample-kernels.compiled.ts';

const count = 400_000;
const call = { first: 0, count, unit: 0, code: 7, key: Uint32Array.of(5, 6, 7, 8), moment: moment(2020, 0) };
const [fast, exact] = [allocateRows(plain.shape.rows, count), allocateRows(plain.shape.rows, count)];
for (const { columns } of [fast, exact]) for (let i = 0; i < count; i++) columns.x[i] = -86 + (174 * (i + 0.5)) / count;
new KernelRunner(compiled, fast, 0).run(call);
runPlain(plain, exact.columns, {}, call);

/** Largest difference in units of the last place of single precision, taken at no less than `floor`. */
function worst(column: 'exp' | 'log' | 'normal', floor = 0): number {
  let most = 0;
  for (let i = 0; i < count; i++) {
    const truth = exact.columns[column][i]!;
    const unit = Math.max(Math.abs(truth), floor) * 2 ** -23;
    most = Math.max(most, Math.abs(fast.columns[column][i]! - truth) / unit);
  }
  return most;
}

describe('functions of compiled kernels', () => {
  it('exp comes within 3 units in the last place of single precision', () => {
    expect(worst('exp')).toBeLessThan(3);
  });
  it('log comes within 2 units in the last place', () => {
    expect(worst('log')).toBeLessThan(2);
  });
  it('normal comes within 8 units in the last place, tails and middle alike', () => {
    expect(worst('normal')).toBeLessThan(8);
  });
  it('normal comes as close in the far tails, to the last word', () => {
    const words = Array.from({ length: 31 * 64 }, (_, i) => Math.floor(2 ** (1 + Math.floor(i / 64)) * (1 + (i % 64) / 64)) - 2);
    for (const word of words.flatMap((w) => [w, 2 ** 32 - 1 - w])) {
      const truth = exactNormal(word);
      expect(Math.abs(normal(word) - truth), `word ${word}`).toBeLessThan(8 * 2 ** -23 * Math.abs(truth));
    }
  });
  it('uniform lies within 2^-24 of the plain one and strictly between 0 and 1', () => {
    let most = 0;
    for (let i = 0; i < count; i++) most = Math.max(most, Math.abs(fast.columns.uniform[i]! - exact.columns.uniform[i]!));
    expect(most).toBeLessThanOrEqual(2 ** -23);
    expect(Math.min(...fast.columns.uniform.subarray(0, 100_000))).toBeGreaterThan(0);
    expect(Math.max(...fast.columns.uniform.subarray(0, 100_000))).toBeLessThan(1);
  });
  it('draw what the generator draws at the address of each row', () => {
    const words = new Uint32Array(4);
    for (let i = 0; i < 1000; i++) {
      threefry4x32(call.key, i, call.code, 7, call.moment, words);
      expect(fast.columns.uniform[i]).toBe(((words[0]! >>> 9) + 0.5) / 2 ** 23);
    }
  });

  it('are the functions that they approximate when read as plain ones, too', () => {
    for (let i = 0; i < 2000; i++) {
      const word = (i * 2147483) >>> 0;
      const x = (i - 1000) / 12;
      expect(exp(x) / Math.exp(x)).toBeCloseTo(1, 5);
      expect(log((i + 1) / 7)).toBeCloseTo(Math.log((i + 1) / 7), 5);
      expect(normal(word)).toBeCloseTo(exactNormal(word), 5);
      expect(uniform(word)).toBeCloseTo(exactUniform(word), 6);
    }
  });
});

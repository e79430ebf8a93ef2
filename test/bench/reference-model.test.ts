import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { live } from '../../bench/reference-model/kernels.ts';
import { live as compiled } from '../../bench/reference-model/kernels.compiled.ts';
import { ReferenceModel } from '../../bench/reference-model/model.ts';
import { captionOf, type Results, tableOf } from '../../bench/reference-model/table.ts';
import { allocateRows, KernelRunner, runPlain } from '../../src/kernel/index.ts';
import { keyFromSeed, moment } from '../../src/random/index.ts';

const root = join(import.meta.dirname, '../..');
const key = keyFromSeed('reference', 1);
const years = 10;

function run(firstCounty: number, counties: number): Float64Array {
  const model = new ReferenceModel(firstCounty, counties, years, key);
  model.populate();
  for (let t = 1; t <= years; t++) model.year(t);
  return model.record;
}

describe('the reference model', () => {
  it('ends with the headcount, gap, income and members that every implementation has', () => {
    const counties = 1000;
    const record = run(0, counties);
    const [poor, gap, income, members] = [0, 1, 2, 3].map((j) => {
      let sum = 0;
      for (let c = 0; c < counties; c++) sum += record[((years - 1) * counties + c) * 4 + j]!;
      return sum / (1000 * counties);
    });
    // Ten thousand counties come within 0.842-0.844, 0.234-0.236, 2211-2219 and 0.471-0.4725; a tenth of them scatters three times as far.
    expect(poor).toBeGreaterThan(0.837);
    expect(poor).toBeLessThan(0.849);
    expect(gap).toBeGreaterThan(0.23);
    expect(gap).toBeLessThan(0.24);
    expect(income).toBeGreaterThan(2195);
    expect(income).toBeLessThan(2235);
    expect(members).toBeGreaterThan(0.4685);
    expect(members).toBeLessThan(0.475);
  });

  it('gives the same bytes however its counties are split', () => {
    const whole = run(0, 12);
    const [left, right] = [run(0, 5), run(5, 7)];
    for (let t = 0; t < years; t++) {
      expect(whole.subarray(48 * t, 48 * t + 20)).toEqual(left.subarray(20 * t, 20 * (t + 1)));
      expect(whole.subarray(48 * t + 20, 48 * (t + 1))).toEqual(right.subarray(28 * t, 28 * (t + 1)));
    }
  });

  it('lives a year as the plain function says, to single precision', () => {
    const count = 20_000;
    const filled = () => {
      const rows = allocateRows(live.shape.rows, count);
      for (let r = 0; r < count; r++) {
        rows.columns.income[r] = 500 + ((r * 31) % 5000);
        rows.columns.assets[r] = (r * 17) % 20_000;
        rows.columns.skill[r] = (r % 100) / 100;
        rows.columns.poor[r] = rows.columns.income[r]! < 2800 ? 1 : 0;
      }
      return rows;
    };
    const [fast, slow] = [filled(), filled()];
    const call = { first: 0, count, unit: 0, code: 3, key, moment: moment(1, 0) };
    const runner = new KernelRunner(compiled, fast, 0);
    runner.region.set([0.4, -0.05]);
    runner.run(call);
    const sums = runPlain(live, slow.columns, { infrastructure: 0.4, shock: -0.05 }, call);
    let differing = 0;
    for (let r = 0; r < count; r++) {
      if (Math.abs(fast.columns.income[r]! / slow.columns.income[r]! - 1) > 2e-6) differing++;
      if (fast.columns.member[r] !== slow.columns.member[r]) differing++;
    }
    // A draw within 2^-23 of a chance may fall on its other side.
    expect(differing).toBeLessThanOrEqual(1);
    expect(Math.abs(runner.sums[0]! - sums.poor)).toBeLessThanOrEqual(2);
    expect(runner.sums[2]! / sums.income).toBeCloseTo(1, 6);
  });

  it.each(['objects.mjs', 'columns.mjs'])('is the same model in %s', (file) => {
    const out = execFileSync(process.execPath, [join(root, 'bench/reference-model', file), '300000', '10'], { encoding: 'utf8' });
    const { headcount, gap, members } = JSON.parse(out) as { headcount: number; gap: number; members: number };
    expect(Math.abs(headcount - 0.843)).toBeLessThan(0.008);
    expect(Math.abs(gap - 0.235)).toBeLessThan(0.006);
    expect(Math.abs(members - 0.4718)).toBeLessThan(0.004);
  });
});

describe('what the README says of speed', () => {
  it('is what was measured last', () => {
    const results = JSON.parse(readFileSync(join(root, 'bench/reference-model/results.json'), 'utf8')) as Results;
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    expect(readme).toContain(tableOf(results));
    expect(readme).toContain(captionOf(results));
  });
});

import { expect, test } from 'vitest';
import { saltelliBlock, saltelliDesign } from '../../../src/analysis/design/index.ts';
import { swings } from '../../../src/analysis/sensitivity/index.ts';
import { evaluate } from './test-functions.ts';

const block = saltelliBlock(3, false);
const design = saltelliDesign(512, 3, { seed: 'swing' });
const outputs = evaluate(design, 3, ([x, y, z]) => 4 * x! - 2 * y! + (z! - 0.5) * (z! - 0.5));

test('a swing is the difference of the means of the halves: half the slope of a linear factor, none of a symmetric one', () => {
  const [up, down, even] = swings(design, outputs, 3, block, { seed: 's', numResamples: 200 });
  expect(up!.value).toBeCloseTo(2, 1);
  expect(down!.value).toBeCloseTo(-1, 1);
  expect(Math.abs(even!.value)).toBeLessThan(0.05);
  for (const { value, lower, upper } of [up!, down!, even!]) {
    expect(lower).toBeLessThan(value);
    expect(upper).toBeGreaterThan(value);
  }
});

test('a block in which an output is missing is left out whole', () => {
  const spoiled = outputs.slice();
  spoiled[3 * block + 1] = NaN;
  const options = { seed: 's', numResamples: 0 };
  const kept = [...outputs.subarray(0, 3 * block), ...outputs.subarray(4 * block)];
  const inputs = [...design.subarray(0, 9 * block), ...design.subarray(12 * block)];
  for (const [j, swing] of swings(design, spoiled, 3, block, options).entries())
    expect(swing.value).toBeCloseTo(swings(inputs, kept, 3, block, options)[j]!.value, 12);
});

test('a factor that stays in one half has no swing', () => {
  expect(swings([0.1, 0.2], [1, 2], 1, 1, { seed: 's', numResamples: 0 })[0]!.value).toBeNaN();
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logTables, tabledLog } from '../../src/model/indicators/logarithm.ts';

const exactLog = (x: number): number => tabledLog(x, logTables.reciprocals, logTables.logarithms);

describe('the logarithm of the indicators', () => {
  it('is that of Math.log to 4 parts in 10^16 of itself or of one', () => {
    fc.assert(
      fc.property(fc.float({ min: Math.fround(1e-30), max: Math.fround(1e30), noNaN: true }), (x) => {
        const truth = Math.log(x);
        expect(Math.abs(exactLog(x) - truth)).toBeLessThanOrEqual(4e-16 * Math.max(1, Math.abs(truth)));
      }),
      { seed: 2011, numRuns: 20_000 },
    );
  });

  it('is nothing of one, and grows', () => {
    expect(exactLog(1)).toBeCloseTo(0, 15);
    for (let x = 1; x < 5000; x += 1 / 64) expect(exactLog(x + 1 / 64)).toBeGreaterThan(exactLog(x));
  });
});

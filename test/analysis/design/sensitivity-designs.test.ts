import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { morrisTrajectories, saltelliBlock, saltelliDesign, sobolSequence } from '../../../src/analysis/design/index.ts';

/** Groups of k factors, numbered without gaps. */
const grouping = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 7 }).map((wanted) => {
  const seen = [...new Set(wanted)];
  return wanted.map((group) => seen.indexOf(group));
});

describe('the points of Saltelli', () => {
  test('are A, AB, BA and B of the two halves of the sequence, in blocks', () => {
    fc.assert(
      fc.property(grouping, fc.boolean(), (groups, calcSecondOrder) => {
        const k = groups.length;
        const count = Math.max(...groups) + 1;
        const block = saltelliBlock(count, calcSecondOrder);
        const design = saltelliDesign(4, k, { seed: 's', groups, calcSecondOrder });
        const base = sobolSequence(4, 2 * k, { seed: 's' });
        const at = (i: number, point: number): number[] => [...design.subarray((i * block + point) * k, (i * block + point + 1) * k)];
        expect(design).toHaveLength(4 * block * k);
        for (let i = 0; i < 4; i++) {
          const a = [...base.subarray(2 * i * k, 2 * i * k + k)];
          const b = [...base.subarray(2 * i * k + k, 2 * (i + 1) * k)];
          expect(at(i, 0)).toEqual(a);
          expect(at(i, block - 1)).toEqual(b);
          for (let g = 0; g < count; g++) {
            expect(at(i, 1 + g)).toEqual(groups.map((group, j) => (group === g ? b[j] : a[j])));
            if (calcSecondOrder) expect(at(i, 1 + count + g)).toEqual(groups.map((group, j) => (group === g ? a[j] : b[j])));
          }
        }
      }),
      { seed: 7, numRuns: 40 },
    );
  });

  test('are refused for too many factors and for groups with gaps', () => {
    expect(() => saltelliDesign(4, 257, { seed: 's' })).toThrow('from 1 to 256');
    expect(() => saltelliDesign(4, 2, { seed: 's', groups: [0, 2] })).toThrow('groups: [0, 2]');
    expect(() => saltelliDesign(4, 2, { seed: 's', groups: [0] })).toThrow('for each of 2 factors');
  });
});

describe('the trajectories of Morris', () => {
  test('stay on the grid, and change one group after another by one step', () => {
    const levels = fc.constantFrom(2, 4, 6, 8);
    fc.assert(
      fc.property(grouping, levels, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 3 }), (groups, numLevels, r, more) => {
        const k = groups.length;
        const design = morrisTrajectories(r, k, { seed: 'm', numLevels, groups, candidates: r + more });
        const { delta, points, moved } = design;
        expect(delta).toBeCloseTo(numLevels / (2 * (numLevels - 1)), 15);
        expect(points).toHaveLength(r * (design.groups + 1) * k);
        for (const x of points) expect(Math.abs(x * (numLevels - 1) - Math.round(x * (numLevels - 1)))).toBeLessThan(1e-12);
        for (let t = 0; t < r; t++) {
          const order = moved.subarray(t * design.groups, (t + 1) * design.groups);
          expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: design.groups }, (_, g) => g));
          for (let s = 0; s < design.groups; s++) {
            for (let j = 0; j < k; j++) {
              const at = (t * (design.groups + 1) + s) * k + j;
              const change = Math.abs(points[at + k]! - points[at]!);
              expect(change).toBeCloseTo(groups[j] === order[s] ? delta : 0, 14);
            }
          }
        }
      }),
      { seed: 8, numRuns: 80 },
    );
  });

  test('take each level and each direction about equally often', () => {
    const { points } = morrisTrajectories(2000, 2, { seed: 'balance' });
    const starts = Array.from({ length: 2000 }, (_, t) => points[t * 6]!);
    for (const level of [0, 1 / 3, 2 / 3, 1]) {
      const count = starts.filter((x) => x === level).length;
      // Six standard deviations of a binomial number.
      expect(Math.abs(count - 500)).toBeLessThan(6 * Math.sqrt(2000 * 0.25 * 0.75));
    }
  });

  test('that are chosen among many lie farther apart than the first ones, and are the best where all choices can be tried', () => {
    const spread = (points: Float64Array, k: number, r: number): number => {
      const length = points.length / r;
      let total = 0;
      for (let a = 0; a < r; a++)
        for (let b = 0; b < a; b++) {
          let distance = 0;
          for (let i = 0; i < length; i += k)
            for (let m = 0; m < length; m += k) {
              let square = 0;
              for (let j = 0; j < k; j++) square += (points[a * length + i + j]! - points[b * length + m + j]!) ** 2;
              distance += Math.sqrt(square);
            }
          total += distance * distance;
        }
      return total;
    };
    const k = 3;
    const all = morrisTrajectories(10, k, { seed: 'spread' }).points;
    const kept = morrisTrajectories(4, k, { seed: 'spread', candidates: 10 }).points;
    const length = all.length / 10;
    let best = 0;
    for (let mask = 0; mask < 1024; mask++) {
      const chosen = Array.from({ length: 10 }, (_, t) => t).filter((t) => ((mask >> t) & 1) === 1);
      if (chosen.length !== 4) continue;
      const points = Float64Array.from(chosen.flatMap((t) => [...all.subarray(t * length, (t + 1) * length)]));
      best = Math.max(best, spread(points, k, 4));
    }
    expect(spread(kept, k, 4)).toBeGreaterThan(spread(all.subarray(0, 4 * length), k, 4));
    expect(spread(kept, k, 4)).toBeCloseTo(best, 9);
  });

  test('are refused with an odd number of levels or fewer candidates than are kept', () => {
    expect(() => morrisTrajectories(4, 2, { seed: 'm', numLevels: 5 })).toThrow('an even number from 2');
    expect(() => morrisTrajectories(4, 2, { seed: 'm', candidates: 3 })).toThrow('a whole number from 4');
    expect(() => morrisTrajectories(0, 2, { seed: 'm' })).toThrow('trajectories: 0');
  });
});

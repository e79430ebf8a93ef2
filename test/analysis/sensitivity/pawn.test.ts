import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { latinHypercube, sobolSequence } from '../../../src/analysis/design/index.ts';
import { pawnIndices } from '../../../src/analysis/sensitivity/index.ts';
import { evaluate, ishigami } from './test-functions.ts';

const fast = { numResamples: 0, seed: 'pawn' };
const medians = (inputs: Float64Array, outputs: ArrayLike<number>, k: number): number[] =>
  pawnIndices(inputs, outputs, k, fast).factors.map(({ median }) => median.value);

describe('PAWN indices', () => {
  test('of the output itself are those of the uniform distribution', () => {
    // Slide s of S of y = x has its points between (s - 1)/S and s/S: the distances are max(s - 1, S - s)/S.
    const design = latinHypercube(1000, 1, { seed: 'identity', criterion: 'centred' });
    const [index] = pawnIndices(design, design, 1, fast).factors;
    expect(index).toMatchObject({ slides: 10 });
    expect(index!.maximum).toBeCloseTo(0.9, 12);
    expect(index!.minimum).toBeCloseTo(0.5, 12);
    expect(index!.median.value).toBeCloseTo(0.7, 12);
    expect(index!.mean).toBeCloseTo(0.7, 12);
  });

  test('are made of the distances that SciPy computes', () => {
    // scipy.stats.ks_2samp (SciPy 1.17.1) between each of ten slides and all of 256 points of the sequence, without its first one.
    const design = sobolSequence(257, 3, { scramble: 'none' }).subarray(3);
    const { factors } = pawnIndices(design, evaluate(design, 3, ishigami), 3, fast);
    const expected = [
      [0.1640625, 0.3007463942307692, 0.2997295673076923, 0.4884375],
      [0.2469951923076923, 0.3594266826923077, 0.400546875, 0.4709375],
      [0.10126201923076923, 0.1501346153846154, 0.14625, 0.2340625],
    ];
    for (const [j, { minimum, mean, median, maximum }] of factors.entries())
      for (const [i, value] of [minimum, mean, median.value, maximum].entries()) expect(value).toBeCloseTo(expected[j]![i]!, 12);
  });

  test('do not change when inputs or outputs are changed by increasing functions', () => {
    const k = 3;
    const design = sobolSequence(256, k, { seed: 'monotone' });
    const outputs = evaluate(design, k, ishigami);
    const plain = pawnIndices(design, outputs, k, fast);
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 3, noNaN: true }), fc.double({ min: -5, max: 5, noNaN: true }), (scale, shift) => {
        const changed = pawnIndices(
          design.map((x) => Math.exp(scale * x)),
          outputs.map((y) => Math.atan(scale * y + shift)),
          k,
          fast,
        );
        expect(changed).toEqual(plain);
      }),
      { seed: 11, numRuns: 20 },
    );
  });

  test("find the factors of Ishigami's function, and stay within chance for one that means nothing", () => {
    const k = 4;
    const design = latinHypercube(2000, k, { seed: 'ishigami' });
    const { factors, dummy, doubts } = pawnIndices(design, evaluate(design, k, ishigami), k, { ...fast, numResamples: 50 });
    const [x1, x2, x3, none] = factors.map(({ median }) => median.value);
    expect(x2).toBeGreaterThan(x1!);
    expect(x1).toBeGreaterThan(x3!);
    expect(x3).toBeGreaterThan(dummy.medianLimit);
    expect(none).toBeLessThan(dummy.medianLimit * 1.2);
    expect(dummy.median).toBeLessThan(dummy.medianLimit);
    expect(dummy.maximumLimit).toBeGreaterThan(dummy.medianLimit);
    // The median of Kolmogorov's distribution is 0.83; a slide of 200 points is a tenth of what it is compared with.
    expect(dummy.median).toBeCloseTo((0.83 / Math.sqrt(200)) * Math.sqrt(0.9), 2);
    expect(doubts).toEqual([]);
    for (const { median } of factors) expect(median.lower).toBeLessThan(median.upper);
  });

  test('have a slide for each value of a factor with few of them, and distances that count equal outputs once', () => {
    const inputs = Float64Array.from({ length: 40 }, (_, i) => i % 2);
    // The value 1 shifts the output from {0, 1} to {1, 2}, equally likely: the conditional distributions are 1/4 away.
    const outputs = Float64Array.from({ length: 40 }, (_, i) => (i % 2) + (Math.floor(i / 2) % 2));
    const [index] = pawnIndices(inputs, outputs, 1, fast).factors;
    expect(index).toMatchObject({ slides: 2, minimum: 0.25, maximum: 0.25, mean: 0.25 });
  });

  test('are zero for an output that does not vary', () => {
    const design = latinHypercube(100, 2, { seed: 'constant' });
    expect(medians(design, new Float64Array(100).fill(3), 2)).toEqual([0, 0]);
  });

  test('leave out points whose output is missing', () => {
    const design = latinHypercube(200, 2, { seed: 'missing' });
    const outputs = evaluate(design, 2, ([x, y]) => x! + 0.1 * y!);
    const spoiled = outputs.map((y, i) => (i % 10 === 0 ? NaN : y));
    const indices = pawnIndices(design, spoiled, 2, fast);
    expect([indices.points, indices.used]).toEqual([200, 180]);
    const kept = Array.from({ length: 200 }, (_, i) => i).filter((i) => i % 10 !== 0);
    const fewer = Float64Array.from(kept.flatMap((i) => [design[2 * i]!, design[2 * i + 1]!]));
    expect(indices.factors).toEqual(
      pawnIndices(
        fewer,
        kept.map((i) => outputs[i]!),
        2,
        fast,
      ).factors,
    );
  });

  test('raise a doubt where slides have few points, and refuse what cannot be', () => {
    const design = latinHypercube(50, 1, { seed: 'few' });
    expect(pawnIndices(design, design, 1, fast).doubts).toEqual([{ reason: 'few' }]);
    expect(() => pawnIndices(design, design, 2, fast)).toThrow('50 inputs; 100 are expected');
    expect(() => pawnIndices(design, design, 1, { ...fast, slides: 1 })).toThrow('slides: 1');
  });
});

import { describe, expect, it } from 'vitest';
import { fitExponent, fitLine } from '../../bench/fit.ts';
import { spreadOf, spreadText } from '../../bench/spread.ts';

describe('a line by least squares', () => {
  it('finds a line that goes through all points', () => {
    const x = [1, 2, 5, 11];
    const { slope, intercept } = fitLine(
      x,
      x.map((value) => 3 - 0.5 * value),
    );
    expect(slope).toBeCloseTo(-0.5, 12);
    expect(intercept).toBeCloseTo(3, 12);
  });

  it('has the slope of the closed form where it does not', () => {
    // Sums by hand: mean x 2, mean y 3; xy -1*-2 + 0*-1 + 1*3 = 5, xx 2.
    const { slope, intercept } = fitLine([1, 2, 3], [1, 2, 6]);
    expect(slope).toBeCloseTo(5 / 2, 12);
    expect(intercept).toBeCloseTo(3 - 5, 12);
  });

  it('has no slope where x does not vary', () => expect(fitLine([2, 2], [1, 3]).slope).toBeNaN());
});

describe('an exponent', () => {
  it.each([1, 2, 0.5, -1, 0])('is found again: %d', (power) => {
    const x = [10, 100, 1000, 10_000];
    const y = x.map((value) => 7 * Math.exp(power * Math.log(value)));
    expect(fitExponent(x, y)).toBeCloseTo(power, 10);
  });

  it('has no value where something is not above 0', () => expect(fitExponent([1, 2, 3], [1, -2, 3])).toBeNaN());
});

describe('a spread', () => {
  it('is the middle with least and most', () => {
    expect(spreadOf([3, 1, 2])).toEqual({ median: 2, least: 1, most: 3 });
    expect(spreadText({ median: 2, least: 1, most: 3 }, 10, 2)).toBe('0.20 (0.10-0.30)');
  });
});

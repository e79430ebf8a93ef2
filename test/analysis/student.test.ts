import { describe, expect, test } from 'vitest';
import { studentHalfWidth } from '../../src/analysis/student.ts';

/**
 * Two-sided quantiles from the regularised incomplete beta function at 30 digits (mpmath: root of 1 - betainc(v/2, 1/2, 0, v/(v+t²)) - confidence);
 * they round to the printed tables, for example NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2.
 */
const degrees = [1, 2, 3, 4, 5, 7, 9, 10, 19, 29, 30, 60, 99, 120, 999, 1000];
const golden: Record<string, number[]> = {
  '0.9': [
    6.313751514675, 2.919985580354, 2.353363434802, 2.131846786327, 2.015048373333, 1.89457860509, 1.833112932656, 1.812461122812,
    1.729132811521, 1.699127026533, 1.697260886594, 1.670648864905, 1.660391156017, 1.657650899355, 1.646380345428, 1.646378817285,
  ],
  '0.95': [
    12.70620473617, 4.302652729749, 3.182446305284, 2.776445105198, 2.570581835636, 2.364624251593, 2.262157162798, 2.228138851986,
    2.093024054408, 2.045229642133, 2.042272456301, 2.000297822014, 1.984216951586, 1.979930405082, 1.962341461133, 1.962339080826,
  ],
  '0.99': [
    63.65674116287, 9.924843200918, 5.840909309733, 4.60409487135, 4.032142983555, 3.49948329735, 3.249835541592, 3.169272672617,
    2.860934606465, 2.756385903671, 2.749995653567, 2.660283028855, 2.626405457281, 2.617421145107, 2.580759637268, 2.580754698066,
  ],
  '0.999': [
    636.6192487687, 31.59905457644, 12.92397863669, 8.610301581379, 6.868826625881, 5.407882520862, 4.780912585931, 4.586893858703,
    3.883405852592, 3.659405019466, 3.645958635042, 3.460200469196, 3.391528833364, 3.373453768563, 3.300292440399, 3.300282648424,
  ],
};

describe('studentHalfWidth', () => {
  test.each(Object.entries(golden))('equals the reference values at confidence %s', (confidence, expected) => {
    for (const [i, value] of expected.entries()) {
      expect(Math.abs(studentHalfWidth(Number(confidence), degrees[i]!) / value - 1), `${degrees[i]} degrees`).toBeLessThan(1e-10);
    }
  });

  test('equals the closed forms for one and two degrees of freedom', () => {
    for (const confidence of [0.1, 0.5, 0.8, 0.95, 0.999]) {
      expect(studentHalfWidth(confidence, 1)).toBeCloseTo(Math.tan((Math.PI * confidence) / 2), 9);
      expect(studentHalfWidth(confidence, 2)).toBeCloseTo(confidence * Math.sqrt(2 / (1 - confidence * confidence)), 11);
    }
  });

  test('falls toward the normal quantile as degrees of freedom grow', () => {
    let last = Infinity;
    for (const v of [1, 2, 3, 10, 100, 1000, 100_000]) {
      const halfWidth = studentHalfWidth(0.95, v);
      expect(halfWidth).toBeLessThan(last);
      last = halfWidth;
    }
    expect(last).toBeCloseTo(1.959963984540054, 4);
    expect(last).toBeGreaterThan(1.959963984540054);
  });

  test.each([
    [0.95, 0],
    [0.95, 2.5],
    [0.95, NaN],
    [0, 5],
    [1, 5],
    [NaN, 5],
  ])('refuses confidence %s with %s degrees', (confidence, v) => {
    expect(() => studentHalfWidth(confidence, v)).toThrow(RangeError);
  });
});

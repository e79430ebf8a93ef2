import { describe, expect, test } from 'vitest';
import { studentHalfWidth, studentTwoSided } from '../../src/analysis/student.ts';

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

  test('equals the reference values where the expansion about the normal quantile begins', () => {
    const expected = [
      [2001, 0.9, 1.64561548559203],
      [2001, 0.95, 1.96115023262244],
      [2001, 0.99, 2.57828855682557],
      [2001, 0.999, 3.29539569897435],
      [5000, 0.95, 1.96043855170651],
      [100_000, 0.999, 3.29062403141188],
    ] as const;
    for (const [v, confidence, value] of expected) expect(Math.abs(studentHalfWidth(confidence, v) / value - 1)).toBeLessThan(2e-12);
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

/** I_x(v/2, 1/2) with x = v/(v + t²) at 60 digits (mpmath), for t as listed. */
const places = [0.001, 0.5, 1.4, 1.5, 2.5, 5, 12, 40];
const tails: readonly (readonly [number, readonly number[]])[] = [
  [
    1,
    [
      0.9993633804398389, 0.7048327646991335, 0.39486308657749314, 0.3743340836219976, 0.2422378831816868, 0.12566591637800237,
      0.05292935211917975, 0.015912179824051628,
    ],
  ],
  [
    2,
    [
      0.9992928933955901, 0.6666666666666666, 0.2964735293185516, 0.2723931248910011, 0.12961172022151082, 0.037749551350623724,
      0.00687293367715846, 0.0006244146721847406,
    ],
  ],
  [
    3,
    [
      0.9992648949694609, 0.651447964848151, 0.256007328748114, 0.23058386524482305, 0.08770664700806555, 0.015392438073302301,
      0.0012450158007893367, 3.4380680789158526e-5,
    ],
  ],
  [
    4,
    [
      0.99925000015625, 0.6433299631818633, 0.23410062732682999, 0.208, 0.06676654481198814, 0.007490433881274524, 0.00027642854850297297,
      2.3340163226012686e-6,
    ],
  ],
  [
    5,
    [
      0.9992407867721976, 0.638298871640929, 0.2204038799293444, 0.19390368024247343, 0.05449009934237624, 0.0041047159800533225,
      7.089492517161522e-5, 1.8411962171772954e-7,
    ],
  ],
  [
    9,
    [
      0.9992239303259732, 0.6290712998260265, 0.19502860441252032, 0.16785065605707483, 0.03386182768298574, 0.0007389679098032427,
      7.699886222985652e-7, 1.8982998449339825e-11,
    ],
  ],
  [
    10,
    [
      0.999221783374741, 0.6278936057429729, 0.19176535219463656, 0.16450732644544017, 0.031446844236608804, 0.0005373336027564526,
      2.921408824769987e-7, 2.2808577430857547e-12,
    ],
  ],
  [
    19,
    [
      0.9992125405235656, 0.6228164912864417, 0.17763076633005143, 0.15004853074227154, 0.021740411168397446, 7.949974998417634e-5,
      2.590894637222199e-10, 8.30775719933843e-20,
    ],
  ],
  [
    50,
    [
      0.9992060947755017, 0.6192685675117713, 0.1676879297044128, 0.1399028248584271, 0.015744958273120002, 7.433212247232574e-6,
      2.4623806253325447e-16, 1.2412423784372706e-39,
    ],
  ],
  [
    199,
    [
      0.9992031173066396, 0.6176275123353324, 0.16307040030329256, 0.13519923744155762, 0.013227259966507704, 1.2547393252500882e-6,
      2.579960674793125e-25, 4.339458566929164e-97,
    ],
  ],
  [
    999,
    [
      0.9992023152180736, 0.6171851909302895, 0.16182378945645456, 0.13393035471128498, 0.012578727584509218, 6.768361895801097e-7,
      4.34310390771625e-31, 1.2426421196271424e-209,
    ],
  ],
  [
    5000,
    [
      0.9992021554654282, 0.6170970808540338, 0.16157536254156032, 0.13367753985321573, 0.012451116199721142, 5.928947459121319e-7,
      9.966656426348346e-33, 8.414850471936371e-304,
    ],
  ],
];

describe('studentTwoSided', () => {
  test.each(tails)('equals the reference values with %i degrees of freedom, to the far tail', (v, expected) => {
    for (const [i, t] of places.entries()) {
      expect(Math.abs(studentTwoSided(t, v) / expected[i]! - 1), `t ${t}`).toBeLessThan(1e-12);
      expect(studentTwoSided(-t, v)).toBe(studentTwoSided(t, v));
    }
  });

  test('keeps its relative accuracy where the closed forms for one and two degrees are all but nothing', () => {
    for (const t of [1e3, 1e6, 1e9, 1e100]) {
      expect(studentTwoSided(t, 1) / ((2 / Math.PI) * Math.atan(1 / t))).toBeCloseTo(1, 13);
      const root = Math.sqrt(2 + t * t);
      expect(studentTwoSided(t, 2) / (2 / root / (root + t))).toBeCloseTo(1, 13);
    }
  });

  test('is the inverse of the half-width', () => {
    for (const v of [1, 2, 3, 9, 30, 400, 1999, 2000, 2001, 10_000]) {
      for (const p of [0.9, 0.5, 0.2, 0.1, 0.05, 0.01, 0.001]) {
        expect(studentTwoSided(studentHalfWidth(1 - p, v), v) / p, `${v} degrees, ${p}`).toBeCloseTo(1, 10);
      }
    }
  });

  test('is 1 at zero, 0 at infinity, undefined for what is undefined', () => {
    expect(studentTwoSided(0, 9)).toBe(1);
    expect(studentTwoSided(Infinity, 9)).toBe(0);
    expect(studentTwoSided(-Infinity, 9)).toBe(0);
    expect(studentTwoSided(NaN, 9)).toBeNaN();
    expect(() => studentTwoSided(1, 0)).toThrow(RangeError);
  });
});

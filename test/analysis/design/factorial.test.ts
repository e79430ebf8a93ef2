import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fractionalFactorial, fullFactorial, fullFactorialSize, wordText } from '../../../src/analysis/design/index.ts';

describe('a full factorial design', () => {
  test('has every combination once, the last factor changing fastest', () => {
    expect([...fullFactorial([2, 3])]).toEqual([0, 0, 0, 1, 0, 2, 1, 0, 1, 1, 1, 2]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }), (levels) => {
        const design = fullFactorial(levels);
        const k = levels.length;
        const rows = Array.from({ length: design.length / k }, (_, i) => [...design.subarray(i * k, (i + 1) * k)]);
        expect(rows).toHaveLength(fullFactorialSize(levels));
        expect(new Set(rows.map((row) => row.join())).size).toBe(rows.length);
        for (const row of rows) for (const [j, level] of row.entries()) expect(level).toBeLessThan(levels[j]!);
        const sorted = rows.toSorted((a, b) => a.map((x, j) => x - b[j]!).find((d) => d !== 0) ?? 0);
        expect(rows).toEqual(sorted);
      }),
      { seed: 5, numRuns: 50 },
    );
  });

  test('refuses levels that are none, and more points than fit', () => {
    expect(() => fullFactorial([2, 0])).toThrow('levels of factor 1: 0');
    expect(() => fullFactorial([2.5])).toThrow(RangeError);
    expect(() => fullFactorial(Array.from({ length: 30 }, () => 2))).toThrow('1073741824 points');
  });
});

/** Signs of the product of some factors over the points of a design. */
function product(levels: Uint8Array, factors: number, word: readonly number[]): number[] {
  return Array.from({ length: levels.length / factors }, (_, i) =>
    word.reduce((sign, j) => sign * (levels[i * factors + j] === 1 ? 1 : -1), 1),
  );
}

function* subsets(k: number, size: number, from = 0): Generator<number[]> {
  if (size === 0) yield [];
  else for (let j = from; j < k; j++) for (const rest of subsets(k, size - 1, j + 1)) yield [j, ...rest];
}

describe('a fractional factorial design', () => {
  // Chen, Sun & Wu (1993), International Statistical Review 61, table 1: words of length four of the designs of minimum aberration.
  test.each([
    [5, 16, 5, 0],
    [6, 16, 4, 3],
    [7, 16, 4, 7],
    [8, 16, 4, 14],
    [9, 32, 4, 6],
    [10, 32, 4, 10],
    [11, 32, 4, 25],
    [12, 32, 4, 38],
    [16, 32, 4, 140],
  ])(
    'of %i factors has %i points, resolution %i and %i words of length four, as the best ones published',
    (k, points, resolution, words) => {
      const design = fractionalFactorial(k);
      expect([design.points, design.resolution, design.shortWords.length]).toEqual([points, resolution, words]);
    },
  );

  // Box, Hunter & Hunter (2005), table 6.17, and Sanchez & Sanchez (2005), ACM TOMACS 15, 362-377.
  test.each([
    [5, 16],
    [6, 32],
    [8, 128],
    [11, 128],
    [17, 256],
    [22, 512],
  ])('of resolution V of %i factors has %i points at most', (k, points) => {
    const design = fractionalFactorial(k, 5);
    expect(design.points).toBeLessThanOrEqual(points);
    expect(design.resolution).toBeGreaterThanOrEqual(5);
  });

  test.each([4, 5] as const)(
    'of resolution %i: the resolution, the words and the aliases are those of the points themselves',
    (resolution) => {
      for (let k = 2; k <= 9; k++) {
        const design = fractionalFactorial(k, resolution);
        const identities: number[][] = [];
        for (let size = 1; size <= k; size++) {
          for (const word of subsets(k, size)) {
            const signs = product(design.levels, k, word);
            if (signs.every((sign) => sign === 1)) identities.push(word);
            // A word that is not the identity is balanced: it never is minus the identity, as the generators have the sign plus.
            else expect(signs.reduce((sum, sign) => sum + sign, 0)).toBe(0);
          }
        }
        expect(identities).toHaveLength(2 ** k / design.points - 1);
        expect(design.resolution).toBe(Math.min(Infinity, ...identities.map((word) => word.length)));
        expect(design.resolution).toBeGreaterThanOrEqual(resolution);
        expect(design.shortWords).toEqual(identities.filter((word) => word.length <= 4));
        expect(design.generators).toHaveLength(k - Math.log2(design.points));
        for (const generator of design.generators) expect(identities).toContainEqual(generator);
        for (let j = 0; j < k; j++) {
          const effect = product(design.levels, k, [j]).join();
          const aliases = [...subsets(k, 3)].filter((word) => !word.includes(j) && product(design.levels, k, word).join() === effect);
          expect(design.aliases[j]).toEqual(aliases);
        }
      }
    },
  );

  test('of many factors keeps main effects clear of each other and of interactions of two', () => {
    const k = 40;
    const { levels, points } = fractionalFactorial(k);
    expect(points).toBe(128);
    const columns = Array.from({ length: k }, (_, j) => product(levels, k, [j]));
    for (const [a, b] of subsets(k, 2)) {
      const interaction = columns[a!]!.map((sign, i) => sign * columns[b!]![i]!);
      expect(interaction.reduce((sum, sign) => sum + sign, 0)).toBe(0);
      for (let c = 0; c < 8; c++) expect(interaction.reduce((sum, sign, i) => sum + sign * columns[c]![i]!, 0)).toBe(0);
    }
  });

  test('is refused where none is in reach', () => {
    expect(() => fractionalFactorial(0)).toThrow('factors: 0');
    expect(() => fractionalFactorial(129)).toThrow('from 1 to 128');
    expect(() => fractionalFactorial(100, 5)).toThrow('no design of resolution 5 was found in 4096 points or fewer');
  });

  test('writes words in letters', () => {
    expect(wordText([0, 1, 3])).toBe('ABD');
    expect(wordText([0, 26])).toBe('A X27');
  });
});

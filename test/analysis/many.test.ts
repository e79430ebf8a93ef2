import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holm } from '../../src/analysis/holm.ts';
import { letterGroups, letterOf } from '../../src/analysis/letters.ts';
import { differenceMatrix, rankScenarios, type ReplicateValues } from '../../src/analysis/many.ts';
import { pairedDifference } from '../../src/analysis/paired.ts';
import { draws } from './draws.ts';

/** Scenarios with true means as given and noise of which half is shared. */
function scenarios(means: readonly number[], replicates = 10): ReplicateValues[] {
  return means.map((mean, s) => ({
    scenario: `s${s}`,
    values: Array.from({ length: replicates }, (_, r) => mean + draws('many shared', r).normal() + 0.5 * draws(`many ${s}`, r).normal()),
  }));
}

describe('letterGroups', () => {
  test('puts all in one group when nothing is told apart, and each in its own when everything is', () => {
    expect(letterGroups(3, [])).toEqual([[0, 1, 2]]);
    expect(
      letterGroups(3, [
        [0, 1],
        [0, 2],
        [1, 2],
      ]),
    ).toEqual([[0], [1], [2]]);
    expect(letterGroups(0, [])).toEqual([]);
  });

  test('gives a thing between two others a letter of each', () => {
    expect(letterGroups(3, [[0, 2]])).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  test('shares a letter exactly between those that are not told apart, without a group within a group', () => {
    const graphs = fc
      .integer({ min: 1, max: 9 })
      .chain((n) => fc.tuple(fc.constant(n), fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1)), { maxLength: 25 })));
    fc.assert(
      fc.property(graphs, ([n, edges]) => {
        const different = edges.filter(([i, j]) => i !== j);
        const groups = letterGroups(n, different);
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            const told = different.some(([a, b]) => (a === i && b === j) || (a === j && b === i));
            expect(groups.some((group) => group.includes(i) && group.includes(j))).toBe(!told);
          }
        }
        for (const group of groups) expect(groups.filter((other) => group.every((member) => other.includes(member)))).toEqual([group]);
      }),
      { seed: 31, numRuns: 300 },
    );
  });

  test('never runs out of letters', () => {
    const names = Array.from({ length: 80 }, (_, i) => letterOf(i));
    expect(names.slice(24, 28)).toEqual(['y', 'z', 'a2', 'b2']);
    expect(new Set(names).size).toBe(80);
  });
});

describe('differenceMatrix', () => {
  const list = scenarios([0, 1, 3]);
  const matrix = differenceMatrix(list, { better: 'lower' });

  test('has the paired difference of every pair, corrected over all pairs', () => {
    const pairs = [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const;
    const raw = pairs.map(([i, j]) => pairedDifference(list[i]!.values, list[j]!.values));
    const adjusted = holm(raw.map(({ pValue }) => pValue));
    for (const [at, [i, j]] of pairs.entries()) {
      expect(matrix[i]![j]).toMatchObject({ ...raw[at]!, scenario: `s${i}`, against: `s${j}`, pAdjusted: adjusted[at]! });
    }
    expect(matrix.map((row, i) => row[i])).toEqual([undefined, undefined, undefined]);
  });

  test('turns its sign across the diagonal', () => {
    for (const [i, j] of [
      [0, 1],
      [1, 2],
      [0, 2],
    ] as const) {
      const [there, back] = [matrix[i]![j]!, matrix[j]![i]!];
      expect(back.difference).toBe(-there.difference);
      expect([back.lower, back.upper]).toEqual([-there.upper, -there.lower]);
      expect([back.mean, back.referenceMean]).toEqual([there.referenceMean, there.mean]);
      expect(back.pAdjusted).toBe(there.pAdjusted);
    }
    expect([matrix[0]![2]!.verdict, matrix[2]![0]!.verdict]).toEqual(['better', 'worse']);
  });
});

describe('rankScenarios', () => {
  test('puts the best first, in the direction that is good', () => {
    const list = scenarios([3, 0, 6]);
    expect(rankScenarios(list, { better: 'lower' }).scenarios.map(({ scenario }) => scenario)).toEqual(['s1', 's0', 's2']);
    expect(rankScenarios(list, { better: 'higher' }).scenarios.map(({ scenario }) => scenario)).toEqual(['s2', 's0', 's1']);
    expect(rankScenarios(list).groups).toEqual([['s1'], ['s0'], ['s2']]);
  });

  test('shares a letter exactly where the matrix does not tell apart', () => {
    const effects = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(effects, (means) => {
        const list = scenarios(means.map((mean) => mean / 4));
        const matrix = differenceMatrix(list);
        const { scenarios: ranked, replicates } = rankScenarios(list);
        expect(replicates).toBe(10);
        const letters = new Map(ranked.map((each) => [each.scenario, each.letters]));
        for (let i = 0; i < list.length; i++) {
          for (let j = 0; j < list.length; j++) {
            if (i === j) continue;
            const shared = letters.get(`s${i}`)!.some((letter) => letters.get(`s${j}`)!.includes(letter));
            expect(shared).toBe(matrix[i]![j]!.verdict === 'not distinguishable');
          }
        }
        for (let i = 1; i < ranked.length; i++) expect(ranked[i]!.mean).toBeGreaterThanOrEqual(ranked[i - 1]!.mean);
      }),
      { seed: 32, numRuns: 60 },
    );
  });

  test('uses the replicates that all have, leaves out a scenario without any, and tells nothing apart by one alone', () => {
    const ranking = rankScenarios([
      { scenario: 'a', values: [1, 2, NaN, 4] },
      { scenario: 'none', values: [NaN, NaN, NaN, NaN] },
      { scenario: 'b', values: [0, NaN, 5, 2] },
    ]);
    expect(ranking.replicates).toBe(2);
    expect(ranking.scenarios.map(({ scenario, mean }) => [scenario, mean])).toEqual([
      ['b', 1],
      ['a', 2.5],
    ]);
    const alone = rankScenarios(scenarios([0, 100], 1));
    expect(alone.groups).toEqual([['s0', 's1']]);
    expect(rankScenarios([])).toEqual({ scenarios: [], groups: [], replicates: 0 });
    expect(() => rankScenarios([...scenarios([1], 2), ...scenarios([1], 3)])).toThrow(RangeError);
  });
});

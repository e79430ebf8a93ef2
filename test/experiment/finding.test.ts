import { describe, expect, it } from 'vitest';
import { differenceText, distinguishable, findings } from '../../src/experiment/finding.ts';
import type { ComparisonSummary, HeadcountDifference, ScenarioSummary } from '../../src/experiment/summary.ts';

function difference(mean: number, half: number | null, replicates = 10): HeadcountDifference {
  const reference = 0.05;
  const [lower, upper] = half === null ? [null, null] : [mean - half, mean + half];
  return { mean, lower, upper, scenario: reference + mean, reference, replicates };
}

describe('a difference in words', () => {
  it.each([
    { of: difference(-0.0187, 0.0016), text: '1.87 percentage points lower (95 % interval 1.71 to 2.03, 10 replicates)' },
    { of: difference(0.0187, 0.0016), text: '1.87 percentage points higher (95 % interval 1.71 to 2.03, 10 replicates)' },
    { of: difference(-0.2, 0.05, 4), text: '20.0 percentage points lower (95 % interval 15.0 to 25.0, 4 replicates)' },
    { of: difference(-0.00012, 0.00002), text: '0.0120 percentage points lower (95 % interval 0.0100 to 0.0140, 10 replicates)' },
    {
      of: difference(-0.0005, 0.0016),
      text: 'the difference of -0.05 percentage points is not distinguishable from zero (95 % interval -0.21 to 0.11, 10 replicates)',
    },
    { of: difference(0, 0), text: 'no difference in any of 10 replicates' },
    {
      of: difference(-0.0187, null, 1),
      text: '1.87 percentage points lower, from one replicate alone, so how sure that is remains unknown (run more with --replicates)',
    },
  ])('$text', ({ of, text }) => expect(differenceText(of)).toBe(text));

  it('is told from zero only when the interval leaves out zero', () => {
    expect(distinguishable(difference(-0.02, 0.01))).toBe(true);
    expect(distinguishable(difference(0.02, 0.01))).toBe(true);
    expect(distinguishable(difference(0.01, 0.02))).toBe(false);
    expect(distinguishable(difference(0.01, 0.01))).toBe(false);
    expect(distinguishable(difference(0.01, null))).toBe(false);
  });
});

function scenario(name: string, differences: readonly (HeadcountDifference | null)[]): ScenarioSummary {
  const headcount = differences.map((each, i) => ({ year: 2011 + i, mean: each?.scenario ?? 0.05, difference: each }));
  return { name, title: name.toUpperCase(), runsDone: 10, runsFailed: 0, headcount };
}

function summary(scenarios: readonly ScenarioSummary[]): ComparisonSummary {
  const years = { from: 2011, to: 2013 };
  return {
    directory: '',
    reference: 'base',
    seed: 's',
    replicates: 10,
    precision: null,
    householdsPerAgent: 50,
    years,
    branch: null,
    scenarios,
    failures: [],
    files: [],
    wallSeconds: 1,
  };
}

const base = scenario('base', [null, null, null]);

describe('findings', () => {
  it('say the end, the difference, and the year in which it was widest', () => {
    const better = scenario('better', [difference(0, 0), difference(-0.03, 0.002), difference(-0.01, 0.002)]);
    expect(findings(summary([base, better]))).toEqual([
      'BETTER: 4.0 % of rural people are below the poverty line in 2013, against 5.0 % with BASE; ' +
        '1.00 percentage points lower (95 % interval 0.80 to 1.20, 10 replicates). They were furthest apart in 2012: 3.00 percentage points lower (2.80 to 3.20).',
    ]);
  });

  it('do not speak of a widest year that is the last one or that cannot be told from zero', () => {
    const widening = scenario('widening', [difference(0, 0), difference(-0.01, 0.002), difference(-0.02, 0.002)]);
    const vague = scenario('vague', [difference(0, 0), difference(-0.02, 0.03), difference(-0.001, 0.03)]);
    for (const sentence of findings(summary([base, widening, vague]))) expect(sentence).not.toContain('furthest');
  });

  it('come in the order asked for, and not for the reference', () => {
    const others = ['a', 'b'].map((name) => scenario(name, [difference(0, 0), difference(0, 0), difference(0, 0)]));
    const found = findings(summary([others[0]!, base, others[1]!]), ['b', 'base', 'a']);
    expect(found.map((sentence) => sentence[0])).toEqual(['B', 'A']);
  });

  it('say so when no replicate was done in both', () => {
    const [sentence] = findings(summary([base, scenario('none', [null, null, null])]));
    expect(sentence).toBe('NONE cannot be compared with BASE: no replicate was done in both.');
  });
});

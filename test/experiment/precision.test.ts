import { describe, expect, it } from 'vitest';
import { adviceTexts, openQuestions } from '../../src/experiment/advice.ts';
import {
  halfWidthText,
  isPrecise,
  nextReplicates,
  type PrecisionOutcome,
  precisionText,
  type ReachedPrecision,
  stageText,
} from '../../src/experiment/precision.ts';
import type { HeadcountDifference, ScenarioSummary } from '../../src/experiment/summary.ts';

const request = { indicator: 'headcount', year: 2020, target: 0.002, maxReplicates: 200 };

function reached(halfWidth: number | null, replicates = 10, scenario = 'a'): ReachedPrecision {
  return { scenario, title: scenario.toUpperCase(), halfWidth, replicates };
}

describe('the number of replicates after the next stage', () => {
  it.each([
    { of: [reached(0.002), reached(0.0019)], next: 10, why: 'all are narrow enough' },
    { of: [reached(0.002), reached(0)], next: 10, why: 'nothing varies' },
    // s = 0.0022·√10/2.2622 = 0.003075; t(11)·s/√12 = 0.001954 and t(10)·s/√11 = 0.002066.
    { of: [reached(0.0022), reached(0.001)], next: 12, why: 'the widest one needs two more' },
    { of: [reached(0.02)], next: 20, why: 'a stage at most doubles them' },
    // s = 0.0022·√5/2.7764 = 0.001772; t(5)·s/√6 = 0.00186: six pairs, and every second replicate makes one.
    { of: [reached(0.0022, 5)], next: 12, why: 'half of the runs fail' },
    { of: [reached(null, 1), reached(0.001)], next: 20, why: 'a single pair says nothing of the variance' },
    { of: [reached(null, 0), reached(0.02)], next: 10, why: 'a scenario without pairs will not be told apart by more of them' },
  ])('is $next when $why', ({ of, next }) => expect(nextReplicates(of, 10, request)).toBe(next));

  it('never passes the limit, and grows by one at least before it', () => {
    expect(nextReplicates([reached(0.02)], 150, request)).toBe(200);
    expect(nextReplicates([reached(0.02)], 200, request)).toBe(200);
    expect(nextReplicates([reached(0.0020000001)], 10, request)).toBe(11);
  });

  it('reaches every target that variance allows', () => {
    for (const target of [0.5, 0.1, 0.03]) {
      let done = 5;
      for (let stage = 0; stage < 20; stage++) {
        const now = [reached(2 / Math.sqrt(done), done)];
        const next = nextReplicates(now, done, { ...request, target, maxReplicates: 100_000 });
        if (next === done) break;
        expect(next).toBeLessThanOrEqual(2 * done);
        done = next;
      }
      expect(isPrecise([reached(2 / Math.sqrt(done), done)], target)).toBe(true);
    }
  });
});

describe('the outcome in words', () => {
  const outcome: PrecisionOutcome = {
    ...request,
    indicatorTitle: 'Headcount ratio',
    unit: 'share',
    replicates: 27,
    met: true,
    scenarios: [reached(0.0018), reached(0.00091, 10, 'b')],
  };

  it('says how many replicates it took, and the half-width of each scenario', () => {
    expect(precisionText(outcome)).toBe(
      '27 replicates brought the half-width of the 95 % interval of the difference in "Headcount ratio" in 2020 to 0.20 percentage points or less: ' +
        'A 0.18 percentage points; B 0.091 percentage points.',
    );
  });

  it('says plainly that it was not reached, and by what', () => {
    const text = precisionText({ ...outcome, met: false, replicates: 200, scenarios: [reached(0.0031, 200)] });
    expect(text).toContain('The precision was not reached: after 200 replicates, the most allowed (--max-replicates 200)');
    expect(text).toContain('is above 0.20 percentage points: A 0.31 percentage points.');
    expect(precisionText({ ...outcome, met: false, scenarios: [reached(null, 0)] })).toContain('A has no pair of runs');
  });

  it('tells each stage', () => {
    const text = stageText({ ...outcome, replicates: 10, scenarios: [reached(0.0041), reached(0.001)] }, 20);
    expect(text).toBe('10 replicates: half-width 0.41 percentage points, wanted 0.20 percentage points; 10 more replicates');
    expect(stageText({ ...outcome, scenarios: [reached(null, 1)] }, 54)).toContain('half-width unknown');
  });

  it.each([
    [0.00123, 'share', '0.12 percentage points'],
    [52.3, 'yuan of 2010 per person', '52 yuan of 2010 per person'],
    [1234.5, 'persons', '1235 persons'],
    [0.0042, '1', '0.0042'],
    [0, 'share', '0 percentage points'],
  ])('%d in %s is %s', (value, unit, text) => expect(halfWidthText(value, unit)).toBe(text));
});

describe('advice', () => {
  const difference = (mean: number, half: number | null, replicates = 10): HeadcountDifference => {
    const [lower, upper] = half === null ? [null, null] : [mean - half, mean + half];
    return { mean, lower, upper, scenario: 0.05 + mean, reference: 0.05, replicates };
  };
  const scenario = (name: string, last: HeadcountDifference | null): ScenarioSummary => ({
    name,
    title: name.toUpperCase(),
    runsDone: 10,
    runsFailed: 0,
    headcount: [{ year: 2020, mean: 0.05, difference: last }],
  });
  const summary = (last: HeadcountDifference): Parameters<typeof adviceTexts>[0] => ({
    reference: 'base',
    scenarios: [scenario('base', null), scenario('other', last)],
  });

  it('is the number of replicates that would settle an open difference, were it as it is now', () => {
    // s = 0.002·√10/2.2622 = 0.002796; t(32)·s/√33 = 0.000991, t(31)·s/√32 = 0.001008.
    expect(openQuestions(summary(difference(0.001, 0.002)))).toEqual([
      { scenario: 'other', title: 'OTHER', year: 2020, replicates: 10, more: 23 },
    ]);
    expect(adviceTexts(summary(difference(0.001, 0.002)))).toEqual([
      'OTHER: about 23 more replicates (--replicates 33) would settle whether its headcount of 2020 differs from that of BASE, if the difference stays as it is.',
    ]);
  });

  it('says when no number in reach would', () => {
    expect(adviceTexts(summary(difference(0, 0.002)))).toEqual([
      'OTHER: no number of replicates in reach would tell its headcount of 2020 from that of BASE.',
    ]);
  });

  it('is silent where the difference is settled, where there is none, and where one replicate tells nothing', () => {
    for (const last of [difference(0.003, 0.002), difference(0, 0), difference(0.003, null, 1)]) {
      expect(adviceTexts(summary(last))).toEqual([]);
    }
  });
});

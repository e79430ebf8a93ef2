import { describe, expect, it } from 'vitest';
import { batchSections } from '../../../src/report/experiment/batch.ts';
import { pointDifferences } from '../../../src/report/experiment/batch/difference.ts';
import { meansOf, outcomeColumn, outcomesOf } from '../../../src/report/experiment/outcomes.ts';
import type { ExperimentResults } from '../../../src/report/experiment/results.ts';
import { chartDocument } from '../../../src/report/node/chart-document.ts';
import { say } from '../../../src/report/text.ts';
import { madeUpBatch, madeUpTable, type MadeUpBatch } from '../made-up-experiment.ts';

const wages = { name: 'wages', title: say('Wages', '工资'), unit: 'yuan' };
const mode = { name: 'mode', title: say('Mode', '方式'), unit: 'none', labels: ['slow', 'fast'] };
const idle = { name: 'idle', title: say('Idle', '闲置'), unit: '1' };

/** A full factorial of 5 wages, 2 modes and 3 values of a parameter that does nothing: 30 points. */
const points = [1, 2, 3, 4, 5].flatMap((wage) => [0, 1].flatMap((each) => [7, 8, 9].map((nothing) => [wage, each, nothing])));
const whole: MadeUpBatch = {
  points,
  columns: [wages, mode, idle],
  scenarios: ['a', 'b'],
  replicates: 2,
  // `b` is better by 1 point where the mode is fast, worse by half a point where it is slow; replicates lie 0.2 points apart in both.
  headcount: ([wage, fast], scenario, replicate, year) =>
    0.3 - 0.05 * (year - 2011) - 0.01 * wage! - (scenario === 1 ? (fast === 1 ? 0.01 : -0.005) : 0) + 0.002 * (replicate - 0.5),
};
const markupOf = (results: ExperimentResults): Map<string, string> =>
  new Map(batchSections(results, chartDocument()).map(({ id, markup }) => [id, markup.markup]));
const sections = markupOf(madeUpBatch(whole));
const headings = (id: string): string[] =>
  [...sections.get(id)!.matchAll(/<h[23][^>]*>(.*?)<\/h[23]>/gs)].map(([, text]) =>
    text!
      .replaceAll(/<span lang="zh[^>]*>.*?<\/span>|<[^>]+>/gs, '')
      .replaceAll('\u00A0', ' ')
      .trim(),
  );

describe('outcomes of a batch', () => {
  const results = madeUpBatch(whole);
  const outcomes = outcomesOf(results, outcomeColumn(results)!);

  it('are collected point by point, runs of the same values together', () => {
    expect(outcomes).toMatchObject({ points: 30, scenarios: 2, replicates: 2, years: [2011, 2012, 2013] });
    expect([...outcomes.design[0]!].slice(0, 7)).toEqual([1, 1, 1, 1, 1, 1, 2]);
    expect(outcomes.values(6, 1, 2013)[0]).toBeCloseTo(0.3 - 0.1 - 0.02 + 0.005 - 0.001, 12);
    expect(outcomes.mean(6, 1, 2013)).toBeCloseTo(0.3 - 0.1 - 0.02 + 0.005, 12);
  });

  it('are the same whatever the order of the runs', () => {
    const runs = results.tables.get('runs')!;
    const order = Array.from({ length: runs.rows }, (_, i) => (i * 7) % runs.rows);
    const shuffled = madeUpTable({
      run_id: order,
      scenario: order.map((i) => runs.texts('scenario')[i]!),
      replicate: order.map((i) => runs.integers('replicate')[i]!),
      wages: order.map((i) => runs.numbers('wages')[i]!),
      mode: order.map((i) => runs.texts('mode')[i]!),
      idle: order.map((i) => runs.numbers('idle')[i]!),
    });
    const again = outcomesOf({ ...results, tables: new Map([...results.tables, ['runs', shuffled]]) }, outcomes.column);
    const sorted = (values: Float64Array): number[] => [...values].toSorted((a, b) => a - b);
    for (const scenario of [0, 1]) expect(sorted(meansOf(again, scenario, 2013))).toEqual(sorted(meansOf(outcomes, scenario, 2013)));
  });

  it('tell points of the same values apart where the runs number them', () => {
    const runs = results.tables.get('runs')!;
    const column = (name: string): number[] => [...runs.numbers(name)];
    const numbered = madeUpTable({
      run_id: column('run_id'),
      scenario: runs.texts('scenario') as string[],
      replicate: column('replicate'),
      point: column('run_id').map((id) => Math.floor(id / 4)),
      wages: column('run_id').map(() => 1),
      mode: column('run_id').map(() => 'slow'),
      idle: column('run_id').map(() => 7),
    });
    const again = outcomesOf({ ...results, tables: new Map([...results.tables, ['runs', numbered]]) }, outcomes.column);
    expect(again.points).toBe(30);
    expect(again.mean(6, 1, 2013)).toBe(outcomes.mean(6, 1, 2013));
  });

  it('leave out runs that failed, and are missing where a point was not simulated', () => {
    const some = madeUpBatch({
      ...whole,
      headcount: (point, scenario, replicate, year) =>
        (point[0] === 1 && scenario === 1) || (point[0] === 2 && replicate === 0) ? NaN : whole.headcount(point, scenario, replicate, year),
    });
    const own = outcomesOf(some, outcomes.column);
    expect(own.mean(0, 1, 2013)).toBeNaN();
    expect(own.mean(6, 0, 2013)).toBe(own.values(6, 0, 2013)[1]);
    expect(pointDifferences(own, 1, 2013).differences).toHaveLength(24);
  });

  it('are paired replicate by replicate: what both share says nothing', () => {
    const { differences, lower, higher, surelyLower, surelyHigher } = pointDifferences(outcomes, 1, 2013);
    expect([lower, higher, surelyLower, surelyHigher]).toEqual([15, 15, 15, 15]);
    expect(differences[0]).toBeCloseTo(-0.01, 12);
    expect(differences.at(-1)).toBeCloseTo(0.005, 12);
  });
});

describe('the sections of a batch', () => {
  it('say in their titles what the numbers are', () => {
    expect(headings('outcome')[0]).toBe(
      'Headcount ratio in 2013, in nine of ten of 30 points: 15.0 % to 19.0 % with A; 14.0 % to 19.5 % with B',
    );
    expect(headings('difference')[0]).toBe('The headcount ratio in 2013 is lower than with A at 15 of 30 points with B');
    expect(headings('response')[0]).toBe(
      'What goes most with the headcount ratio in 2013 is Wages: 19.0 % on average at 1, 15.0 % at 5, with A',
    );
    expect(headings('points')[0]).toBe(
      'Lowest headcount ratio in 2013: 15.0 % at Wages 5, Mode slow, Idle 7 with A; 14.0 % at Wages 5, Mode fast, Idle 7 with B',
    );
  });

  it('order parameters by what they explain, and show that one of them does nothing', () => {
    const titles = [...sections.get('response')!.matchAll(/font-weight="600"><tspan lang="en">([^<]*)/g)].map(([, title]) => title);
    expect(titles.slice(0, 3)).toEqual(['Wages', 'Mode', 'Idle']);
    // Epsilon squared of a factor with no effect at all is -(k - 1) / (n - k) = -2 / 27: shown below zero, not clipped.
    expect(sections.get('response')).toContain('−7.4\u00A0%');
  });

  it('have no title without Chinese', () => {
    for (const markup of sections.values())
      for (const [, heading] of markup.matchAll(/<h[23][^>]*>(.*?)<\/h[23]>/gs))
        expect(heading).toMatch(/<span lang="zh-Hans">.*\p{Script=Han}/u);
  });

  it('compare nothing with one scenario, and name it nowhere', () => {
    const alone = markupOf(madeUpBatch({ ...whole, scenarios: ['a'] }));
    expect([...alone.keys()]).toEqual(['outcome', 'response', 'points']);
    expect(alone.get('outcome')).toContain('Headcount ratio in 2013, in nine of ten of 30 points: 15.0\u00A0% to 19.0\u00A0%</span>');
  });

  it('say that points are too few, and that one replicate leaves chance unknown', () => {
    const few = markupOf(madeUpBatch({ ...whole, points: points.slice(0, 8), replicates: 1 }));
    expect(few.get('outcome')).toContain('There are 8 points only: too few');
    expect(few.get('response')).toContain('There are 8 points for 3 parameters: too few');
    expect(few.get('difference')).toContain('There is one replicate at each point');
    expect(sections.get('difference')).not.toContain('Cannot be told apart');
  });

  it('take the interval over replicates where every point stands alone at its value', () => {
    const line = madeUpBatch({ ...whole, points: [[1], [2], [3]], columns: [wages] });
    const markup = markupOf(line).get('response')!;
    expect(markup).toContain('interval over replicates');
    // s = 0.002 / √2 over two replicates: the half-width is t₁ s / √2 = 12.706 × 0.001 = 1.27 points.
    expect(markup).toContain('17.7\u00A0% to 20.3\u00A0%');
  });

  it('draw no differences where there are none, and say so', () => {
    const same = markupOf(madeUpBatch({ ...whole, headcount: ([wage]) => 0.3 - 0.01 * wage! }));
    expect(same.get('difference')).toContain('is the same in all scenarios at every point');
    expect(same.get('difference')).not.toContain('<svg');
    const never = markupOf(madeUpBatch({ ...whole, headcount: ([wage], scenario) => 0.3 - 0.01 * wage! + 0.01 * scenario }));
    expect(never.get('difference')).toContain('lower than with A at none of 30 points with B');
  });

  it('have none where no run was done or no indicator was kept', () => {
    const nothing = madeUpBatch({ ...whole, headcount: () => NaN });
    expect(batchSections(nothing, chartDocument())).toEqual([]);
    const results = madeUpBatch(whole);
    const tables = new Map([...results.tables, ['province_years', madeUpTable({ run_id: [0] })]]);
    expect(batchSections({ ...results, tables }, chartDocument())).toEqual([]);
  });

  it('make a page of one point without a parameter', () => {
    const one = madeUpBatch({ ...whole, points: [[1, 0, 7]], columns: [] });
    expect([...markupOf(one).keys()]).toEqual(['outcome', 'difference']);
  });
});

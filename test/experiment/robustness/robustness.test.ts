import { describe, expect, test } from 'vitest';
import { robustness } from '../../../src/experiment/kinds/robustness/index.ts';
import type { RobustnessSpec } from '../../../src/experiment/kinds/robustness/spec.ts';
import type { RobustnessSummary } from '../../../src/experiment/kinds/robustness/summary.ts';
import { conditionWords, limitsByColumn, valueWords } from '../../../src/experiment/kinds/robustness/words.ts';
import type { Analysis, Design, Outcome } from '../../../src/experiment/kind.ts';
import type { NamedScenario } from '../../../src/experiment/pairing.ts';
import { loadScenario } from '../../../src/scenario/node/load.ts';
import { draws } from '../../analysis/draws.ts';

const names = ['single-centre', 'multi-centre-equal-budget'];
const scenarios: NamedScenario[] = await Promise.all(names.map(async (source) => ({ source, loaded: await loadScenario(source) })));

const written = {
  scenarios: names,
  futures: 120,
  replicates: 2,
  thresholds: [{ indicator: 'headcount', at_most: 0.02 }],
  factors: {
    coordination: {
      path: 'governance.coordination.multiplier',
      title: 'Cost of coordination',
      change: 'multiply',
      from: 0.5,
      to: 16,
      scale: 'log',
    },
    'macro.wage_growth': { change: 'add', from: -0.03, to: 0.02 },
    basis: { path: 'governance.budget_basis', title: 'Budget basis', values: ['equal', 'added'] },
  },
  boxes: { shuffles: 19, resamples: 10 },
  bootstrap: 100,
};
const specOf = (change: Readonly<Record<string, unknown>> = {}): RobustnessSpec => robustness.schema.parse({ ...written, ...change });

function designOf(spec: RobustnessSpec): Design {
  const design = robustness.design(spec, scenarios);
  if (!('points' in design)) throw new Error(design.map(({ message }) => message).join('; '));
  return design;
}

/** Codes and places of what is wrong. */
function problemsOf(change: Readonly<Record<string, unknown>>): string[] {
  const design = robustness.design(specOf(change), scenarios);
  return 'points' in design ? [] : design.map(({ code, path }) => `${code} ${path}`);
}

/** Analyses made-up runs: `headcount(values of the future, policy, noise)`. */
async function analysed(
  spec: RobustnessSpec,
  headcount: (values: readonly number[], policy: number, noise: number, point: number) => number,
): Promise<Analysis & { readonly summary: RobustnessSummary }> {
  const design = designOf(spec);
  const { replicates } = spec;
  const asked: Outcome[] = [];
  const values = new Float64Array(design.points * 2 * replicates);
  for (let point = 0; point < design.points; point++)
    for (let replicate = 0; replicate < replicates; replicate++) {
      const noise = draws(`future ${point}`, replicate).normal();
      for (let policy = 0; policy < 2; policy++)
        values[(point * 2 + policy) * replicates + replicate] = headcount(design.valuesOf(point), policy, noise, point);
    }
  const analysis = await robustness.analyse!({
    spec,
    design,
    scenarios,
    years: { from: 2011, to: 2020 },
    outcomes: {
      points: design.points,
      scenarios: 2,
      replicates,
      values: (outcome) => {
        asked.push(outcome);
        return Promise.resolve(values);
      },
    },
  });
  expect(asked[0]).toEqual({ indicator: 'headcount', year: 2020 });
  return analysis as Analysis & { readonly summary: RobustnessSummary };
}

describe('the futures', () => {
  const spec = specOf();
  const design = designOf(spec);

  test('cut every range into as many strata as there are, on its own scale', () => {
    const strata = (j: number, u: (value: number) => number): number[] =>
      Array.from({ length: 120 }, (_, point) => Math.floor(120 * u(design.valuesOf(point)[j]!))).sort((a, b) => a - b);
    const each = Array.from({ length: 120 }, (_, i) => i);
    expect(strata(0, (x) => Math.log(x / 0.5) / Math.log(32))).toEqual(each);
    expect(strata(1, (x) => (x + 0.03) / 0.05)).toEqual(each);
    expect(Array.from({ length: 120 }, (_, point) => design.valuesOf(point)[2]).filter((word) => word === 0).length).toBe(60);
  });

  test('lay their values over the scenarios', () => {
    const [multiplier, growth, basis] = design.overridesOf(7, scenarios[1]!.loaded.scenario);
    const [cost, change, word] = design.valuesOf(7);
    expect(multiplier).toMatchObject({ path: 'governance.coordination.multiplier', value: cost });
    expect((growth!.value as Record<string, number>)['2016']).toBeCloseTo(0.045 + change!, 12);
    expect(basis!.value).toBe(['equal', 'added'][word!]);
  });

  test('are others for another seed, and for a Sobol sequence', () => {
    expect(designOf(specOf({ seed: 'other' })).valuesOf(3)).not.toEqual(design.valuesOf(3));
    const sobol = designOf(specOf({ sampling: 'sobol', futures: 64 }));
    const eighths = Array.from({ length: 64 }, (_, point) => Math.floor((8 * (sobol.valuesOf(point)[1]! + 0.03)) / 0.05));
    for (let part = 0; part < 8; part++) expect(eighths.filter((one) => one === part).length).toBe(8);
  });
});

describe('a question that cannot be asked is refused with its place', () => {
  test.for<[string, Readonly<Record<string, unknown>>]>([
    ['unknown-indicator outcome.indicator', { outcome: { indicator: 'headcont' } }],
    ['missing-key outcome', { outcome: { indicator: 'spend_total' } }],
    ['bad-year outcome.year', { outcome: { indicator: 'headcount', year: 2031 } }],
    ['unknown-scenario winner', { winner: 'nobody' }],
    ['bad-question against', { winner: 'single-centre', against: 'single-centre' }],
    ['missing-key thresholds.0', { thresholds: [{ indicator: 'headcount' }] }],
    ['unknown-indicator thresholds.0.indicator', { thresholds: [{ indicator: 'nothing', at_most: 1 }] }],
    ['unknown-parameter factors.nowhere', { factors: { nowhere: { from: 0, to: 1 } } }],
  ])('%s', ([expected, change]) => {
    expect(problemsOf(change)).toEqual([expected]);
  });

  test('and a policy alone has nothing to win against', () => {
    const design = robustness.design(specOf(), scenarios.slice(0, 1));
    expect('points' in design ? [] : design.map(({ code }) => code)).toContain('too-few-scenarios');
  });
});

describe('policies of which one wins where coordination is dear and wages grow slowly', async () => {
  const wins = (cost: number, growth: number): boolean => cost > 4 && growth < 0;
  const { summary, findings, tables } = await analysed(specOf(), ([cost, growth], policy, noise) =>
    policy === 0 ? 0.03 + 0.004 * noise : 0.03 + 0.004 * noise + 0.0001 * noise * noise + (wins(cost!, growth!) ? 0.012 : -0.015),
  );
  const { question, points, factors } = summary;
  const [cost, growth] = factors.map(({ values }) => values);

  test('are told apart future by future', () => {
    const expected = cost!.filter((_, f) => wins(cost![f]!, growth![f]!)).length;
    expect([question.winner, question.won, question.futures, question.toldWon]).toEqual(['single-centre', expected, 120, expected]);
  });

  test('show the conditions as a box, in words', () => {
    const [box] = question.boxes;
    expect(box!.claimed).toBe(true);
    expect(box!.restrictions.map(({ column, side }) => `${column} ${side}`)).toEqual(['coordination lower', 'macro_wage_growth upper']);
    expect(box!.restrictions[0]!.limit!).toBeGreaterThan(3.3);
    expect(box!.restrictions[0]!.limit!).toBeLessThan(4.6);
    expect(Math.abs(box!.restrictions[1]!.limit!)).toBeLessThan(0.003);
    expect(findings[1]!.en).toMatch(
      /^Single-centre governance wins where cost of coordination is at least [34]\.?\d* times the scenario's own and growth of wages is at most [^:]*the scenario's own: this covers \d+ % of the futures in which it wins, and it wins in \d+ % of the futures in this box/,
    );
    expect(findings[1]!.zh).toMatch(/^当.*不低于情景原值的[34]\.?\d*倍、且.*时，单中心治理会获胜：这覆盖其获胜未来的\d+%/);
  });

  test('have regrets of which the best is zero, and measures for each policy', () => {
    points.future.forEach((_, at) => {
      const both = points.regret.map((list) => list[at]!);
      expect(Math.min(...both)).toBe(0);
      expect(points.best[at]).toBe(both.indexOf(0));
    });
    expect(summary.measures.length).toBe(8 * 2);
    const greatest = summary.measures.filter(({ measure }) => measure === 'max_regret');
    expect(greatest.map(({ best }) => best)).toEqual([false, true]);
    expect(greatest[0]!.value).toBeGreaterThan(0.0145);
    expect(greatest[1]!.value).toBeLessThan(0.0125);
  });

  test('fill tables whose columns are as long as they are said to be', () => {
    expect(tables.map(({ layout, rows }) => [layout.name, rows])).toEqual([
      ['futures', 120],
      ['regret', 16],
      ['prim_boxes', question.boxes.reduce((sum, { restrictions }) => sum + Math.max(1, restrictions.length), 0)],
    ]);
    for (const { rows, values, layout } of tables) {
      expect(values.length).toBe(layout.fields.length);
      for (const column of values) expect((column as ArrayLike<unknown>).length).toBe(rows);
    }
  });

  test('are plain JSON', () => {
    expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
  });
});

describe('honest sentences', () => {
  const quick = { boxes: { shuffles: 19, resamples: 0 }, bootstrap: 10 };

  test('a policy that never wins is said never to win, and no box is shown', async () => {
    const { findings, summary } = await analysed(specOf(quick), (_, policy) => 0.03 - 0.01 * policy);
    expect(findings[0]!.en).toBe(
      'Single-centre governance does better than multi-centre governance, equal budget in none of 120 futures, judged by the headcount ratio of 2020.',
    );
    expect(findings.some(({ en }) => /box|condition/i.test(en))).toBe(false);
    expect(summary.question.boxes).toEqual([]);
  });

  test('one that always wins is said to, and the other policy regrets it', async () => {
    const { findings } = await analysed(specOf(quick), (_, policy) => 0.03 + 0.01 * policy);
    expect(findings[0]!.en).toContain('in every one of 120 futures');
    expect(findings[1]!.en).toContain('By minimax regret single-centre governance is the most robust');
  });

  test('wins without a pattern make no box', async () => {
    const coin = draws('coin', 0);
    const sides = Array.from({ length: 120 }, () => coin.uniform() < 0.4);
    const { findings } = await analysed(
      specOf(quick),
      (_values, policy, _noise, point) => 0.03 + (policy === 1 ? (sides[point]! ? 0.01 : -0.01) : 0),
    );
    expect(findings[1]!.en).toMatch(/^No simple condition worth claiming says where single-centre governance wins/);
  });

  test('runs that failed take their future with them, and it is said', async () => {
    const { findings, summary } = await analysed(specOf(quick), (_values, policy, noise, point) =>
      point < 5 && policy === 1 ? NaN : 0.03 + 0.001 * noise - 0.01 * policy,
    );
    expect(summary.futures).toMatchObject({ sampled: 120, used: 115, leftOut: 5 });
    expect(summary.question.futures).toBe(115);
    expect(findings.at(-1)!.en).toMatch(/^5 futures are left out/);
  });

  test('nothing done is nothing said', async () => {
    const { findings } = await analysed(specOf(quick), () => NaN);
    expect(findings.map(({ en }) => en)).toEqual(['No future has runs of all policies: nothing can be said of 120 futures.']);
  });
});

describe('conditions in words', () => {
  const factor = { name: 'f', column: 'f', title: { en: 'Factor', zh: '因素' }, labels: null, values: [], scale: 'linear' } as const;
  const share = { ...factor, unit: 'share', change: 'set', from: 0, to: 0.2 } as const;

  test.for([
    [{ ...factor, unit: '1', change: 'multiply', from: 0.5, to: 16 }, 3.24, "3.2 times the scenario's own", '情景原值的3.2倍'],
    [
      { ...factor, unit: 'per year', change: 'add', from: -0.03, to: 0.02 },
      -0.0123,
      "1.2 percentage points below the scenario's own",
      '情景原值减1.2个百分点',
    ],
    [share, 0.0512, '5.1 %', '5.1%'],
    [{ ...factor, unit: 'yuan', change: 'set', from: 1000, to: 9000 }, 4321.4, '4321 yuan', '4321 yuan'],
  ] as const)('%o', ([of, value, en, zh]) => {
    expect(valueWords(of, value)).toEqual({ en, zh });
  });

  test('both sides make one condition, and words are listed', () => {
    const limits = limitsByColumn([
      { column: 'f', side: 'lower', limit: 0.05, labels: [] },
      { column: 'f', side: 'upper', limit: 0.1, labels: [] },
    ]);
    expect(conditionWords(share, limits.get('f')!)).toEqual({ en: 'factor is between 5 % and 10 %', zh: '因素介于5%与10%之间' });
    expect(conditionWords({ ...share, labels: ['equal', 'added'] }, { labels: ['added'] }).en).toBe('factor is added');
  });
});

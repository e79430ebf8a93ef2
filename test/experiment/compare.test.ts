import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type ComparisonRequest, compareScenarios, planRuns } from '../../src/experiment/compare.ts';
import { checkPairing, type NamedScenario } from '../../src/experiment/pairing.ts';
import { InputError } from '../../src/scenario/problem.ts';
import { loadScenario } from '../../src/scenario/node/load.ts';
import type { Override } from '../../src/scenario/override.ts';

const base = mkdtempSync(path.join(tmpdir(), 'polylift-compare-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const tiny: readonly Override[] = [
  { path: 'population.counties', value: [530822, 530823] },
  { path: 'population.households_per_agent', value: 500 },
  { path: 'population.burn_in_years', value: 1 },
  { path: 'years.to', value: 2012 },
];

async function named(source: string, name: string, overrides: readonly Override[] = []): Promise<NamedScenario> {
  const loaded = await loadScenario(source, [...tiny, ...overrides]);
  return { source, loaded: { ...loaded, scenario: { ...loaded.scenario, name } } };
}

async function request(more: Partial<ComparisonRequest> = {}): Promise<ComparisonRequest> {
  const scenarios = [await named('single-centre', 'plain'), await named('multi-centre-equal-budget', 'better')];
  return { scenarios, seed: 'test', replicates: 2, directory: path.join(base, 'out'), workers: 1, ...more };
}

describe('the plan of runs', () => {
  it('goes replicate by replicate, all scenarios with the same seed and replicate', async () => {
    const runs = planRuns(await request({ replicates: 3 }));
    expect(runs.map(({ runId, scenario, replicate, seed }) => `${runId} ${scenario} ${replicate} ${seed}`)).toEqual([
      '0 plain 0 test',
      '1 better 0 test',
      '2 plain 1 test',
      '3 better 1 test',
      '4 plain 2 test',
      '5 better 2 test',
    ]);
  });
});

describe('pairing', () => {
  it('is refused for other people or other years, with the paths that differ', async () => {
    const people = await named('multi-centre-equal-budget', 'people', [{ path: 'population.connected_share', value: 0.2 }]);
    const years = await named('multi-centre-equal-budget', 'years', [{ path: 'years.to', value: 2013 }]);
    const plain = await named('single-centre', 'plain');
    expect(checkPairing([plain])).toEqual([]);
    const problems = checkPairing([plain, people, years]);
    expect(problems.map(({ code, path: at }) => `${code} ${at}`)).toEqual(['not-paired population.connected_share', 'not-paired years.to']);
    expect(problems[1]!.message).toBe(
      'years.to is 2013, and 2012 in the reference single-centre: the scenarios would not have the same years',
    );
  });

  it('is refused for two scenarios of one name', async () => {
    const plain = await named('single-centre', 'plain');
    expect(checkPairing([plain, plain]).map(({ code }) => code)).toEqual(['duplicate-scenario']);
  });
});

const precision = { indicator: 'headcount', year: 2012, target: 0.01, maxReplicates: 20 };

describe('a request that cannot be met', () => {
  it.each([
    [{ replicates: 0 }, '0 replicates'],
    [{ replicates: 1.5 }, '1.5 replicates'],
    [{ seed: ' ' }, 'the seed is empty'],
    [{ scenarios: [] }, 'there is no scenario'],
    [{ reference: 'nobody' }, 'the reference "nobody"'],
    [{ onlyReplicate: 1 }, 'replicate 1 cannot be simulated alone'],
    [{ precision }, '2 replicates to begin with; a precision needs at least 5'],
    [{ replicates: 5, precision: { ...precision, indicator: 'headcuont' } }, 'there is no indicator "headcuont"'],
    [{ replicates: 5, precision: { ...precision, year: 2011 } }, 'the years simulated are 2012 to 2012'],
    [{ replicates: 5, precision: { ...precision, target: 0 } }, 'a half-width of 0'],
    [{ replicates: 5, precision: { ...precision, maxReplicates: 4 } }, 'at most 4 replicates'],
  ] as const)('%j is refused before anything is written', async (wrong, message) => {
    const comparison = compareScenarios(await request(wrong));
    await expect(comparison).rejects.toThrow(InputError);
    await expect(comparison).rejects.toThrow(message);
    expect(readdirSync(base)).toEqual([]);
  });
});

describe('a comparison', () => {
  it('leaves nothing when it is stopped', async () => {
    const controller = new AbortController();
    const stopped = compareScenarios(
      await request({
        directory: path.join(base, 'stopped'),
        replicates: 50,
        signal: controller.signal,
        onProgress: ({ runsDone }) => runsDone > 0 && controller.abort(new Error('enough')),
      }),
    );
    await expect(stopped).rejects.toThrow('enough');
    expect(readdirSync(base)).toEqual([]);
  }, 30_000);

  it('takes another reference than the first and sums up what is in the files', async () => {
    const summary = await compareScenarios(await request({ directory: path.join(base, 'done'), reference: 'better' }));
    expect(summary.reference).toBe('better');
    const [plain, better] = summary.scenarios;
    expect(better!.headcount.every(({ difference }) => difference === null)).toBe(true);
    expect(plain!.headcount[0]!.difference).toMatchObject({ mean: 0, lower: 0, upper: 0, replicates: 2 });
    expect(summary.files).toEqual(readdirSync(path.join(base, 'done')).sort((a, b) => summary.files.indexOf(a) - summary.files.indexOf(b)));
    expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
  }, 30_000);
});

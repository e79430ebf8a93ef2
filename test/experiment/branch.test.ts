import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { mergeExperiment, runExperiment } from '../../src/experiment/run-experiment.ts';
import { readManifest, readTable } from '../../src/output/index.ts';
import { prepared, scratch, tablesIn, tinyBatch, tinySet } from './tiny.ts';

const directory = scratch();

/** Two budgets at two points, in two scenarios that begin from the state of a third. */
const branched = {
  ...tinyBatch,
  years: '2011-2014',
  branch: { from: 'historical', year: 2014 },
  factors: { 'governance.budget': { values: [200, 4000] } },
  design: { type: 'full-factorial' },
};

/** Headcount by scenario, point, replicate and year. */
async function headcounts(name: string): Promise<Map<string, number[]>> {
  const [runs, table] = [
    await readTable(path.join(directory, name, 'runs.arrow')),
    await readTable(path.join(directory, name, 'province_years.arrow')),
  ];
  const points = new Map(Array.from(runs.integers('run_id'), (id, row) => [id, runs.integers('point')[row]!]));
  const found = new Map<string, number[]>();
  for (let row = 0; row < table.rows; row++) {
    const key = `${table.texts('scenario')[row]} ${points.get(table.integers('run_id')[row]!)} ${table.integers('replicate')[row]}`;
    found.set(key, [...(found.get(key) ?? []), table.numbers('headcount')[row]!]);
  }
  return found;
}

const problemsOf = (written: Readonly<Record<string, unknown>>) =>
  prepared(written).then(
    () => [],
    (error: { problems: readonly { code: string; path?: string; message: string }[] }) => error.problems,
  );

describe('an experiment with a branch', () => {
  it('has the years of its baseline before, at every point and in every scenario, and each its own after', async () => {
    await runExperiment(await prepared(branched), { directory: path.join(directory, 'two'), workers: 2 });
    await runExperiment(
      await prepared({ ...branched, scenarios: ['historical'], factors: { 'governance.levels.social': { values: [0] } } }),
      {
        directory: path.join(directory, 'baseline'),
        workers: 0,
      },
    );
    const [arms, baseline] = [await headcounts('two'), await headcounts('baseline')];
    expect(arms.size).toBe(8);
    for (const [key, values] of arms) {
      const replicate = key.at(-1)!;
      expect(values.slice(0, 3), key).toEqual(baseline.get(`historical 0 ${replicate}`)!.slice(0, 3));
    }
    const ends = [...arms].filter(([key]) => key.endsWith(' 0')).map(([, values]) => values[3]);
    expect(new Set(ends).size).toBe(4);
    expect(readManifest(path.join(directory, 'two')).branch).toMatchObject({ from: 'historical', source: 'historical', year: 2014 });
  });

  it('gives the same tables on any number of workers', async () => {
    await runExperiment(await prepared(branched), { directory: path.join(directory, 'alone'), workers: 0 });
    expect(tablesIn(path.join(directory, 'alone'))).toEqual(tablesIn(path.join(directory, 'two')));
  });

  it('can be split and put together, and not when its baseline has changed meanwhile', async () => {
    const file = path.join(directory, 'own.yaml');
    const write = (budget: number): void => writeFileSync(file, `name: own\ngovernance: { budget: ${budget} }\n`);
    write(100);
    const own = { ...branched, branch: { from: file, year: 2014 } };
    await runExperiment(await prepared(own), { directory: path.join(directory, 'own'), workers: 0 });
    const parts = ['part-1', 'part-2'].map((name) => path.join(directory, name));
    for (const [i, part] of parts.entries())
      await runExperiment(await prepared(own), { directory: part, workers: 0, shard: { index: i + 1, of: 2 } });
    await mergeExperiment({ parts, directory: path.join(directory, 'merged') });
    expect(tablesIn(path.join(directory, 'merged'))).toEqual(tablesIn(path.join(directory, 'own')));
    write(200);
    await expect(mergeExperiment({ parts, directory: path.join(directory, 'again') })).rejects.toMatchObject({
      problems: [{ code: 'scenario-changed', message: expect.stringContaining('the scenario own is not the one') as string }],
    });
  });

  it('is planned anew when the file of its baseline changes', async () => {
    const file = path.join(directory, 'base.yaml');
    const hashes: string[] = [];
    for (const budget of [100, 200]) {
      writeFileSync(file, `name: base\ngovernance: { budget: ${budget} }\n`);
      hashes.push((await prepared({ ...branched, branch: { from: file, year: 2014 } })).hash);
    }
    expect(hashes[0]).not.toBe(hashes[1]);
  });

  it.each([
    ['a year outside', { branch: { from: 'historical', year: 2015 } }, 'branch.year', 'the years simulated are 2012 to 2014'],
    ['a baseline that is not there', { branch: { from: 'historic', year: 2014 } }, 'branch.from', 'historic'],
    [
      'a factor that only the start reads',
      { factors: { 'economy.wage': { values: [3000, 4000] } } },
      'economy.wage',
      'at point 0, in single-centre: economy.wage is 3000, and 3700 in the baseline: only the start of a run reads it',
    ],
    [
      'other households',
      { set: tinySet, factors: { 'population.members_share': { values: [0.3] } } },
      'population.members_share',
      '0.3, and 0.08',
    ],
  ])('is refused with the reason: %s', async (_, change, where, message) => {
    const [problem, ...others] = await problemsOf({ ...branched, ...change });
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ path: where, message: expect.stringContaining(message) as string });
  });
});

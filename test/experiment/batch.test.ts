import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import polars from 'nodejs-polars';
import { describe, expect, it } from 'vitest';
import { resumeExperiment, runExperiment } from '../../src/experiment/run-experiment.ts';
import { logName, planName } from '../../src/experiment/store/plan-file.ts';
import { RunLog } from '../../src/experiment/store/run-log.ts';
import { provinceColumns } from '../../src/model/record/columns.ts';
import { readManifest, verifyResults } from '../../src/output/index.ts';
import { loadScenario } from '../../src/scenario/node/load.ts';
import { InputError } from '../../src/scenario/problem.ts';
import { simulateRun } from '../../src/simulate/run.ts';
import { prepared, scratch, tablesIn, tinyBatch, tinySet } from './tiny.ts';

const base = scratch();
const place = (name: string): string => path.join(base, name);
const failing = new URL('failing-batch-worker.ts', import.meta.url);

/** The whole experiment in one go, in this thread. */
async function whole(name: string, written: Readonly<Record<string, unknown>> = tinyBatch) {
  return runExperiment(await prepared(written), { directory: place(name), workers: 0 });
}

/** Begins an experiment and stops it when `runs` runs are in its log. */
async function begun(name: string, runs: number, written: Readonly<Record<string, unknown>> = tinyBatch): Promise<void> {
  const stop = new AbortController();
  const ready = await prepared(written);
  const work = runExperiment(ready, {
    directory: place(name),
    workers: 0,
    signal: stop.signal,
    onProgress({ runsDone }) {
      if (runsDone >= runs) stop.abort(new Error('stopped'));
    },
  });
  // A progress is told every tenth of a second; a run takes a few milliseconds.
  await expect(work).rejects.toThrow('stopped');
}

describe('a batch', () => {
  it('has a row for each run, with the point where it lies and the numbers of the model there', async () => {
    const summary = await whole('rows');
    expect(summary).toMatchObject({ points: 4, runsPlanned: 16, runsDone: 16, runsFailed: 0, shard: null });
    const runs = polars.readIPC(readFileSync(path.join(place('rows'), 'runs.arrow'))).toRecords();
    const years = polars.readIPC(readFileSync(path.join(place('rows'), 'province_years.arrow'))).toRecords();
    expect(runs.map((run) => run['run_id'])).toEqual([...Array(16).keys()]);
    expect(Object.keys(runs[0]!)).toEqual([
      'run_id',
      'scenario',
      'replicate',
      'seed',
      'point',
      'governance_coordination_multiplier',
      'macro_wage_growth',
      'status',
      'error',
    ]);
    const run = runs[13]!;
    const scenario = String(run['scenario']);
    const own = (await loadScenario(scenario)).scenario;
    const growth = own.macro.wage_growth.map((value) => value * Number(run['macro_wage_growth']));
    const { scenario: there } = await loadScenario(scenario, [
      ...Object.entries(tinySet).map(([at, value]) => ({ path: at, value })),
      { path: 'years.to', value: 2012 },
      { path: 'governance.coordination.multiplier', value: run['governance_coordination_multiplier'] },
      { path: 'macro.wage_growth', value: { 2011: growth[0]!, 2012: growth[1]! } },
    ]);
    const record = simulateRun(there, 'test', Number(run['replicate']));
    const rows = years.filter((row) => row['run_id'] === 13);
    for (const [j, { name }] of provinceColumns.entries()) {
      const simulated = [...record.province.subarray(2 * j, 2 * j + 2)].map((value) => (Number.isNaN(value) ? null : value));
      expect([name, ...rows.map((row) => row[name])]).toEqual([name, ...simulated]);
    }
  });

  it('takes scenarios side by side and replicates one after another, so that a part of it is a fair sample', async () => {
    const { plan } = await prepared({
      ...tinyBatch,
      design: { type: 'full-factorial' },
      factors: { 'governance.budget': { from: 0.5, to: 2, levels: 6, change: 'multiply' } },
    });
    const runs = Array.from({ length: plan.runs }, (_, runId) => plan.run(runId));
    const points = runs.slice(0, 12).map(({ point }) => point);
    for (const [runId, { scenario, replicate, point }] of runs.entries()) {
      expect([scenario, replicate]).toEqual([runId % 2, Math.floor(runId / 12)]);
      expect(point).toBe(points[runId % 12]);
    }
    expect(new Set(points).size).toBe(6);
    expect(points).not.toEqual([...points].sort((a, b) => a - b));
  });

  it('has the same bytes on any number of workers', async () => {
    await whole('serial');
    for (const workers of [1, 2]) {
      await runExperiment(await prepared(), { directory: place(`workers-${workers}`), workers });
      expect(tablesIn(place(`workers-${workers}`))).toEqual(tablesIn(place('serial')));
    }
    expect((await verifyResults(place('serial'))).problems).toEqual([]);
  });

  it('has the same bytes when it is stopped and resumed, and keeps nothing of its own', async () => {
    const slow = { ...tinyBatch, years: '2011-2014', replicates: 12 };
    await whole('unstopped', slow);
    await begun('stopped', 1, slow);
    expect(existsSync(path.join(place('stopped'), logName))).toBe(true);
    const { hash } = await prepared(slow);
    const log = RunLog.open(path.join(place('stopped'), logName), hash, { readOnly: true });
    log.close();
    expect(log.runs).toBeGreaterThan(0);
    expect(log.runs).toBeLessThan(96);
    // What a crash leaves: an entry of which half was written.
    writeFileSync(
      path.join(place('stopped'), logName),
      Buffer.concat([readFileSync(path.join(place('stopped'), logName)), Buffer.from([200, 0, 0])]),
    );
    const summary = await resumeExperiment({ directory: place('stopped'), workers: 0 });
    expect(summary.runsDone).toBe(96);
    expect(tablesIn(place('stopped'))).toEqual(tablesIn(place('unstopped')));
    expect([planName, logName].filter((name) => existsSync(path.join(place('stopped'), name)))).toEqual([]);
  });

  it('can be closed early, and says so', async () => {
    const slow = { ...tinyBatch, years: '2011-2014', replicates: 12 };
    await begun('early', 1, slow);
    const summary = await resumeExperiment({ directory: place('early'), close: true });
    expect(summary.runsPlanned).toBe(96);
    expect(summary.runsDone).toBeLessThan(96);
    const { experiment, runs } = readManifest(place('early'));
    expect([experiment?.closed_early, runs.length]).toEqual([true, summary.runsDone]);
  });

  it('keeps a failed run as a row with its error, and does it again when asked', async () => {
    const directory = place('failed');
    const summary = await runExperiment(await prepared(), { directory, workers: 0, workerUrl: failing });
    expect(summary.runsFailed).toBe(2);
    expect(summary.failures[0]).toMatchObject({
      scenario: 'single-centre',
      replicate: 1,
      error: expect.stringContaining('a share of 1.2') as string,
    });
    expect(summary.failures[0]!.replay).toMatch(
      /^polylift run single-centre --seed test --replicate 1 .*--set governance.coordination.multiplier=/,
    );
    const runs = polars.readIPC(readFileSync(path.join(directory, 'runs.arrow'))).toRecords();
    expect(runs.filter((run) => run['status'] === 'failed').map((run) => [run['scenario'], run['replicate']])).toEqual([
      ['single-centre', 1],
      ['single-centre', 1],
    ]);
  });

  it('does failed runs of an unfinished batch again with retryFailed', async () => {
    const directory = place('retried');
    const stop = new AbortController();
    const work = runExperiment(await prepared({ ...tinyBatch, years: '2011-2014', replicates: 12 }), {
      directory,
      workers: 0,
      workerUrl: failing,
      signal: stop.signal,
      onProgress: ({ runsFailed }) => void (runsFailed > 0 && stop.abort(new Error('stopped'))),
    });
    await expect(work).rejects.toThrow('stopped');
    const summary = await resumeExperiment({ directory, workers: 0, retryFailed: true });
    expect([summary.runsDone, summary.runsFailed]).toEqual([96, 0]);
  });

  it('gives points seeds of their own when random numbers are not common', async () => {
    const { plan } = await prepared({ ...tinyBatch, common_random_numbers: false });
    expect(new Set(Array.from({ length: plan.runs }, (_, runId) => plan.request(runId).seed)).size).toBe(4);
    const common = (await prepared()).plan;
    expect(new Set(Array.from({ length: common.runs }, (_, runId) => common.request(runId).seed)).size).toBe(1);
  });

  it('keeps the columns and tables that were asked for', async () => {
    const record = { tables: ['county_years', 'spells'], indicators: ['gini'] };
    await whole('columns', { ...tinyBatch, record });
    const columns = (name: string): string[] => polars.readIPC(readFileSync(path.join(place('columns'), `${name}.arrow`))).columns;
    expect([...tablesIn(place('columns')).keys()]).toEqual(['county_years.arrow', 'province_years.arrow', 'runs.arrow', 'spells.arrow']);
    // The analysis of a batch needs the headcount ratio.
    expect(columns('province_years')).toEqual(['run_id', 'scenario', 'replicate', 'year', 'headcount', 'gini']);
    expect(columns('county_years')).toEqual(['run_id', 'scenario', 'replicate', 'year', 'county', 'headcount', 'gini']);
  });
});

describe('a directory', () => {
  it('with an unfinished batch is not begun anew unless forced', async () => {
    const slow = { ...tinyBatch, years: '2011-2014', replicates: 12 };
    await begun('unfinished', 1, slow);
    const again = async (force: boolean) => runExperiment(await prepared(slow), { directory: place('unfinished'), workers: 0, force });
    await expect(again(false)).rejects.toThrow(/unfinished with \d+ of 96 runs done; polylift resume/);
    expect((await again(true)).runsDone).toBe(96);
  });

  it('with other results is refused, and with the same ones replaced', async () => {
    await whole('twice');
    const before = tablesIn(place('twice'));
    await whole('twice');
    expect(tablesIn(place('twice'))).toEqual(before);
    await expect(whole('twice', { ...tinyBatch, seed: 'other' })).rejects.toThrow(/seed "test" there, "other" now/);
  });
});

describe('resume', () => {
  const slow = { ...tinyBatch, years: '2011-2014', replicates: 12 };
  const edited = (name: string, edit: (plan: Record<string, unknown>) => void): void => {
    const file = path.join(place(name), planName);
    const plan = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    edit(plan);
    writeFileSync(file, JSON.stringify(plan));
  };

  it('refuses another engine, a changed scenario and a changed plan, and loses nothing', async () => {
    await begun('engine', 1, slow);
    for (const name of ['scenario', 'plan']) cpSync(place('engine'), place(name), { recursive: true });
    const log = readFileSync(path.join(place('engine'), logName));
    edited('engine', (plan) => (plan['engine'] = { name: 'polylift', version: '0.0.1', commit: null }));
    edited('scenario', (plan) => ((plan['scenarios'] as { hash: string }[])[1]!.hash = 'f'.repeat(64)));
    edited('plan', (plan) => ((plan['spec'] as { seed: string }).seed = 'other'));
    const resume = (name: string) => resumeExperiment({ directory: place(name), workers: 0 });
    await expect(resume('engine')).rejects.toThrow(/began with polylift 0.0.1, and this is/);
    await expect(resume('scenario')).rejects.toThrow(/multi-centre-equal-budget is not the one that the experiment began with/);
    await expect(resume('plan')).rejects.toThrow(/does not fit its own hash/);
    await expect(resume('nowhere')).rejects.toThrow(InputError);
    for (const name of ['engine', 'scenario', 'plan']) expect(readFileSync(path.join(place(name), logName)).equals(log)).toBe(true);
  });

  it('refuses a changed file of the experiment unless told to go on as planned', async () => {
    await begun('file', 1, slow);
    const file = place('experiment.yaml');
    writeFileSync(file, 'now: something else');
    edited('file', (plan) => (plan['file'] = { path: file, sha256: '0'.repeat(64) }));
    await expect(resumeExperiment({ directory: place('file'), workers: 0 })).rejects.toThrow(/has changed since it began.*--as-planned/);
    expect((await resumeExperiment({ directory: place('file'), workers: 0, asPlanned: true })).runsDone).toBe(96);
  });
});

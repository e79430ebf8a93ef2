import { describe, expect, it } from 'vitest';
import { divideThreads } from '../../src/simulate/crew-executor.ts';
import { shareOut } from '../../src/simulate/crew.ts';
import { type PoolOptions, type RunRequest, type RunResult, runAll } from '../../src/simulate/pool.ts';
import { thirteenCounties } from '../model/counties.ts';
import { parametersWith, shippedWith } from '../model/parameters.ts';
import { differences } from '../model/series.ts';

const workerUrl = new URL('./crew-worker.ts', import.meta.url);

async function requests(scenarios: readonly string[], replicates: number, settings = {}): Promise<RunRequest[]> {
  const few = { 'population.counties': thirteenCounties, 'population.households_per_agent': 300, 'years.to': 2015, ...settings };
  const parameters = await Promise.all(scenarios.map((scenario) => shippedWith(scenario, few)));
  const all = Array.from({ length: replicates }, (_, replicate) =>
    scenarios.map((scenario, s) => ({ scenario, replicate, parameters: parameters[s]! })),
  );
  return all.flat().map((run, runId) => ({ ...run, runId, seed: 'crew' }));
}

async function collect(runs: readonly RunRequest[], options: Partial<PoolOptions>): Promise<RunResult[]> {
  const results: RunResult[] = [];
  await runAll(runs, { onResult: (result) => void results.push(result), ...options });
  return results;
}

describe('a run that threads share', () => {
  it.each([
    ['two threads', { workers: 2, lanes: 1 }],
    ['three threads, which must not matter either', { workers: 3, lanes: 1 }],
    ['two crews of two', { workers: 4, lanes: 2 }],
    ['more threads than counties', { workers: 15, lanes: 1 }],
  ])('gives the bytes of one in a single thread: %s', async (_, options) => {
    const runs = await requests(['single-centre', 'multi-centre-added-budget'], 2, { 'record.households': 0.05 });
    const [alone, together] = [await collect(runs, { workers: 0 }), await collect(runs, options)];
    expect(together.map(({ runId, status }) => [runId, status])).toEqual(alone.map(({ runId }) => [runId, 'done']));
    alone.forEach((result, r) => {
      const other = together[r]!;
      if (result.status !== 'done' || other.status !== 'done') throw new Error(`run ${r} failed`);
      expect(differences(other.record, result.record)).toEqual([]);
    });
  });
});

describe('a shared run that goes wrong', () => {
  it.each([
    ['a thread that throws', 'throws', 'no such county'],
    ['a thread that dies', 'exits', 'the worker died'],
  ])('fails with the reason and leaves the next one alone: %s', async (_, behaviour, reason) => {
    const runs = await requests(['single-centre'], 3);
    const spoilt = runs.map((run, r) => (r === 1 ? { ...run, scenario: behaviour } : run));
    const results = await collect(spoilt, { workers: 2, lanes: 1, workerUrl });
    expect(results.map(({ status }) => status)).toEqual(['done', 'failed', 'done']);
    const failed = results[1]!;
    expect(failed.status === 'failed' && failed.error).toContain(reason);
  });

  it('takes with it what the others have kept of the replicate', async () => {
    const runs = await requests(['single-centre', 'no-programme', 'historical'], 1);
    const spoilt = runs.map((run, r) => (r === 1 ? { ...run, scenario: 'exits' } : run));
    const results = await collect(spoilt, { workers: 2, lanes: 1, workerUrl });
    expect(results.map(({ status }) => status)).toEqual(['done', 'failed', 'done']);
  });

  it('can be stopped', async () => {
    const stop = new AbortController();
    const runs = await requests(['single-centre'], 50);
    let done = 0;
    const all = runAll(runs, {
      workers: 2,
      lanes: 1,
      signal: stop.signal,
      onResult() {
        if (++done === 2) stop.abort(new Error('enough'));
      },
    });
    await expect(all).rejects.toThrow('enough');
    expect(done).toBe(2);
  });
});

describe('threads', () => {
  it.each([
    [1, 4, 2, { lanes: 1, members: 2 }],
    [50, 1, 2, { lanes: 1, members: 2 }],
    [50, 2, 4, { lanes: 2, members: 2 }],
    [50, 2, 3, { lanes: 2, members: 1 }],
    [50, 40, 2, { lanes: 2, members: 1 }],
    [1000, 1, 2, { lanes: 1, members: 1 }],
  ])('are divided by size: one household in %d, %d runs, %d threads', (weight, runs, workers, division) => {
    const parameters = parametersWith({ 'population.counties': 'all', 'population.households_per_agent': weight });
    expect(
      divideThreads(
        Array.from({ length: runs }, () => ({ parameters })),
        workers,
      ),
    ).toEqual(division);
  });
});

describe('shares of counties', () => {
  it('are neighbours, cover all, and are about equal', () => {
    const sizes = Array.from({ length: 129 }, (_, c) => 40_000 + ((c * 7919) % 80_000));
    for (const members of [1, 2, 3, 8]) {
      const shares = shareOut(sizes, members);
      expect(shares.flat()).toEqual(sizes.map((_, c) => c));
      const rows = shares.map((share) => share.reduce((sum, c) => sum + sizes[c]!, 0));
      expect(Math.max(...rows) - Math.min(...rows)).toBeLessThan(2 * 120_000);
    }
  });
  it('may be empty', () => {
    expect(shareOut([5], 3).flat()).toEqual([0]);
    expect(shareOut([0, 0], 2)).toEqual([[0], [1]]);
  });
});

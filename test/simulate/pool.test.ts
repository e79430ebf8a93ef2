import { describe, expect, it } from 'vitest';
import { type PoolOptions, type PoolProgress, type RunRequest, type RunResult, runAll } from '../../src/simulate/pool.ts';

const workerUrl = new URL('./pool-worker.ts', import.meta.url);

/** Requests of which only the behaviour matters: `pool-worker.ts` reads it from the scenario's name. */
function requests(behaviours: readonly string[], replicateOf: (index: number) => number = (index) => index): RunRequest[] {
  return behaviours.map((scenario, runId) => ({
    runId,
    scenario,
    parameters: {} as RunRequest['parameters'],
    seed: 'test',
    replicate: replicateOf(runId),
  }));
}

async function collect(behaviours: readonly string[], options: Partial<PoolOptions> = {}): Promise<RunResult[]> {
  const results: RunResult[] = [];
  await runAll(requests(behaviours), { workers: 2, workerUrl, onResult: (result) => void results.push(result), ...options });
  return results;
}

const ids = (results: readonly RunResult[]): number[] => results.map((result) => result.runId);
const statuses = (results: readonly RunResult[]): string[] => results.map((result) => result.status);

describe('the order of results', () => {
  const uneven = ['waits 120', 'waits 5', 'waits 60', 'waits 0', 'waits 30', 'waits 1', 'waits 0', 'waits 15'];

  it.each([0, 1, 2, 4])('is the order of the requests with %i workers', async (workers) => {
    const results = await collect(uneven, { workers });
    expect(ids(results)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(results.map((result) => result.status === 'done' && result.record.province[0])).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('holds when the receiver is slower than the runs, one result at a time', async () => {
    let busy = 0;
    const seen: number[] = [];
    await collect(uneven, {
      async onResult(result) {
        expect(++busy).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 10));
        busy--;
        seen.push(result.runId);
      },
    });
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('needs no more than the window of waiting results', async () => {
    let received = 0;
    let ahead = 0;
    await runAll(requests(['waits 300', ...Array<string>(30).fill('waits 0')]), {
      workers: 2,
      workerUrl,
      window: 4,
      onProgress: ({ runsDone }) => (ahead = Math.max(ahead, runsDone - received)),
      onResult: () => void received++,
    });
    expect(received).toBe(31);
    expect(ahead).toBeLessThanOrEqual(4);
  });

  it('is kept although a worker stays with its replicate', async () => {
    const threads = new Map<number, Set<number>>();
    const list = requests(Array<string>(24).fill('waits 4'), (index) => Math.floor(index / 4));
    const results: RunResult[] = [];
    await runAll(list, { workers: 2, workerUrl, onResult: (result) => void results.push(result) });
    for (const result of results) {
      const thread = result.status === 'done' ? result.record.province[1]! : -1;
      threads.set(result.replicate, (threads.get(result.replicate) ?? new Set()).add(thread));
    }
    expect(ids(results)).toEqual(list.map((request) => request.runId));
    const alone = [...threads.values()].filter((set) => set.size === 1).length;
    // Six replicates on two threads; a thread that runs out of its own may help with another one's, so not every replicate stays alone.
    expect(alone).toBeGreaterThanOrEqual(2);
  });
});

describe('a run that goes wrong', () => {
  it('is delivered as failed with its message and place, and the others finish', async () => {
    const results = await collect(['waits 0', 'throws', 'waits 0']);
    expect(statuses(results)).toEqual(['done', 'failed', 'done']);
    const failed = results[1]!;
    expect(failed.status === 'failed' && failed.error).toMatch(
      /^RangeError: no such county \((?:.*, )?test\/simulate\/pool-worker\.ts:\d+:\d+\)$/,
    );
  });

  it('is delivered as failed when the worker exits', async () => {
    const results = await collect(['waits 0', 'exits', 'waits 5', 'exits', 'waits 0', 'waits 0']);
    expect(statuses(results)).toEqual(['done', 'failed', 'done', 'failed', 'done', 'done']);
    const failed = results[1]!;
    expect(failed.status === 'failed' && failed.error).toBe('the worker died: worker exited with code: 7');
  });

  it('is delivered as failed when the worker runs out of memory', async () => {
    const results = await collect(['waits 0', 'exhausts', 'waits 0', 'waits 0'], { heapMegabytes: 24 });
    expect(statuses(results)).toEqual(['done', 'failed', 'done', 'done']);
    const failed = results[1]!;
    expect(failed.status === 'failed' && failed.error).toMatch(/^the worker died: .*memory limit/);
  });

  it('is delivered as failed when the task handler rejects, in threads and without', async () => {
    for (const workers of [0, 1]) {
      const results = await collect(['rejects', 'waits 0'], { workers });
      expect(statuses(results)).toEqual(['failed', 'done']);
    }
  });

  it('does not hang when the worker module cannot be loaded', async () => {
    const results = await collect(['waits 0', 'waits 0', 'waits 0'], { workerUrl: new URL('./no-such-worker.ts', import.meta.url) });
    expect(statuses(results)).toEqual(['failed', 'failed', 'failed']);
  });
});

describe('stopping', () => {
  it('ends runs that would never end, within well under two seconds', async () => {
    const controller = new AbortController();
    const finished = collect(['loops', 'loops', 'waits 0'], { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')), 600);
    const start = performance.now();
    await expect(finished).rejects.toThrow('enough');
    expect(performance.now() - start).toBeLessThan(1600);
  });

  it('starts nothing when it was asked for before the start', async () => {
    const seen: number[] = [];
    const options = { signal: AbortSignal.abort(new Error('never mind')), onResult: (result: RunResult) => void seen.push(result.runId) };
    await expect(collect(['waits 0'], options)).rejects.toThrow('never mind');
    expect(seen).toEqual([]);
  });

  it('follows an error of the receiver', async () => {
    const seen: number[] = [];
    const full = collect(['waits 0', 'waits 0', 'loops'], {
      onResult(result) {
        seen.push(result.runId);
        if (result.runId === 1) throw new Error('disk full');
      },
    });
    await expect(full).rejects.toThrow('disk full');
    expect(seen).toEqual([0, 1]);
  });
});

describe('progress', () => {
  it('ends with everything done and never goes back', async () => {
    const seen: PoolProgress[] = [];
    await collect(['waits 150', 'throws', 'waits 150', 'waits 150'], { onProgress: (progress) => seen.push(progress) });
    expect(seen.at(-1)).toEqual({ runs: 4, runsDone: 4, runsFailed: 1, fraction: 1 });
    const fractions = seen.map((progress) => progress.fraction);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
  });

  it('counts what is done within a run', async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    const endless = collect(['loops'], {
      workers: 1,
      signal: controller.signal,
      onProgress({ fraction }) {
        seen.push(fraction);
        if (fraction === 0.5) controller.abort(new Error('seen'));
      },
    });
    await expect(endless).rejects.toThrow('seen');
    expect(seen.at(-1)).toBe(0.5);
  });

  it('is nothing to do for no requests', async () => {
    expect(await collect([])).toEqual([]);
  });
});

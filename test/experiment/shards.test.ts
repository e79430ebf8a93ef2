import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { mergeExperiment, resumeExperiment, runExperiment } from '../../src/experiment/run-experiment.ts';
import { prepared, scratch, tablesIn, tinyBatch } from './tiny.ts';

const base = scratch();
const place = (name: string): string => path.join(base, name);

async function part(
  index: number,
  of: number,
  written: Readonly<Record<string, unknown>> = tinyBatch,
  name = `${index}-of-${of}`,
): Promise<string> {
  await runExperiment(await prepared(written), { directory: place(name), workers: 0, shard: { index, of } });
  return place(name);
}

describe('parts of a batch', () => {
  it('have every run once, and keep runs together that share their start', async () => {
    const { plan } = await prepared();
    for (let runId = 0; runId < plan.runs; runId++) {
      const parts = [1, 2, 3].filter((index) => plan.isInShard(runId, { index, of: 3 }));
      expect(parts).toHaveLength(1);
      const twin = runId % 2 === 0 ? runId + 1 : runId - 1;
      expect(plan.isInShard(twin, { index: parts[0]!, of: 3 })).toBe(true);
    }
  });

  it('give the bytes of the whole when they are merged, in any order', async () => {
    await runExperiment(await prepared(), { directory: place('whole'), workers: 0 });
    const parts = [await part(2, 3), await part(3, 3), await part(1, 3)];
    const summary = await mergeExperiment({ parts, directory: place('merged') });
    expect(summary).toMatchObject({ runsDone: 16, shard: null });
    expect(tablesIn(place('merged'))).toEqual(tablesIn(place('whole')));
    expect(tablesIn(place('whole')).size).toBe(2);
  });

  it('are not merged when one is missing, twice, of another experiment or no part', async () => {
    const first = await part(1, 2);
    const second = await part(2, 2);
    const other = await part(2, 2, { ...tinyBatch, seed: 'other' }, 'other');
    const third = await part(1, 3, tinyBatch, 'third');
    const merge = (...parts: string[]) => mergeExperiment({ parts, directory: place('never') });
    await expect(merge(first)).rejects.toThrow(/part 2 of 2 is not among the directories; do it with --shard 2\/2/);
    await expect(merge(first, second, first)).rejects.toThrow(/part 1 of 2 is there twice/);
    await expect(merge(first, other)).rejects.toThrow(/a part of another experiment/);
    await expect(merge(first, third)).rejects.toThrow(/part 1 of 3/);
    await expect(merge(place('nothing'))).rejects.toThrow(/no unfinished experiment/);
    expect(tablesIn(place('never')).size).toBe(0);
  });

  it('are not closed, because they could not be merged any more', async () => {
    const directory = await part(1, 4, tinyBatch, 'open');
    await expect(resumeExperiment({ directory, close: true })).rejects.toThrow(/part 1 of 4; closed, it could not be merged/);
    expect(tablesIn(directory).size).toBe(0);
  });

  it('are not merged before they are complete', async () => {
    const stop = new AbortController();
    const slow = { ...tinyBatch, years: '2011-2014', replicates: 12 };
    const started = runExperiment(await prepared(slow), {
      directory: place('half'),
      workers: 0,
      shard: { index: 1, of: 1 },
      signal: stop.signal,
      onProgress: ({ runsDone }) => void (runsDone > 0 && stop.abort(new Error('stopped'))),
    });
    await expect(started).rejects.toThrow('stopped');
    await expect(mergeExperiment({ parts: [place('half')], directory: place('no') })).rejects.toThrow(
      /part 1 of 1 has \d+ of its 96 runs; polylift resume/,
    );
  });
});

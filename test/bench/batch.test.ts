import { describe, expect, it } from 'vitest';
import { captionOf, growthOf, peaksOf, sharesOf, tableOf, timesOf } from '../../bench/batch/table.ts';
import { machine } from './made-up.ts';

const batches = (seconds: readonly number[]) =>
  seconds.map((whole) => ({ households: 20_000, seconds: whole, steadySeconds: 0.8 * whole, memory: [] }));

describe('a batch', () => {
  it('is worth its speed-up over the number of workers, turn by turn', () => {
    const { whole, steady } = sharesOf(batches([10, 20, 40]), batches([5, 12.5, 20]), 2);
    expect(whole).toEqual({ median: 1, least: 0.8, most: 1 });
    expect(steady.least).toBeCloseTo(0.8, 12);
  });

  it('has a growth of memory that the first fifth has no part in', () => {
    const samples = Array.from({ length: 40 }, (_, i) => {
      const runs = 250 * (i + 1);
      return { runs, residentBytes: runs <= 2000 ? 1e6 * runs : 3e8 + 700 * runs };
    });
    expect(growthOf(samples)).toBeCloseTo(700, 6);
    expect(peaksOf(samples)).toEqual([1e6 * 2000, 3e8 + 700 * 10_000]);
  });

  it('is told in two tables', () => {
    const [one, several] = [batches([10, 11, 12]), batches([5.5, 6, 6.5])];
    const samples = Array.from({ length: 40 }, (_, i) => ({ runs: 250 * (i + 1), residentBytes: 2 ** 28 + 2 ** 20 * (i % 2) }));
    const results = {
      machine,
      turns: 3,
      runs: 200,
      households: 20_019,
      workers: 2,
      one: timesOf(one),
      several: timesOf(several),
      share: sharesOf(one, several, 2),
      memory: { households: 1319, workers: 2, samples },
    };
    expect(`${tableOf(results)}\n\n${captionOf(results)}`).toMatchInlineSnapshot(`
      "| workers | seconds | runs a second | seconds of the last nine tenths |
      |---|---:|---:|---:|
      | 1 | 11.00 (10.00-12.00) | 18.2 | 8.80 (8.00-9.60) |
      | 2 | 6.00 (5.50-6.50) | 33.3 | 4.80 (4.40-5.20) |
      | speed-up, share of 2 times | 92 (91-92) % |  | 92 (91-92) % |

      | runs done | resident memory, MiB |
      |---:|---:|
      | 1,000 | 257 |
      | 2,000 | 257 |
      | 3,000 | 257 |
      | 4,000 | 257 |
      | 5,000 | 257 |
      | 6,000 | 257 |
      | 7,000 | 257 |
      | 8,000 | 257 |
      | 9,000 | 257 |
      | 10,000 | 257 |

      200 runs of 20,019 households, ten years each with the base year, as one batch of the pool in a fresh process, on one worker and on several in turn; medians of 3 turns with least and most; seconds count the start of the threads, those of the last nine tenths of the runs do not. Memory: one batch of 10,000 runs of 1,319 households on 2 workers; it changes by 0.01 MiB for each 1,000 runs, by least squares after the first fifth, and has its peaks, between collections of garbage, at 257 MiB in the first half of the runs and at 257 MiB in the second. Some processor, 2 cores, Node v20.19.0."
    `);
  });
});

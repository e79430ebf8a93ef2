import { describe, expect, it } from 'vitest';
import { captionOf, compareHashes, measuredOf, tableOf, type WholeRun } from '../../bench/full-scale/table.ts';
import { spreadOf } from '../../bench/spread.ts';
import { machine } from './made-up.ts';

const run = (seconds: number, hashes: Record<string, string>): WholeRun => ({
  seconds,
  cpuSeconds: 1.1 * seconds,
  peakBytes: 2 ** 30,
  hashes,
});

describe('the run of every household', () => {
  it('names the files whose bytes differ or that are missing', () => {
    const { files, differing } = compareHashes([
      { hashes: { 'a.arrow': '1', 'b.arrow': '2', 'c.arrow': '3' } },
      { hashes: { 'c.arrow': '4', 'a.arrow': '1' } },
    ]);
    expect(files).toEqual(['a.arrow', 'b.arrow', 'c.arrow']);
    expect(differing).toEqual(['b.arrow', 'c.arrow']);
  });

  it('is held against C of the same turn', () => {
    const { rate, ratio } = measuredOf(1, [run(10, {}), run(20, {}), run(40, {})], 1e8, [40e6, 10e6, 10e6]);
    expect(rate).toEqual({ median: 5e6, least: 2.5e6, most: 1e7 });
    expect(ratio).toEqual({ median: 0.25, least: 0.25, most: 0.5 });
    expect(measuredOf(1, [run(10, {})], 1e8, []).ratio).toBeNull();
  });

  it('is told in a table', () => {
    const [one, two] = [[run(8, { 'a.arrow': '1' })], [run(4.2, { 'a.arrow': '1' })]];
    const c = [44e6];
    const results = {
      machine,
      sample: '1:1',
      turns: 1,
      households: 10_569_759,
      years: 9,
      c: spreadOf(c),
      measured: [measuredOf(1, one, 9 * 10_569_759, c), measuredOf(2, two, 9 * 10_569_759, c)],
      ...compareHashes([...one, ...two]),
    };
    expect(`${tableOf(results)}\n\n${captionOf(results)}`).toMatchInlineSnapshot(`
      "| workers | seconds | million household-years a second | for each worker | processor time, ns each | times C | times C, for each worker | peak memory, MiB |
      |---:|---:|---:|---:|---:|---:|---:|---:|
      | 1 | 8.0 (8.0-8.0) | 11.89 (11.89-11.89) | 11.89 (11.89-11.89) | 93 (93-93) | 0.270 (0.270-0.270) | 0.270 (0.270-0.270) | 1,024 |
      | 2 | 4.2 (4.2-4.2) | 22.65 (22.65-22.65) | 11.32 (11.32-11.32) | 49 (49-49) | 0.515 (0.515-0.515) | 0.257 (0.257-0.257) | 1,024 |

      10,569,759 households (1:1) through 9 years: \`polylift run\` as a whole process, from its start to its end, with burn-in, result files and report; medians of 1 turns in which each ran once, with least and most. C: the scalar program of the reference model, 44.0 (44.0-44.0) million. All 1 Arrow files have the same bytes in every run. Some processor, 2 cores, Node v20.19.0, cc 1.0."
    `);
    expect(captionOf({ ...results, differing: ['a.arrow'] })).toContain('The bytes of a.arrow are not the same in every run.');
    expect(captionOf({ ...results, c: null })).toContain('no C compiler');
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { captionOf, tableOf, type Results } from '../../bench/experiment/table.ts';
import { machine } from './made-up.ts';

describe('the bench of experiments', () => {
  it('tells runs, time, memory and what memory grows by', () => {
    const memory = (runs: number) =>
      Array.from({ length: 50 }, (_, i) => ({ runs: ((i + 1) * runs) / 50, residentBytes: (200 + (i + 1) / 50) * 2 ** 20 }));
    const batches = [
      { runs: 200, seconds: 4, firstSeconds: 0.81, peakBytes: 300 * 2 ** 20, bytes: 2 * 2 ** 20, memory: memory(200) },
      { runs: 10_000, seconds: 160, firstSeconds: 0.9, peakBytes: 349 * 2 ** 20, bytes: 75.5 * 2 ** 20, memory: memory(10_000) },
    ];
    const results: Results = { machine, counties: 16, batches };
    expect(tableOf(results).split('\n').slice(2)).toEqual([
      '| 200 | 4.0 | 50.0 | 0.81 | 300 | 2.0 |',
      '| 10,000 | 160.0 | 62.5 | 0.90 | 349 | 75.5 |',
    ]);
    expect(captionOf(results)).toContain('memory changed by 0.10 MiB for each 1,000 runs');
  });

  it('is quoted by the README as it was measured', () => {
    const results = JSON.parse(readFileSync(new URL('../../bench/experiment/results.json', import.meta.url), 'utf8')) as Results;
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    expect(readme).toContain(
      `<!-- bench:experiment:start -->\n${tableOf(results)}\n\n${captionOf(results)}\n<!-- bench:experiment:end -->`,
    );
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { goldenDifferences, goldenFile, goldenScenarios, type GoldenSummary, summarize } from './golden-summary.ts';

describe('a small run', () => {
  it.each(goldenScenarios)('of %s gives the golden numbers, bit for bit', async (scenario) => {
    const golden = JSON.parse(readFileSync(goldenFile(scenario), 'utf8')) as GoldenSummary;
    const differences = goldenDifferences(await summarize(scenario), golden);
    // Meant to change? Run `npx tsx scripts/update-golden.ts` and say why under "Changes to results" in CHANGELOG.md.
    expect(differences.slice(0, 3), `${differences.length} differences; the first:`).toEqual([]);
  });

  it('that differs is told by its first cell', () => {
    const golden = JSON.parse(readFileSync(goldenFile('single-centre'), 'utf8')) as GoldenSummary;
    const other = structuredClone(golden) as {
      province: Record<string, (number | null)[]>;
      counties: Record<string, string>;
    } & GoldenSummary;
    expect(goldenDifferences(other, golden)).toEqual([]);
    other.province['headcount']![2]! += 1e-15;
    other.counties['gini'] = '0';
    expect(goldenDifferences(other, golden)).toEqual([
      expect.stringMatching(/^single-centre: headcount of the province in 2013 is 0\.\d+, not 0\.\d+$/),
      'single-centre: gini of the counties differs',
    ]);
  });
});

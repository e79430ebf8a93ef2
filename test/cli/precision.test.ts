import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ComparisonSummary } from '../../src/experiment/summary.ts';
import type { Manifest } from '../../src/output/manifest.ts';
import { readTable } from '../../src/output/read.ts';
import { polylift, polyliftMany, scenarioFiles, small, workspace } from './polylift.ts';

const cwd = workspace(scenarioFiles);
const compare = ['compare', 'plain.yaml', 'better.yaml', ...small];

const manifestIn = (directory: string): Manifest =>
  JSON.parse(readFileSync(path.join(cwd, directory, 'manifest.json'), 'utf8')) as Manifest;
const hashIn = (directory: string, name: string): string =>
  createHash('sha256')
    .update(readFileSync(path.join(cwd, directory, name)))
    .digest('hex');

describe('--precision', () => {
  it('adds replicates until the interval is narrow enough, with the numbers of as many replicates asked for', async () => {
    const line = [...compare, '--precision', '5yuan', '--indicator', 'mean_income', '--max-replicates', '100'];
    const { code, stdout, stderr } = await polylift([...line, '--replicates', '5', '--json', '--out', 'precise'], { cwd });
    expect(code, stderr).toBe(0);
    const { precision, replicates } = JSON.parse(stdout) as ComparisonSummary;
    expect(precision).toMatchObject({ indicator: 'mean_income', year: 2012, target: 5, maxReplicates: 100, met: true, replicates });
    expect(precision!.scenarios[0]!.halfWidth).toBeLessThanOrEqual(5);
    expect(replicates).toBeGreaterThan(5);
    expect(stderr).toContain('5 replicates: half-width ');
    expect(stderr).toContain(`${2 * replicates}/${2 * replicates} runs`);
    const manifest = manifestIn('precise');
    expect(manifest).toMatchObject({ replicates, precision: { half_width: 5, first_replicates: 5, max_replicates: 100 } });
    expect(manifest.runs).toHaveLength(2 * replicates);

    const plain = await polylift([...compare, '--replicates', String(replicates), '--quiet', '--out', 'plain'], { cwd });
    expect(plain).toMatchObject({ code: 0, stderr: '' });
    for (const name of ['comparison.arrow', 'province_years.arrow']) {
      const [ours, theirs] = await Promise.all(['precise', 'plain'].map((directory) => readTable(path.join(cwd, directory, name))));
      for (const { name: column } of theirs!.fields) expect(ours!.column(column), column).toEqual(theirs!.column(column));
    }

    const [verified, again, other] = await Promise.all([
      polylift(['verify', 'precise'], { cwd }),
      polylift([...line, '--replicates', '5', '--quiet', '--workers', '2', '--out', 'precise-2'], { cwd }),
      polylift([...compare, '--replicates', '5', '--out', 'precise'], { cwd }),
    ]);
    expect(verified.code, verified.stdout).toBe(0);
    expect(again).toMatchObject({ code: 0, stderr: '' });
    for (const name of ['comparison.arrow', 'province_years.arrow', 'county_years.arrow', 'runs.arrow']) {
      expect(hashIn('precise-2', name), name).toBe(hashIn('precise', name));
    }
    expect(other.code).toBe(2);
    expect(other.stderr).toContain('precision');
  }, 120_000);

  it('says plainly when the limit comes first', async () => {
    const line = [...compare, '--precision', '0.0001pp', '--replicates', '5', '--max-replicates', '6', '--quiet', '--out', 'limit'];
    const { code, stdout, stderr } = await polylift(line, { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /The precision was not reached: after 6 replicates, the most allowed \(--max-replicates 6\), .* is above 0\.00010 percentage points: Better data /,
    );
    expect(manifestIn('limit').replicates).toBe(6);
  }, 60_000);
});

const refused = [
  { typed: ['--precision', '0.2%'], says: 'write 0.2pp for 0.2 percentage points' },
  { typed: ['--precision', '0.2'], says: 'write 0.2pp for 0.2 percentage points' },
  { typed: ['--precision', '0pp'], says: 'a number above 0' },
  { typed: ['--precision', 'narrow'], says: 'for example --precision 0.2pp' },
  { typed: ['--precision', '10pp', '--indicator', 'mean_income'], says: 'not in "pp"' },
  { typed: ['--precision', '0.2pp', '--indicator', 'gini'], says: 'for example --precision 0.002' },
  { typed: ['--precision', '0.2pp', '--indicator', 'headcuont'], says: 'did you mean headcount?' },
  { typed: ['--precision', '0.2pp', '--year', '2011'], says: 'not among the years simulated, 2012 to 2012' },
  { typed: ['--precision', '0.2pp', '--year', 'last'], says: 'a year has four digits' },
  { typed: ['--precision', '0.2pp', '--replicates', '4'], says: 'begins with at least 5 replicates' },
  { typed: ['--precision', '0.2pp', '--max-replicates', '9'], says: 'the first stage has 10 replicates' },
  { typed: ['--precision', '0.2pp', '--max-replicates', 'many'], says: 'max-replicates is a whole number' },
  { typed: ['--precision', '0.2pp', '--replicate', '3'], says: 'one replicate has no precision' },
  { typed: ['--indicator', 'gini'], says: '--indicator belongs to --precision' },
  { typed: ['--max-replicates', '20'], says: '--max-replicates belongs to --precision' },
];

describe('a precision that makes no sense', () => {
  it('is refused with what to write instead', async () => {
    const outcomes = await polyliftMany(
      refused.map(({ typed }) => [...compare, ...typed]),
      { cwd },
    );
    for (const [i, { typed, says }] of refused.entries()) {
      expect(outcomes[i]!.code, typed.join(' ')).toBe(2);
      expect(outcomes[i]!.stderr.replaceAll(/\s+/g, ' '), typed.join(' ')).toContain(says);
    }
  }, 30_000);
});

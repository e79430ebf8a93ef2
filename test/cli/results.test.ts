import { cpSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ResultDiff } from '../../src/experiment/diff.ts';
import { canonicalHash } from '../../src/output/canonical.ts';
import { manifestHash, identityOf, type Manifest } from '../../src/output/manifest.ts';
import { filesBelow, polylift, scenarioFiles, small, workspace, type Outcome } from './polylift.ts';

const cwd = workspace(scenarioFiles);
const run = (...args: string[]): Promise<Outcome> => polylift(args, { cwd });

beforeAll(async () => {
  for (const [out, seed] of [
    ['one', 'yunnan'],
    ['two', 'another'],
  ] as const) {
    const made = await run('compare', 'plain.yaml', 'better.yaml', ...small, '--replicates', '3', '--seed', seed, '--out', out, '--quiet');
    expect(made.code, made.stderr).toBe(0);
  }
}, 120_000);

function copied(name: string): string {
  rmSync(path.join(cwd, name), { recursive: true, force: true });
  cpSync(path.join(cwd, 'one'), path.join(cwd, name), { recursive: true });
  return path.join(cwd, name);
}

/** Changes the manifest and makes its hashes fit again: results of another program, not damaged ones. */
function rewritten(name: string, change: (manifest: Manifest) => Manifest): string {
  const file = path.join(copied(name), 'manifest.json');
  const { manifest_sha256: _, ...rest } = change(JSON.parse(readFileSync(file, 'utf8')) as Manifest);
  const whole = { ...rest, identity: canonicalHash(identityOf(rest as Manifest)) };
  writeFileSync(file, JSON.stringify({ ...whole, manifest_sha256: manifestHash(whole) }));
  return name;
}

describe('polylift export', () => {
  it.each(['csv', 'parquet'])('writes every table as %s beside the results', async (format) => {
    const { code, stdout, stderr } = await run('export', 'one', '--format', format);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const tables = readdirSync(path.join(cwd, 'one')).filter((name) => name.endsWith('.arrow'));
    expect(filesBelow(path.join(cwd, `one-${format}`))).toEqual(
      [...tables.map((name) => name.replace('.arrow', `.${format}`)), 'columns.csv', 'manifest.json'].sort(),
    );
    expect(stdout).toMatch(new RegExp(`one-${format}/province_years\\.${format} {2}12 rows`));
  });

  it('tells files as JSON, one table alone where one is wanted', async () => {
    const { code, stdout } = await run('export', 'one', '--format', 'csv', '--table', 'runs', '--out', 'alone', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ files: [{ path: path.join('alone', 'runs.csv'), rows: 6 }] });
  });

  it.each([
    [['export', 'one', '--format', 'xlsx'], /Allowed choices are csv, parquet/],
    [['export', 'one'], /required option '--format/],
    [['export', 'nowhere', '--format', 'csv'], /there is no manifest.*nowhere/s],
    [['export', 'one', '--format', 'csv', '--table', 'people'], /there is no table "people"/],
    [['export', 'one', '--format', 'csv', '--out', 'two'], /holds results.*two/s],
  ])('refuses %j', async (args, message) => {
    const before = filesBelow(cwd);
    const { code, stderr } = await run(...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(filesBelow(cwd)).toEqual(before);
  });
});

describe('results with a damaged file', () => {
  const damages: readonly [string, string, (directory: string) => void, RegExp][] = [
    ['missing', 'province_years.arrow', (d) => rmSync(path.join(d, 'province_years.arrow')), /the file is missing.*province_years\.arrow/s],
    ['cut off', 'comparison.arrow', (d) => truncateSync(path.join(d, 'comparison.arrow'), 1000), /the file is cut off.*comparison\.arrow/s],
    [
      'altered',
      'winners.arrow',
      (d) => {
        const bytes = readFileSync(path.join(d, 'winners.arrow'));
        bytes[bytes.length >> 1]! ^= 255;
        writeFileSync(path.join(d, 'winners.arrow'), bytes);
      },
      /SHA-256\s+differs.*winners\.arrow/s,
    ],
    [
      'of another run',
      'manifest.json',
      (d) =>
        writeFileSync(path.join(d, 'manifest.json'), readFileSync(path.join(d, 'manifest.json'), 'utf8').replace('"yunnan"', '"other"')),
      /was\s+changed\s+after.*manifest\.json/s,
    ],
  ];

  it.each(damages)('%s: report, export, diff and inspect refuse %s by name, verify says which', async (_what, file, damage, reason) => {
    const directory = copied('damaged');
    damage(directory);
    const lines = [
      ['report', 'damaged'],
      ['export', 'damaged', '--format', 'csv'],
      ['diff', 'one', 'damaged'],
      ['inspect', 'damaged'],
    ];
    for (const line of lines) {
      const { code, stdout, stderr } = await run(...line);
      expect({ line, code, stdout }).toEqual({ line, code: 2, stdout: '' });
      expect(stderr).toMatch(reason);
      expect(stderr).not.toMatch(/\n\s+at /);
    }
    const { code, stdout } = await run('verify', 'damaged');
    expect(code).toBe(1);
    expect(stdout).toMatch(new RegExp(`wrong {2}${file.replace('.', '\\.')}`));
  });
});

describe('polylift diff', () => {
  it('finds nothing between a result and its copy', async () => {
    copied('copy');
    const { code, stdout } = await run('diff', 'one', 'copy', '--json');
    const diff = JSON.parse(stdout) as ResultDiff;
    expect(code).toBe(0);
    expect(diff).toMatchObject({ year: 2012, paired: true, provenance: [] });
    expect(diff.rows.map(({ scenario }) => scenario)).toEqual([...Array<string>(6).fill('plain'), ...Array<string>(6).fill('better')]);
    for (const row of diff.rows) expect(row).toMatchObject({ difference: 0, lower: 0, upper: 0 });
    expect((await run('diff', 'one', 'copy')).stdout).toContain('Both were made in the same way.');
  });

  it('takes another seed as independent, and says so', async () => {
    const { code, stdout } = await run('diff', 'one', 'two', '--indicator', 'headcount', 'gini');
    expect(code).toBe(0);
    expect(stdout).toMatch(/note +seed: "yunnan" in A, "another" in B/);
    expect(stdout).toContain('independent replicates, Welch');
    expect(stdout).not.toContain('warning');
    expect(stdout.match(/^gini /gm)).toHaveLength(2);
  });

  it('warns first where the engine or the base data are others', async () => {
    rewritten('other-engine', (manifest) => ({ ...manifest, engine: { ...manifest.engine, version: '0.0.9' } }));
    rewritten('other-data', (manifest) => ({ ...manifest, data: manifest.data.map((each) => ({ ...each, sha256: '0'.repeat(64) })) }));
    const engine = await run('diff', 'one', 'other-engine');
    expect(engine.stdout).toMatch(/warning +engine: polylift \S+ in A, polylift 0\.0\.9 in B/);
    expect(engine.stdout).toContain('may be due to the engine or the base data');
    expect((await run('diff', 'one', 'other-data')).stdout).toMatch(/warning +base data: .* in B/);
  });

  it('the report says so too', async () => {
    rewritten('told', (manifest) => ({
      ...manifest,
      engine: { ...manifest.engine, version: '0.0.9' },
      data: manifest.data.map((each) => ({ ...each, sha256: '0'.repeat(64) })),
    }));
    expect((await run('report', 'told')).code).toBe(0);
    const page = readFileSync(path.join(cwd, 'told', 'report.html'), 'utf8');
    expect(page).toContain('Simulated by polylift 0.0.9; this report was made by polylift');
    expect(page).toContain('base data of these results are not those of this program');
    expect(readFileSync(path.join(cwd, 'one', 'report.html'), 'utf8')).not.toContain('this report was made by');
  });

  it.each([
    [['diff', 'one', 'two', '--indicator', 'headcont'], /there is no indicator "headcont"/],
    [['diff', 'one', 'two', '--year', '1999'], /1999 is not among the years that both have, 2011 to 2012/],
    [['diff', 'one', 'nowhere'], /there is no manifest/],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await run(...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ComparisonSummary } from '../../src/experiment/summary.ts';
import type { Manifest } from '../../src/output/manifest.ts';
import { filesBelow, polylift, scenarioFiles, small, workspace } from './polylift.ts';

const cwd = workspace(scenarioFiles);
const tables = [
  'area_years.arrow',
  'comparison.arrow',
  'county_years.arrow',
  'income_deciles.arrow',
  'income_percentiles.arrow',
  'province_years.arrow',
  'runs.arrow',
  'spells.arrow',
  'winners.arrow',
];

type Printed = ComparisonSummary & { readonly finding: readonly string[] };

function manifestIn(directory: string): Manifest {
  return JSON.parse(readFileSync(path.join(cwd, directory, 'manifest.json'), 'utf8')) as Manifest;
}

/** SHA-256 of every Arrow file of a result. */
function hashes(directory: string): Record<string, string> {
  const names = readdirSync(path.join(cwd, directory)).filter((name) => name.endsWith('.arrow'));
  return Object.fromEntries(
    names.sort().map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(path.join(cwd, directory, name)))
        .digest('hex'),
    ]),
  );
}

describe('polylift run', () => {
  it('writes results/<scenario>, prints a table by year and the files, and tells progress on standard error', async () => {
    const { code, stdout, stderr } = await polylift(['run', 'plain.yaml', ...small, '--replicates', '2'], { cwd });
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/^year +plain +NBS$/m);
    expect(stdout).toMatch(/^2012 +\d+\.\d +21\.7$/m);
    expect(stdout).not.toContain('\u001b');
    for (const file of filesBelow(path.join(cwd, 'results/plain'))) expect(stdout).toContain(`results/plain/${file}`);
    expect(filesBelow(path.join(cwd, 'results/plain'))).toEqual(
      expect.arrayContaining(['county_years.arrow', 'manifest.json', 'province_years.arrow', 'runs.arrow']),
    );
    expect(stderr).toMatch(/2\/2 runs {2}100 %/);
    expect(stderr).not.toContain('\r');

    const again = await polylift(['run', 'plain.yaml', ...small, '--replicates', '2', '--quiet'], { cwd });
    expect(again).toMatchObject({ code: 0, stderr: '' });

    const other = await polylift(['run', 'plain.yaml', ...small, '--replicates', '1'], { cwd });
    expect(other.code).toBe(2);
    expect(other.stderr).toContain('replicates 2 there, 1 now');
    expect(manifestIn('results/plain').replicates).toBe(2);

    const forced = await polylift(['run', 'plain.yaml', ...small, '--replicates', '1', '--force', '--quiet'], { cwd });
    expect(forced).toMatchObject({ code: 0, stderr: '' });
    expect(manifestIn('results/plain').replicates).toBe(1);
  }, 60_000);

  it('--replicate repeats one run of many, alone and the same to the last bit', async () => {
    const [all, one] = await Promise.all([
      polylift(['run', 'plain.yaml', ...small, '--replicates', '3', '--seed', 'a seed', '--name', 'all', '--json', '--quiet'], { cwd }),
      polylift(['run', 'plain.yaml', ...small, '--replicate', '2', '--seed', 'a seed', '--json', '--quiet'], { cwd }),
    ]);
    expect(one).toMatchObject({ code: 0, stderr: '' });
    const { directory, scenarios } = JSON.parse(one.stdout) as Printed;
    expect(directory).toBe(path.join('results', 'plain-replicate-2'));
    const others = await Promise.all(
      ['0', '1'].map((k) => polylift(['run', 'plain.yaml', ...small, '--replicate', k, '--seed', 'a seed', '--json', '--quiet'], { cwd })),
    );
    const single = [...others, one].map(({ stdout }) => (JSON.parse(stdout) as Printed).scenarios[0]!.headcount.at(-1)!.mean!);
    const mean = (JSON.parse(all.stdout) as Printed).scenarios[0]!.headcount.at(-1)!.mean!;
    expect(scenarios[0]!.headcount.at(-1)!.mean).toBe(single[2]);
    expect(mean).toBe((single[0]! + single[1]! + single[2]!) / 3);
  }, 60_000);
});

describe('polylift compare', () => {
  it('--json prints one object whose finding and differences come from the results', async () => {
    const { code, stdout, stderr } = await polylift(
      ['compare', 'plain.yaml', 'better.yaml', ...small, '--replicates', '3', '--json', '--quiet'],
      { cwd },
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const summary = JSON.parse(stdout) as Printed;
    expect(summary).toMatchObject({
      reference: 'plain',
      seed: 'yunnan',
      replicates: 3,
      householdsPerAgent: 500,
      years: { from: 2011, to: 2012 },
      failures: [],
    });
    expect(summary.files).toEqual(expect.arrayContaining([...tables, 'manifest.json']));
    expect(summary.directory).toBe(path.join('results', 'plain-vs-better'));
    expect(summary.finding).toHaveLength(1);
    expect(summary.finding[0]).toMatch(/^Better data: .* in 2012, against .* with Plain; /);
    const [plain, better] = summary.scenarios;
    expect(plain!.headcount.map(({ difference }) => difference)).toEqual([null, null]);
    expect(better!.headcount[1]!.difference).toMatchObject({ replicates: 3 });
    expect(better!.headcount[1]!.difference!.mean).toBeCloseTo(better!.headcount[1]!.mean! - plain!.headcount[1]!.mean!, 12);

    const [inspected, verified] = await Promise.all([
      polylift(['inspect', 'results/plain-vs-better'], { cwd }),
      polylift(['verify', 'results/plain-vs-better'], { cwd }),
    ]);
    expect(inspected.code).toBe(0);
    for (const text of ['plain (reference)', 'county_years.arrow', 'headcount']) expect(inspected.stdout).toContain(text);
    expect(verified).toMatchObject({ code: 0, stderr: '' });
    expect(verified.stdout).toContain('complete and unchanged');
  }, 60_000);

  it('gives the same bytes with 1, 2 and 4 workers', async () => {
    const line = ['compare', 'plain.yaml', 'better.yaml', ...small, '--replicates', '3', '--quiet'];
    const outcomes = await Promise.all(
      [1, 2, 4].map((workers) => polylift([...line, '--workers', String(workers), '--out', `workers-${workers}`], { cwd })),
    );
    expect(outcomes.map(({ code }) => code)).toEqual([0, 0, 0]);
    const [one, two, four] = [1, 2, 4].map((workers) => hashes(`workers-${workers}`));
    expect(Object.keys(one!)).toEqual(tables);
    expect(two).toEqual(one);
    expect(four).toEqual(one);
  }, 60_000);

  // The other Node is brought by CI; without it this promise stays unchecked, which CI does not accept.
  const node24 = process.env['POLYLIFT_NODE24'];
  it.skipIf(node24 === undefined && process.env['CI'] !== 'true')(
    'gives the same bytes on Node 24 (set POLYLIFT_NODE24 to its binary)',
    async () => {
      if (node24 === undefined || !existsSync(node24))
        throw new Error(`POLYLIFT_NODE24 must name the binary of Node 24; it is ${node24 ?? 'not set'}`);
      const line = ['compare', 'plain.yaml', 'better.yaml', '--sample', '1:2000', '--replicates', '2', '--quiet'];
      const [here, there] = await Promise.all([
        polylift([...line, '--out', 'this-node'], { cwd }),
        polylift([...line, '--out', 'node-24'], { cwd, node: node24 }),
      ]);
      expect([here.code, there.code], there.stderr).toEqual([0, 0]);
      expect(manifestIn('node-24').machine.node).toMatch(/^v24\./);
      expect(hashes('node-24')).toEqual(hashes('this-node'));
    },
    120_000,
  );
});

describe('polylift start', () => {
  it('compares the four shipped scenarios; a trial has a place of its own and may be repeated', async () => {
    const line = [
      'start',
      '--workers',
      '1',
      '--sample',
      '1:2000',
      '--years',
      '2011-2012',
      '--replicates',
      '2',
      '--set',
      'population.burn_in_years=0',
    ];
    const { code, stdout, stderr } = await polylift([...line, '--quiet'], { cwd });
    expect(code, stderr).toBe(0);
    expect(filesBelow(path.join(cwd, 'results/yunnan-trial'))).toEqual(expect.arrayContaining([...tables, 'manifest.json']));
    expect(manifestIn('results/yunnan-trial')).toMatchObject({ reference: 'single-centre' });
    expect(manifestIn('results/yunnan-trial').scenarios.map(({ name }) => name)).toEqual([
      'no-programme',
      'single-centre',
      'multi-centre-equal-budget',
      'multi-centre-added-budget',
    ]);
    expect(stdout.match(/in\s+2012,\s+against/g)).toHaveLength(3);

    expect(stdout.trimEnd()).toMatch(/The report opens in any browser: results\/yunnan-trial\/report\.html$/);
    const report = readFileSync(path.join(cwd, 'results/yunnan-trial/report.html'), 'utf8');
    // Four scenarios, three differences and the map with names.
    const maps = report.match(/<svg class="hex-map"/g)!.length;
    expect(maps).toBeGreaterThanOrEqual(8);
    expect(report.match(/<path [^>]*data-county="53\d{4}"/g)).toHaveLength(129 * maps);
    expect(Buffer.byteLength(report)).toBeLessThan(3_000_000);
    rmSync(path.join(cwd, 'results/yunnan-trial/report.html'));
    expect(await polylift(['report', 'results/yunnan-trial'], { cwd })).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(path.join(cwd, 'results/yunnan-trial/report.html'), 'utf8')).toBe(report);

    const other = await polylift([...line.slice(0, -2), '--seed', 'another', '--json', '--quiet'], { cwd });
    expect(other).toMatchObject({ code: 0, stderr: '' });
    expect(manifestIn('results/yunnan-trial').seed).toBe('another');
    expect(existsSync(path.join(cwd, 'results/yunnan'))).toBe(false);
  }, 90_000);
});

describe('polylift verify', () => {
  it('finds what was changed and ends with code 1', async () => {
    await polylift(['run', 'plain.yaml', ...small, '--replicates', '1', '--name', 'altered', '--quiet'], { cwd });
    const { appendFileSync } = await import('node:fs');
    appendFileSync(path.join(cwd, 'results/altered/runs.arrow'), 'x');
    const [verified, json] = await Promise.all([
      polylift(['verify', 'results/altered'], { cwd }),
      polylift(['verify', 'results/altered', '--json'], { cwd }),
    ]);
    expect(verified.code).toBe(1);
    expect(verified.stdout).toMatch(/^wrong {2}runs\.arrow/m);
    expect(JSON.parse(json.stdout)).toMatchObject({ sound: false });
  }, 30_000);
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatInspection, inspectResults, readManifest, readTable, replayCommand } from '../../src/output/index.ts';
import { polylift, polyliftMany, scenarioFiles, small, workspace, type Outcome } from './polylift.ts';

const cwd = workspace({
  ...scenarioFiles,
  'wages.yaml': 'title: Wages\neconomy: { wage: 4000 }\nmacro: { poverty_line: 2800 }\n',
  'broken.yaml': 'title: Broken\neconomy: { wages: 4000 }\n',
});
const common = [...small, '--years', '2011-2014', '--replicates', '2', '--quiet'].filter(
  (_, i, all) => all[i] !== '2011-2012' && all[i + 1] !== '2011-2012',
);
const run = (...args: string[]): Promise<Outcome> => polylift(args, { cwd });
const file = (directory: string, name: string): string => path.join(cwd, directory, name);

/** Rows of a table of numbers by scenario and replicate. */
async function rowsOf(directory: string, table = 'province_years'): Promise<Map<string, Record<string, unknown>[]>> {
  const data = await readTable(file(directory, `${table}.arrow`));
  const [scenarios, replicates] = [data.texts('scenario'), data.integers('replicate')];
  const names = data.fields.map(({ name }) => name).filter((name) => !['run_id', 'scenario', 'replicate'].includes(name));
  const columns = names.map((name) => [name, data.numbers(name)] as const);
  const rows = new Map<string, Record<string, unknown>[]>();
  for (let r = 0; r < data.rows; r++) {
    const key = `${scenarios[r]} ${replicates[r]}`;
    const row = Object.fromEntries(columns.map(([name, values]) => [name, values[r]]));
    rows.set(key, [...(rows.get(key) ?? []), row]);
  }
  return rows;
}

let shown: Outcome;
beforeAll(async () => {
  const compare = ['compare', 'plain.yaml', 'better.yaml', ...common, '--branch', '2013'];
  shown = await run(...compare, '--out', 'branched');
  expect(shown.code, shown.stderr).toBe(0);
  for (const args of [
    [...compare, '--workers', '2', '--out', 'again'],
    ['run', 'plain.yaml', ...common, '--out', 'plain'],
  ]) {
    const { code, stderr } = await run(...args);
    expect(code, stderr).toBe(0);
  }
}, 120_000);

describe('polylift compare --branch', () => {
  it('gives the years before once and for all, and the baseline as it is without arms', async () => {
    const [branched, plain] = [await rowsOf('branched'), await rowsOf('plain')];
    for (const replicate of [0, 1]) {
      const [baseline, arm] = [branched.get(`plain ${replicate}`)!, branched.get(`better ${replicate}`)!];
      expect(baseline).toEqual(plain.get(`plain ${replicate}`));
      expect(arm.slice(0, 2)).toEqual(baseline.slice(0, 2));
      expect(arm[2]).not.toEqual(baseline[2]);
    }
  });

  it('gives the same files whatever the number of workers', () => {
    const names = readManifest(file('branched', '')).files.map(({ name }) => name);
    expect(names).toContain('county_years.arrow');
    for (const name of names) expect(readFileSync(file('again', name)).equals(readFileSync(file('branched', name))), name).toBe(true);
  });

  it('says so on the screen, in the manifest, in the report and in inspect', async () => {
    expect(shown.stdout).toMatch(/Until the end of 2012 there is Plain alone; the parameters of the others hold from 2013\s+on/);
    expect(readManifest(file('branched', '')).branch).toMatchObject({ from: 'plain', year: 2013 });
    expect(readFileSync(file('branched', 'report.html'), 'utf8')).toContain('自2013年起生效');
    expect(formatInspection(await inspectResults(file('branched', '')))).toContain(
      'branch      from the state of plain at the end of 2012',
    );
  });

  it('has each run replayed by a command of its own', async () => {
    const manifest = readManifest(file('branched', ''));
    const command = replayCommand(manifest, { scenario: 'better', seed: 'yunnan', replicate: 1 });
    const words = command
      .split(' ')
      .map((word) => word.replaceAll("'", ''))
      .slice(1);
    const { code, stderr } = await run(...words, '--workers', '1', '--quiet', '--out', 'replayed');
    expect(code, stderr).toBe(0);
    expect((await rowsOf('replayed')).get('better 1')).toEqual((await rowsOf('branched')).get('better 1'));
    expect(replayCommand(manifest, { scenario: 'plain', seed: 'yunnan', replicate: 0 })).toMatch(/^polylift run plain\.yaml /);
  });

  it('refuses years and arms that cannot be, before anything is simulated', async () => {
    const lines = [
      ['compare', 'plain.yaml', 'better.yaml', ...common, '--branch', '2011'],
      ['compare', 'plain.yaml', 'better.yaml', ...common, '--branch', 'soon'],
      ['compare', 'plain.yaml', 'wages.yaml', ...common, '--branch', '2013'],
      ['compare', 'plain.yaml', 'broken.yaml', ...common, '--branch', '2013'],
      // The same scenarios without a branch, or from another year, are another result.
      ['compare', 'plain.yaml', 'better.yaml', ...common, '--out', 'branched'],
      ['compare', 'plain.yaml', 'better.yaml', ...common, '--out', 'branched', '--branch', '2014'],
    ];
    const outcomes = await polyliftMany(lines, { cwd });
    expect(outcomes.map(({ code }) => code)).toEqual(lines.map(() => 2));
    const [early, word, wages, broken, without, later] = outcomes.map(({ stderr }) => stderr);
    expect(early).toContain('arms cannot begin in 2011: the years simulated are 2012 to 2014');
    expect(word).toContain('give the first year of the policy');
    expect(wages).toContain('macro.poverty_line is 2800, and 2300 in the baseline');
    expect(wages).toContain('economy.wage is 4000, and 3700 in the baseline: only the start of a run reads it');
    expect(broken).toContain('unknown key "wages"');
    expect(broken).not.toContain('branch');
    expect(without).toContain('branch from plain in 2013 there, none now');
    expect(later).toContain('branch from plain in 2013 there, from plain in 2014 now');
  });
});

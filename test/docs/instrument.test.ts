/** The example instrument of the README, put into a copy of the source tree as the README says. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readTable } from '../../src/output/read.ts';
import type { TableData } from '../../src/output/table-data.ts';
import { environment } from '../cli/polylift.ts';
import { codeBlocks, root, textOf } from './markdown.ts';

const blocks = codeBlocks(textOf('README.md'));
const marked = (mark: string): string => blocks.find(({ before }) => before.trimEnd().endsWith(`<!-- example:${mark} -->`))!.code;

const copy = mkdtempSync(path.join(tmpdir(), 'polylift-instrument-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));
for (const entry of ['src', 'bin', 'scenarios']) cpSync(path.join(root, entry), path.join(copy, entry), { recursive: true });
for (const entry of ['package.json', 'tsconfig.json']) cpSync(path.join(root, entry), path.join(copy, entry));
symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));

const index = path.join(copy, 'src/model/instruments/index.ts');
writeFileSync(path.join(copy, 'src/model/instruments/tools.ts'), marked('instrument'));
const list = readFileSync(index, 'utf8');
writeFileSync(index, `import { tools } from './tools.ts';\n${list.replace(/^\] as const/m, '  tools,\n] as const')}`);
writeFileSync(path.join(copy, 'tools.yaml'), marked('scenario'));

const few = [
  '--sample',
  '1:200',
  '--replicates',
  '1',
  '--years',
  '2011-2013',
  '--set',
  'population.counties=[530822,530823]',
  '--workers',
  '1',
  '--quiet',
];
const polylift = (home: string, ...args: string[]): string =>
  execFileSync(process.execPath, [path.join(home, 'bin/polylift.js'), ...args], {
    cwd: copy,
    env: environment,
    encoding: 'utf8',
    stdio: 'pipe',
  });

const province = (directory: string): Promise<TableData> => readTable(path.join(copy, directory, 'province_years.arrow'));

describe('the example instrument of the README', () => {
  it('is about 35 lines', () => {
    expect(marked('instrument').trim().split('\n').length).toBeLessThanOrEqual(45);
  });

  it('compiles', () => {
    writeFileSync(
      path.join(copy, 'tsconfig.json'),
      JSON.stringify({
        extends: path.join(root, 'tsconfig.json'),
        compilerOptions: { typeRoots: [path.join(root, 'node_modules/@types')] },
        include: ['src'],
      }),
    );
    expect(execFileSync(path.join(root, 'node_modules/.bin/tsc'), ['-p', copy], { cwd: copy, encoding: 'utf8', stdio: 'pipe' })).toBe('');
  });

  it('spends its money on households and shows in the results', async () => {
    polylift(copy, 'run', 'tools.yaml', '--out', 'with', ...few);
    const spent = (await province('with')).numbers('spend_tools');
    expect(spent.slice(1).every((yuan) => yuan > 0)).toBe(true);
    expect(polylift(copy, 'describe', 'instruments.tools')).toContain('Tools for one household');
  });

  it('shifts no number of any other column while nobody gets it', async () => {
    polylift(root, 'run', 'single-centre', '--out', 'before', ...few);
    polylift(copy, 'run', 'single-centre', '--out', 'after', ...few);
    const [before, after] = [await province('before'), await province('after')];
    expect([...after.numbers('spend_tools')]).toEqual([0, 0, 0]);
    for (const { name } of before.fields) expect(after.column(name), name).toEqual(before.column(name));
  });
});

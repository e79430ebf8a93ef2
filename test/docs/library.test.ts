/** Every block marked `ts` of the pages about the library is typed and run, in order, as a program of its own in one directory. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { environment } from '../cli/polylift.ts';
import { codeBlocks, root, textOf } from './markdown.ts';

const documents = ['docs/library.md', 'docs/branching.md'];
const programs = documents.flatMap((document) =>
  codeBlocks(textOf(document))
    .filter(({ language }) => language === 'ts')
    .map(({ code }, i) => ({ name: `${path.basename(document, '.md')}-${i + 1}`, code })),
);

/** A project that has polylift installed, as the sources of this checkout. */
function project(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'polylift-library-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  const installed = path.join(directory, 'node_modules', 'polylift');
  mkdirSync(installed, { recursive: true });
  mkdirSync(path.join(directory, 'node_modules', '@types'));
  symlinkSync(path.join(root, 'node_modules/@types/node'), path.join(directory, 'node_modules/@types/node'));
  writeFileSync(path.join(installed, 'package.json'), JSON.stringify({ name: 'polylift', type: 'module', exports: './index.ts' }));
  writeFileSync(path.join(installed, 'index.ts'), `export * from ${JSON.stringify(path.join(root, 'src/index.ts'))};\n`);
  writeFileSync(path.join(directory, 'package.json'), JSON.stringify({ type: 'module' }));
  writeFileSync(
    path.join(directory, 'tsconfig.json'),
    JSON.stringify({
      extends: path.join(root, 'tsconfig.json'),
      compilerOptions: { noEmit: true, types: ['node'] },
      include: ['*.ts', path.join(root, 'src/**/*.d.ts')],
    }),
  );
  for (const { name, code } of programs) writeFileSync(path.join(directory, `${name}.ts`), code);
  const steps = programs.map(({ name }) => `process.stdout.write('== ${name}\\n');\nawait import('./${name}.ts');\n`);
  writeFileSync(path.join(directory, 'all.js'), steps.join(''));
  return directory;
}

const cwd = project();
const require = createRequire(import.meta.url);

function node(...args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, args, { cwd, env: environment });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

describe('the programs of the pages about the library', () => {
  it('are typed', { timeout: 120_000 }, async () => {
    const { code, output } = await node(path.join(path.dirname(require.resolve('typescript/package.json')), 'bin/tsc'), '-p', cwd);
    expect(output).toBe('');
    expect(code).toBe(0);
  });

  it('run, and say what the pages say', { timeout: 120_000 }, async () => {
    const { code, output } = await node('--import', pathToFileURL(require.resolve('tsx')).href, 'all.js');
    expect(code, output).toBe(0);
    const said = new Map(output.split(/^== /m).map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)]));
    expect([...said.keys()].slice(1)).toEqual(programs.map(({ name }) => name));
    const allSaid = output;
    expect(allSaid).toContain('unknown-set-path economy.wages');
    expect(allSaid).toContain("from: 'few'");
    expect(allSaid).toContain('economy.wage is 4000, and 3700 in the baseline');
    expect(allSaid).not.toMatch(/\bNaN\b/);
    expect(readdirSync(path.join(cwd, 'results/batch-parquet'))).toContain('runs.parquet');
  });
});

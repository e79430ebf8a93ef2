/** Every command block marked `sh` runs as typed, line by line, in a directory that looks like a checkout. */
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { environment } from '../cli/polylift.ts';
import { codeBlocks, root, textOf } from './markdown.ts';

const documents = [
  'README.md',
  'docs/scenarios.md',
  'docs/branching.md',
  'docs/experiments.md',
  'docs/sensitivity.md',
  'docs/mixes.md',
  'docs/robustness.md',
];

/** A checkout made of links, with a directory of its own for what commands write. `npx polylift` starts polylift without the second that npm takes. */
function checkout(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'polylift-docs-'));
  for (const entry of ['bin', 'node_modules', 'package.json', 'scenarios', 'src', 'tsconfig.json'])
    symlinkSync(path.join(root, entry), path.join(directory, entry));
  mkdirSync(path.join(directory, '.shims'));
  const npx = path.join(directory, '.shims', 'npx');
  writeFileSync(
    npx,
    `#!/bin/sh\n[ "$1" = polylift ] || { echo "npx $1 is not a command of the documents" >&2; exit 64; }\nshift\nexec "${process.execPath}" "${root}/bin/polylift.js" "$@"\n`,
  );
  chmodSync(npx, 0o755);
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

function typed(line: string, cwd: string): Promise<{ code: number | null; output: string }> {
  const child = spawn('sh', ['-c', line], { cwd, env: { ...environment, PATH: `${path.join(cwd, '.shims')}:${process.env['PATH']}` } });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

describe.concurrent.each(documents)('the commands of %s', (document) => {
  it('run as typed', { timeout: 300_000 }, async () => {
    const cwd = checkout();
    let commands = 0;
    for (const { language, code, before } of codeBlocks(textOf(document))) {
      const file = /Save this as `([\w.-]+)`/.exec(before)?.[1];
      if (file !== undefined) writeFileSync(path.join(cwd, file), code);
      if (language !== 'sh') continue;
      for (const line of code.trim().split('\n')) {
        const { code: exit, output } = await typed(line, cwd);
        expect(exit, `${line}\n${output}`).toBe(0);
        commands += 1;
      }
    }
    expect(commands).toBeGreaterThan(3);
  });
});

describe('package.json', () => {
  it('has the two commands of the README', () => {
    const { scripts, bin } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string>; bin: Record<string, string> };
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['start', 'test', 'floors']));
    expect(bin).toHaveProperty('polylift');
  });
});

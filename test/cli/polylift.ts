/** The command line as a user has it: a process of its own, in a directory of its own. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll } from 'vitest';

export const program = fileURLToPath(new URL('../../bin/polylift.js', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Another Node. */
  readonly node?: string;
}

/** Types `polylift ...` and waits for the end. */
export function polylift(args: readonly string[], { node = process.execPath, ...surroundings }: Surroundings): Promise<Outcome> {
  return outcomeOf(node, [program, ...args], surroundings);
}

/** Types many command lines, one after another in one process; see `many.ts`. For those that are refused before anything is simulated. */
export async function polyliftMany(lines: readonly (readonly string[])[], { cwd }: Surroundings): Promise<Outcome[]> {
  const { stdout, stderr } = await script('many.ts', [], { cwd, input: JSON.stringify(lines) });
  if (stderr !== '') throw new Error(stderr);
  return JSON.parse(stdout) as Outcome[];
}

/** Runs a script of this folder in a process of its own. */
export function script(name: string, args: readonly string[], surroundings: Surroundings & { readonly input?: string }): Promise<Outcome> {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  return outcomeOf(process.execPath, ['--import', loader, fileURLToPath(new URL(name, import.meta.url)), ...args], surroundings);
}

function outcomeOf(
  file: string,
  args: readonly string[],
  { cwd, env, input = '' }: Surroundings & { readonly input?: string },
): Promise<Outcome> {
  const child = spawn(file, args, { cwd, env: { ...environment, ...env } });
  child.stdin.end(input);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** Without what the test runner sets for itself. */
export const environment: NodeJS.ProcessEnv = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:NODE_OPTIONS|VITEST.*|NO_COLOR|FORCE_COLOR|NODE_ENV|TSX_.*)$/.test(name)),
);

/** An empty directory for the tests of one file, with the files given; removed at the end. */
export function workspace(files: Readonly<Record<string, string>> = {}): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'polylift-test-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(directory, name), text);
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** Every file below a directory, sorted; nothing for a directory that is not there. */
export function filesBelow(directory: string): string[] {
  try {
    return readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
      .sort();
  } catch {
    return [];
  }
}

/** Options that make a run as short as it can be: two counties, few households, one year. */
export const small = [
  '--sample',
  '1:500',
  '--years',
  '2011-2012',
  '--set',
  'population.counties=[530822,530823]',
  '--set',
  'population.burn_in_years=1',
  '--workers',
  '1',
];

/** Two scenarios that differ. */
export const scenarioFiles = {
  'plain.yaml': 'title: Plain\n',
  'better.yaml': 'title: Better data\ngovernance:\n  levels: { technology: 0.9, publicity: 0.9 }\n',
};

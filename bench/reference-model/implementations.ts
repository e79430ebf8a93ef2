import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** One way to run the reference model, as a program that prints a line of JSON. */
export interface Implementation {
  readonly id: string;
  readonly title: string;
  readonly households: number;
  readonly threads: number;
  /** Command and arguments. */
  readonly command: readonly string[];
}

/** One that cannot be run here, and why. */
export interface Missing {
  readonly title: string;
  readonly reason: string;
}

export const years = 10;
const here = import.meta.dirname;
const million = 1_000_000;

/** Compiles the unit of the table into a folder; undefined where there is no C compiler. */
export function compileC(folder: string): string | undefined {
  const program = join(folder, 'reference');
  try {
    execFileSync('cc', ['-O3', '-march=native', '-o', program, join(here, 'reference.c'), '-lm'], { stdio: 'ignore' });
    return program;
  } catch {
    return undefined;
  }
}

function pythonHas(module: string): boolean {
  try {
    execFileSync('python3', ['-c', `import ${module}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** What can be run on this machine. `folder` takes the compiled program. */
export function findImplementations(folder: string): { readonly found: readonly Implementation[]; readonly missing: readonly Missing[] } {
  const found: Implementation[] = [];
  const missing: Missing[] = [];
  const add = (id: string, title: string, households: number, threads: number, command: readonly string[]): void => {
    found.push({ id, title, households, threads, command: [...command, String(households), String(years)] });
  };
  const ours = (id: string, households: number, workers: number): void => {
    const title = workers === 0 ? 'polylift, 1 thread' : `polylift, ${workers} workers`;
    const command = [process.execPath, '--import', 'tsx', join(here, 'ours.ts'), String(households), String(years), String(workers)];
    found.push({ id, title, households, threads: Math.max(1, workers), command });
  };
  const c = compileC(folder);
  if (c === undefined) missing.push({ title: 'C, scalar', reason: 'there is no C compiler (cc); only our own figures are given' });
  else add('c', 'C, scalar, float64, ziggurat, -O3 -march=native', million, 1, [c]);
  ours('polylift', million, 0);
  ours('polylift-10m', 10 * million, 0);
  ours('polylift-10m-2', 10 * million, 2);
  if (pythonHas('numpy')) add('numpy', 'NumPy, whole columns', million, 1, ['python3', join(here, 'numpy_model.py')]);
  else missing.push({ title: 'NumPy', reason: 'python3 has no numpy' });
  add('columns', 'plain JavaScript, a typed array for each variable', million, 1, [process.execPath, join(here, 'columns.mjs')]);
  add('objects', 'plain JavaScript, an object for each household', million, 1, [process.execPath, join(here, 'objects.mjs')]);
  if (existsSync(join(here, '../node_modules/agentscript')))
    add('agentscript', 'AgentScript 0.10', million / 10, 1, [process.execPath, join(here, 'agentscript.mjs')]);
  else missing.push({ title: 'AgentScript', reason: 'not installed: npm ci --prefix bench' });
  if (existsSync(join(here, '../node_modules/flocc')))
    add('flocc', 'flocc 0.7', million / 50, 1, [process.execPath, join(here, 'flocc.mjs')]);
  else missing.push({ title: 'flocc', reason: 'not installed: npm ci --prefix bench' });
  if (pythonHas('mesa')) add('mesa', 'Mesa 3', million / 50, 1, ['python3', join(here, 'mesa_model.py')]);
  else missing.push({ title: 'Mesa', reason: 'python3 has no mesa' });
  return { found, missing };
}

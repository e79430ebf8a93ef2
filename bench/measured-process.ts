import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const polylift = join(import.meta.dirname, '../bin/polylift.js');
const usage = pathToFileURL(join(import.meta.dirname, 'usage.mjs')).href;

/** What a process took from its start to its end, all its threads together. */
export interface Process {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
  readonly stdout: string;
}

/** Runs Node with these arguments and measures the whole process. Throws, with what it wrote, unless it ends well. */
export function measureNode(args: readonly string[]): Process {
  return inFolder('process', (folder) => {
    const file = join(folder, 'usage.json');
    const began = performance.now();
    const child = spawnSync(process.execPath, ['--import', usage, ...args], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      env: { ...process.env, BENCH_USAGE: file },
    });
    const seconds = (performance.now() - began) / 1000;
    if (child.status !== 0) throw new Error(`node ${args.join(' ')}: exit ${child.status ?? child.signal}\n${child.stderr}`);
    const used = JSON.parse(readFileSync(file, 'utf8')) as Pick<Process, 'cpuSeconds' | 'peakBytes'>;
    return { seconds, ...used, stdout: child.stdout };
  });
}

/** Does something with a temporary folder, which is removed afterwards. */
export function inFolder<T>(name: string, work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), `polylift-bench-${name}-`));
  const remove = (): void => rmSync(folder, { recursive: true });
  let result: T;
  try {
    result = work(folder);
  } catch (error) {
    remove();
    throw error;
  }
  if (!(result instanceof Promise)) {
    remove();
    return result;
  }
  return result.finally(remove) as T;
}

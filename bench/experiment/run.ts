/**
 * A batch through the command line, store and all: whether memory stays flat from few runs to many, how soon the first run is on disk.
 *
 *   npm run bench:experiment -- [--runs 200,10000,30000]
 *
 * Prints a table and writes it to bench/experiment/results.json and into the README. With other numbers of runs it is a trial, which is only printed.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { describeMachine } from '../machine.ts';
import { inFolder, polylift } from '../measured-process.ts';
import { publishUnless } from '../publish.ts';
import { spreadCounties } from '../scaling/series.ts';
import { captionOf, tableOf, type MeasuredBatch, type Results } from './table.ts';

const usual = '200,10000,30000';
const { values } = parseArgs({ options: { runs: { type: 'string', default: usual } } });
const usage = pathToFileURL(join(import.meta.dirname, '../usage.mjs')).href;
const counties = spreadCounties(16);

/** Two scenarios and one replicate: half as many points as runs. */
const experiment = (runs: number): string =>
  [
    'scenarios: [single-centre, multi-centre-equal-budget]',
    `set: {population.counties: [${counties.join(', ')}]}`,
    'sample: 1:1000',
    'factors:',
    '  governance.coordination.multiplier: {from: 0, to: 8}',
    '  governance.budget: {from: 0.5, to: 2, change: multiply}',
    `design: {type: sobol, points: ${runs / 2}}`,
    '',
  ].join('\n');

async function measure(runs: number): Promise<MeasuredBatch> {
  return inFolder('experiment', async (folder) => {
    const [file, out, used] = ['experiment.yaml', 'out', 'usage.json'].map((name) => join(folder, name)) as [string, string, string];
    writeFileSync(file, experiment(runs));
    const began = performance.now();
    const child = spawn(process.execPath, ['--import', usage, polylift, 'batch', file, '--out', out, '--quiet', '--yes'], {
      env: { ...process.env, BENCH_USAGE: used },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    const log = join(out, 'runs.log');
    const sizeOf = (): number => statSync(log, { throwIfNoEntry: false })?.size ?? 0;
    const header = await until(() => sizeOf(), child);
    await until(() => (sizeOf() > header ? 1 : 0), child);
    const firstSeconds = (performance.now() - began) / 1000;
    const moments: { readonly logBytes: number; readonly residentBytes: number }[] = [];
    while (child.exitCode === null && sizeOf() > 0) {
      moments.push({ logBytes: sizeOf(), residentBytes: residentBytes(child.pid!) });
      await setTimeout(100);
    }
    const code = await ended;
    if (code !== 0) throw new Error(`polylift batch: exit ${code}`);
    const seconds = (performance.now() - began) / 1000;
    const bytes = ['runs', 'province_years'].reduce((sum, name) => sum + statSync(join(out, `${name}.arrow`)).size, 0);
    const { peakBytes } = JSON.parse(readFileSync(used, 'utf8')) as { peakBytes: number };
    const whole = Math.max(...moments.map(({ logBytes }) => logBytes));
    const memory = moments.map(({ logBytes, residentBytes: resident }) => ({ runs: (runs * logBytes) / whole, residentBytes: resident }));
    return { runs, seconds, firstSeconds, peakBytes, bytes, memory: thinned(memory) };
  });
}

/** Memory of a process at this moment; NaN where the system does not tell. */
function residentBytes(pid: number): number {
  try {
    return 1024 * Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return NaN;
  }
}

/** About a hundred of the moments, at even distances. */
function thinned<T>(moments: readonly T[]): T[] {
  const step = Math.max(1, Math.floor(moments.length / 100));
  return moments.filter((_, i) => i % step === 0);
}

/** The first number above zero that `ask` gives while the process lives. */
async function until(ask: () => number, child: { readonly exitCode: number | null }): Promise<number> {
  for (;;) {
    const answer = ask();
    if (answer > 0 || child.exitCode !== null) return answer;
    await setTimeout(2);
  }
}

const batches: MeasuredBatch[] = [];
for (const runs of values.runs.split(',').map(Number)) {
  console.error(`${runs} runs`);
  batches.push(await measure(runs));
}
const results: Results = { machine: describeMachine(), counties: counties.length, batches };
const trial = values.runs !== usual;
publishUnless(
  trial,
  join(import.meta.dirname, 'results.json'),
  'bench:experiment',
  results,
  `${tableOf(results)}\n\n${captionOf(results)}`,
);

/**
 * A batch through the command line, store and all: whether memory stays flat from few runs to many, how soon the first run is on disk, and what a stop costs.
 *
 *   npm run bench:experiment -- [--few 200] [--many 10000]
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

const defaults = { few: '200', many: '10000' };
const { values } = parseArgs({
  options: { few: { type: 'string', default: defaults.few }, many: { type: 'string', default: defaults.many } },
});
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
    const child = spawn(process.execPath, ['--import', usage, polylift, 'batch', file, '--out', out, '--quiet'], {
      env: { ...process.env, BENCH_USAGE: used },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    const log = join(out, 'runs.log');
    const sizeOf = (): number => statSync(log, { throwIfNoEntry: false })?.size ?? 0;
    const header = await until(() => sizeOf(), child);
    await until(() => (sizeOf() > header ? 1 : 0), child);
    const firstSeconds = (performance.now() - began) / 1000;
    const code = await ended;
    if (code !== 0) throw new Error(`polylift batch: exit ${code}`);
    const seconds = (performance.now() - began) / 1000;
    const bytes = ['runs', 'province_years'].reduce((sum, name) => sum + statSync(join(out, `${name}.arrow`)).size, 0);
    const { peakBytes } = JSON.parse(readFileSync(used, 'utf8')) as { peakBytes: number };
    return { runs, seconds, firstSeconds, peakBytes, bytes };
  });
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
for (const runs of [Number(values.few), Number(values.many)]) {
  console.error(`${runs} runs`);
  batches.push(await measure(runs));
}
const results: Results = { machine: describeMachine(), counties: counties.length, batches };
const trial = values.few !== defaults.few || values.many !== defaults.many;
publishUnless(
  trial,
  join(import.meta.dirname, 'results.json'),
  'bench:experiment',
  results,
  `${tableOf(results)}\n\n${captionOf(results)}`,
);

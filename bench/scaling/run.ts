/**
 * How time grows with households, counties, years and replicates, and how long the first result takes.
 *
 *   npm run bench:scaling -- [--turns 5] [--share 1]
 *
 * Prints tables and writes them to bench/scaling/results.json and into the README. A share below 1 is a trial with so much of the households, which is
 * only printed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Manifest, manifestName } from '../../src/output/manifest.ts';
import { keyFromSeed } from '../../src/random/index.ts';
import { describeMachine } from '../machine.ts';
import { grouped } from '../markdown.ts';
import { inFolder, measureNode, polylift } from '../measured-process.ts';
import { publishUnless } from '../publish.ts';
import { householdsPerCounty, ReferenceModel } from '../reference-model/model.ts';
import { spreadOf } from '../spread.ts';
import { scenarioName, seriesOfRuns, type Size } from './series.ts';
import { captionOf, type MeasuredSeries, type Results, tableOf } from './table.ts';
import { findWaits } from './waits.ts';

const { values } = parseArgs({ options: { turns: { type: 'string', default: '5' }, share: { type: 'string', default: '1' } } });
const [turns, share] = [Number(values.turns), Number(values.share)];
const years = 10;

interface Measured {
  readonly whole: number;
  readonly runs: number;
  readonly peakBytes: number;
}

function runOnce({ options }: Size): Measured {
  return inFolder('scaling', (folder) => {
    const out = join(folder, 'out');
    const process = measureNode([polylift, 'run', scenarioName, '--quiet', '--workers', '1', '--out', out, ...options]);
    const { runs } = JSON.parse(readFileSync(join(out, manifestName), 'utf8')) as Manifest;
    return { whole: process.seconds, runs: runs.reduce((sum, run) => sum + run.wall_seconds, 0), peakBytes: process.peakBytes };
  });
}

/** Seconds of ten years. Small models live them several times over, because the clock is too coarse for once. */
function liveOnce(model: ReferenceModel, households: number): number {
  const passes = Math.ceil(2e6 / households);
  let milliseconds = 0;
  for (let pass = 0; pass < passes; pass++) {
    model.populate();
    const began = performance.now();
    for (let t = 1; t <= years; t++) model.year(t);
    milliseconds += performance.now() - began;
  }
  return milliseconds / 1000 / passes;
}

function measureReference(): MeasuredSeries {
  const counts = [1e4, 1e5, 1e6, 1e7].map((most) => Math.max(householdsPerCounty, most * share));
  const models = counts.map((count) => new ReferenceModel(0, Math.round(count / householdsPerCounty), years, keyFromSeed('scaling', 0)));
  liveOnce(models[0]!, counts[0]!);
  const seconds = counts.map((): number[] => []);
  for (let turn = 0; turn < turns; turn++) models.forEach((model, i) => seconds[i]!.push(liveOnce(model, counts[i]!)));
  const sizes = counts.map((count, i) => ({
    label: `${grouped(count)} households`,
    householdYears: count * years,
    whole: null,
    runs: spreadOf(seconds[i]!),
    peakBytes: null,
  }));
  return { title: 'reference model', sizes };
}

const { found: waits, missing } = findWaits(share < 1);
const series = await seriesOfRuns(share);
const waited = waits.map((): number[] => []);
const measured = series.map(({ sizes }) => sizes.map((): Measured[] => []));
for (let turn = 0; turn < turns; turn++) {
  for (const [i, wait] of waits.entries()) {
    console.error(`turn ${turn + 1} of ${turns}: ${wait.title}`);
    waited[i]!.push(await wait.measure());
  }
  for (const [s, { title, sizes }] of series.entries()) {
    for (const [i, size] of sizes.entries()) {
      console.error(`turn ${turn + 1} of ${turns}: ${title}, ${size.label}`);
      measured[s]![i]!.push(runOnce(size));
    }
  }
}
const ofRuns = series.map(({ title, sizes }, s): MeasuredSeries => ({
  title,
  sizes: sizes.map(({ label, householdYears }, i) => ({
    label,
    householdYears,
    whole: spreadOf(measured[s]![i]!.map(({ whole }) => whole)),
    runs: spreadOf(measured[s]![i]!.map(({ runs }) => runs)),
    peakBytes: Math.max(...measured[s]![i]!.map(({ peakBytes }) => peakBytes)),
  })),
}));
console.error('the reference model');
const results: Results = {
  machine: describeMachine(),
  turns,
  series: [measureReference(), ...ofRuns],
  waits: waits.map(({ title }, i) => ({ title, seconds: spreadOf(waited[i]!) })),
  missing,
};
publishUnless(
  share < 1,
  join(import.meta.dirname, 'results.json'),
  'bench:scaling',
  results,
  `${tableOf(results)}\n\n${captionOf(results)}`,
);

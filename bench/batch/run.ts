/**
 * Many runs: what a second worker is worth, and whether memory stays flat.
 *
 *   npm run bench:batch -- [--turns 5] [--runs 200] [--many 10000]
 *
 * Prints tables and writes them to bench/batch/results.json and into the README. With another number of runs it is a trial, which is only printed.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeMachine } from '../machine.ts';
import { measureNode } from '../measured-process.ts';
import { publishUnless } from '../publish.ts';
import { spreadCounties } from '../scaling/series.ts';
import type { Batch, BatchOrder } from './batch.ts';
import { captionOf, type Results, sharesOf, tableOf, timesOf } from './table.ts';

const defaults = { turns: '5', runs: '200', many: '10000' };
const { values } = parseArgs({
  options: {
    turns: { type: 'string', default: defaults.turns },
    runs: { type: 'string', default: defaults.runs },
    many: { type: 'string', default: defaults.many },
  },
});
const [turns, runs, many] = [Number(values.turns), Number(values.runs), Number(values.many)];
const workers = 2;
/** One household in so many makes about 20,000 households of Yunnan. */
const weight = 528;
const typescript = join(import.meta.dirname, '../../bin/register-typescript.js');

function runBatch(order: BatchOrder): Batch {
  const { stdout } = measureNode(['--import', typescript, join(import.meta.dirname, 'one-batch.ts'), JSON.stringify(order)]);
  return JSON.parse(stdout) as Batch;
}

const one: Batch[] = [];
const several: Batch[] = [];
for (let turn = 0; turn < turns; turn++) {
  console.error(`turn ${turn + 1} of ${turns}: ${runs} runs on 1 worker`);
  one.push(runBatch({ runs, workers: 1, weight, every: runs }));
  console.error(`turn ${turn + 1} of ${turns}: ${runs} runs on ${workers} workers`);
  several.push(runBatch({ runs, workers, weight, every: runs }));
}
console.error(`memory: ${many} runs`);
// Small runs, so that many of them take minutes and not hours.
const long = runBatch({ runs: many, workers, weight: 1000, counties: spreadCounties(16), every: Math.ceil(many / 40) });
const results: Results = {
  machine: describeMachine(),
  turns,
  runs,
  households: one[0]!.households,
  workers,
  one: timesOf(one),
  several: timesOf(several),
  share: sharesOf(one, several, workers),
  memory: { households: long.households, workers, samples: long.memory },
};
const trial = values.runs !== defaults.runs || values.many !== defaults.many;
publishUnless(trial, join(import.meta.dirname, 'results.json'), 'bench:batch', results, `${tableOf(results)}\n\n${captionOf(results)}`);

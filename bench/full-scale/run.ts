/**
 * Every rural household of Yunnan, one to one, as a whole process, on one worker and on two, in turn with scalar C on the reference model.
 *
 *   npm run bench:full -- [--turns 3] [--sample 1:1]
 *
 * Prints a table and writes it to bench/full-scale/results.json and into the README. Another sample is a trial, which is only printed. The exit code is 1
 * when the results of two runs differ in a byte.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { layOut } from '../../src/model/start/create-world.ts';
import { rowCount } from '../../src/population/index.ts';
import { loadScenario } from '../../src/scenario/node/load.ts';
import { describeMachine } from '../machine.ts';
import { inFolder, measureNode, polylift } from '../measured-process.ts';
import { publishUnless } from '../publish.ts';
import { compileC } from '../reference-model/implementations.ts';
import { spreadOf } from '../spread.ts';
import { captionOf, compareHashes, measuredOf, type Results, tableOf, type WholeRun } from './table.ts';

const everyHousehold = '1:1';
const { values } = parseArgs({ options: { turns: { type: 'string', default: '3' }, sample: { type: 'string', default: everyHousehold } } });
const { sample } = values;
const turns = Number(values.turns);
const scenarioName = 'multi-centre-equal-budget';
const [from, to] = [2011, 2020];
const workerCounts = [1, 2];

function runOnce(workers: number): WholeRun {
  return inFolder('full', (folder) => {
    const out = join(folder, 'out');
    const what = ['--sample', sample, '--replicates', '1', '--years', `${from}-${to}`, '--workers', String(workers)];
    const { seconds, cpuSeconds, peakBytes } = measureNode([polylift, 'run', scenarioName, ...what, '--quiet', '--out', out]);
    const files = readdirSync(out).filter((name) => name.endsWith('.arrow'));
    const sha256 = (name: string): string =>
      createHash('sha256')
        .update(readFileSync(join(out, name)))
        .digest('hex');
    return { seconds, cpuSeconds, peakBytes, hashes: Object.fromEntries(files.map((name) => [name, sha256(name)])) };
  });
}

const weight = Number(/^1:(\d+)$/.exec(sample)?.[1]);
if (!(weight >= 1)) throw new Error(`--sample ${sample}: 1:20 or the like is expected`);
const { scenario } = await loadScenario(scenarioName, [{ path: 'population.households_per_agent', value: weight }]);
const households = rowCount(layOut(scenario).blocks);
const c: number[] = [];
const runs = workerCounts.map((): WholeRun[] => []);
inFolder('c', (folder) => {
  const program = compileC(folder);
  for (let turn = 0; turn < turns; turn++) {
    if (program !== undefined)
      c.push((JSON.parse(execFileSync(program, ['1000000', '10'], { encoding: 'utf8' })) as { rate: number }).rate);
    workerCounts.forEach((workers, i) => {
      console.error(`turn ${turn + 1} of ${turns}: ${workers} workers`);
      runs[i]!.push(runOnce(workers));
    });
  }
});
const years = to - from;
const results: Results = {
  machine: describeMachine(),
  sample,
  turns,
  households,
  years,
  c: c.length === 0 ? null : spreadOf(c),
  measured: workerCounts.map((workers, i) => measuredOf(workers, runs[i]!, households * years, c)),
  ...compareHashes(runs.flat()),
};
const text = `${tableOf(results)}\n\n${captionOf(results)}`;
publishUnless(sample !== everyHousehold, join(import.meta.dirname, 'results.json'), 'bench:full', results, text);
if (results.differing.length > 0) process.exitCode = 1;

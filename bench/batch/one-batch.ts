/**
 * Does one batch of runs with the pool: a process of its own for each batch, so that memory is clean. Its argument is a `BatchOrder` as JSON; it prints
 * a `Batch`.
 */
import { layOut } from '../../src/model/start/create-world.ts';
import { rowCount } from '../../src/population/index.ts';
import { loadScenario } from '../../src/scenario/node/load.ts';
import { type RunRequest, runAll } from '../../src/simulate/pool.ts';
import type { Batch, BatchOrder, MemorySample } from './batch.ts';

const { runs, workers, weight, counties, every } = JSON.parse(process.argv[2]!) as BatchOrder;
const { scenario } = await loadScenario('multi-centre-equal-budget', [
  { path: 'population.households_per_agent', value: weight },
  ...(counties === undefined ? [] : [{ path: 'population.counties', value: counties }]),
]);
// Every run has another replicate, so none shares its start with another one.
const requests = Array.from({ length: runs }, (_, replicate): RunRequest => {
  return { runId: replicate, scenario: scenario.name, parameters: scenario, seed: 'batch', replicate };
});
const memory: MemorySample[] = [];
let done = 0;
let steady = 0;
const began = performance.now();
await runAll(requests, {
  workers,
  onResult(result) {
    if (result.status === 'failed') throw new Error(result.error);
    done++;
    if (done === Math.ceil(runs / 10)) steady = performance.now();
    if (done % every === 0) memory.push({ runs: done, residentBytes: process.memoryUsage.rss() });
  },
});
const ended = performance.now();
const households = rowCount(layOut(scenario).blocks);
const batch: Batch = { households, seconds: (ended - began) / 1000, steadySeconds: (ended - steady) / 1000, memory };
console.log(JSON.stringify(batch));

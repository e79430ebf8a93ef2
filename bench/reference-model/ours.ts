/**
 * The reference model on the engine, on one thread or on workers with their own counties.
 *
 *   node --import tsx bench/reference-model/ours.ts HOUSEHOLDS YEARS WORKERS
 *
 * Prints one line of JSON. The rate is that of the years alone, from the moment at which all workers are ready until the last one is done.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { keyFromSeed } from '../../src/random/index.ts';
import { householdsPerCounty, recorded, ReferenceModel } from './model.ts';

const typescript = new URL('../../bin/register-typescript.js', import.meta.url).href;

interface Part {
  readonly firstCounty: number;
  readonly counties: number;
  readonly years: number;
}

function populated({ firstCounty, counties, years }: Part): ReferenceModel {
  const key = keyFromSeed('reference', 0);
  // Engines compile a kernel first quickly and then well, beside its first runs. C is compiled before it starts.
  const small = new ReferenceModel(0, 1, 1, key);
  small.populate();
  for (const began = performance.now(); performance.now() - began < 300;) small.year(1);
  const model = new ReferenceModel(firstCounty, counties, years, key);
  model.populate();
  return model;
}

function liveYears(model: ReferenceModel, years: number): void {
  for (let t = 1; t <= years; t++) model.year(t);
}

async function onWorkers(parts: readonly Part[]): Promise<{ seconds: number; records: Float64Array[] }> {
  const workers = parts.map((part) => new Worker(new URL(import.meta.url), { workerData: part, execArgv: ['--import', typescript] }));
  const answers = (): Promise<Float64Array[]> =>
    Promise.all(workers.map((worker) => new Promise<Float64Array>((resolve) => worker.once('message', resolve))));
  await answers();
  const began = performance.now();
  const done = answers();
  for (const worker of workers) worker.postMessage('go');
  const records = await done;
  return { seconds: (performance.now() - began) / 1000, records };
}

if (isMainThread) {
  const [households, years, workers] = process.argv.slice(2).map(Number) as [number, number, number];
  const counties = households / householdsPerCounty;
  const edges = Array.from({ length: Math.max(1, workers) + 1 }, (_, w) => Math.round((w * counties) / Math.max(1, workers)));
  const parts = edges.slice(1).map((end, w): Part => ({ firstCounty: edges[w]!, counties: end - edges[w]!, years }));
  let result: { seconds: number; records: Float64Array[] };
  if (workers === 0) {
    const model = populated(parts[0]!);
    const began = performance.now();
    liveYears(model, years);
    result = { seconds: (performance.now() - began) / 1000, records: [model.record] };
  } else result = await onWorkers(parts);
  const sums = recorded.map(() => 0);
  for (const record of result.records)
    for (let i = record.length - record.length / years; i < record.length; i++) sums[i % recorded.length]! += record[i]! / households;
  const [headcount, gap, income, members] = sums;
  console.log(
    JSON.stringify({
      rate: Math.round((households * years) / result.seconds),
      headcount,
      gap,
      income,
      members,
      peakBytes: process.resourceUsage().maxRSS * 1024,
    }),
  );
} else {
  const part = workerData as Part;
  const model = populated(part);
  parentPort!.once('message', () => {
    liveYears(model, part.years);
    parentPort!.postMessage(model.record);
  });
  parentPort!.postMessage(new Float64Array());
}

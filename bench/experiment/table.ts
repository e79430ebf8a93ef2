import type { MemorySample } from '../batch/batch.ts';
import { growthOf, peaksOf } from '../batch/table.ts';
import type { Machine } from '../machine.ts';
import { grouped, markdownTable, mebibytes } from '../markdown.ts';

/** One batch as a process of its own. */
export interface MeasuredBatch {
  readonly runs: number;
  readonly seconds: number;
  /** From the start of the process until the first run was in the log. */
  readonly firstSeconds: number;
  /** Most memory of the process with all its threads. */
  readonly peakBytes: number;
  /** Of the finished tables. */
  readonly bytes: number;
  /** Memory of the process while runs went to the log. */
  readonly memory: readonly MemorySample[];
}

/** The content of `results.json`. */
export interface Results {
  readonly machine: Machine;
  readonly counties: number;
  readonly batches: readonly MeasuredBatch[];
}

export function tableOf({ batches }: Results): string {
  return markdownTable(
    'rrrrrr',
    ['runs', 'seconds', 'runs a second', 'first run on disk, s', 'peak memory, MiB', 'tables, MiB'],
    batches.map(({ runs, seconds, firstSeconds, peakBytes, bytes }) => [
      grouped(runs),
      seconds.toFixed(1),
      (runs / seconds).toFixed(1),
      firstSeconds.toFixed(2),
      mebibytes(peakBytes),
      (bytes / 2 ** 20).toFixed(1),
    ]),
  );
}

export function captionOf({ machine, counties, batches }: Results): string {
  const many = batches.at(-1)!;
  const peaks = peaksOf(many.memory);
  const growth = (1000 * growthOf(many.memory)) / 2 ** 20;
  return `\`polylift batch\` as a whole process: two scenarios at the points of a Sobol' sequence in ${counties} counties, one household in 1,000, ten years with the base year, all indicators of the province kept. Peak memory is that of the whole process with its threads, tables and report included. While ${grouped(many.runs)} runs went to the log, memory changed by ${growth.toFixed(2)} MiB for each 1,000 runs, by least squares after the first fifth; its peaks are ${mebibytes(peaks[0])} MiB in the first half of the runs and ${mebibytes(peaks[1])} MiB in the second. ${machine.processor}, ${machine.cores} cores, Node ${machine.node}.`;
}

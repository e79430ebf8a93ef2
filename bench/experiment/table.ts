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
  const [few, many] = [batches[0]!, batches.at(-1)!];
  const growth = (many.peakBytes - few.peakBytes) / (many.runs - few.runs) / 1024;
  return `\`polylift batch\` as a whole process: two scenarios at the points of a Sobol' sequence in ${counties} counties, one household in 1,000, ten years with the base year, all indicators of the province kept. From ${grouped(few.runs)} to ${grouped(many.runs)} runs the peak of memory grows by ${growth.toFixed(1)} KiB a run. ${machine.processor}, ${machine.cores} cores, Node ${machine.node}.`;
}

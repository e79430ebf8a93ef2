import { fitLine } from '../fit.ts';
import type { Machine } from '../machine.ts';
import { grouped, markdownTable, mebibytes } from '../markdown.ts';
import { type Spread, spreadOf, spreadText } from '../spread.ts';
import type { Batch, MemorySample } from './batch.ts';

/** The content of `results.json`. */
export interface Results {
  readonly machine: Machine;
  readonly turns: number;
  readonly runs: number;
  readonly households: number;
  /** Workers of the batches that are held against one worker. */
  readonly workers: number;
  readonly one: BatchTimes;
  readonly several: BatchTimes;
  readonly share: { readonly whole: Spread; readonly steady: Spread };
  readonly memory: { readonly households: number; readonly workers: number; readonly samples: readonly MemorySample[] };
}

export interface BatchTimes {
  readonly whole: Spread;
  readonly steady: Spread;
}

export function timesOf(batches: readonly Batch[]): BatchTimes {
  return {
    whole: spreadOf(batches.map(({ seconds }) => seconds)),
    steady: spreadOf(batches.map(({ steadySeconds }) => steadySeconds)),
  };
}

/** How much faster several workers were than one in the same turn, over their number: 1 is the ideal. */
export function sharesOf(one: readonly Batch[], several: readonly Batch[], workers: number): Results['share'] {
  const share = (seconds: (batch: Batch) => number): Spread =>
    spreadOf(one.map((batch, turn) => seconds(batch) / seconds(several[turn]!) / workers));
  return { whole: share((batch) => batch.seconds), steady: share((batch) => batch.steadySeconds) };
}

/** Bytes that resident memory grows with each run, by least squares over the samples after the first fifth of the runs. */
export function growthOf(samples: readonly MemorySample[]): number {
  const warm = samples.filter(({ runs }) => runs > samples.at(-1)!.runs / 5);
  return fitLine(
    warm.map(({ runs }) => runs),
    warm.map(({ residentBytes }) => residentBytes),
  ).slope;
}

/** The most resident memory in each half of the runs: it goes up and down by tens of MiB as threads collect their garbage. */
export function peaksOf(samples: readonly MemorySample[]): readonly [number, number] {
  const half = samples.at(-1)!.runs / 2;
  const most = (part: (sample: MemorySample) => boolean): number =>
    Math.max(...samples.filter(part).map(({ residentBytes }) => residentBytes));
  return [most(({ runs }) => runs <= half), most(({ runs }) => runs > half)];
}

/** Two tables: speed, and memory at about ten moments. */
export function tableOf({ runs, workers, one, several, share, memory }: Results): string {
  const rate = ({ whole }: BatchTimes): string => (runs / whole.median).toFixed(1);
  const row = (title: string, times: BatchTimes): string[] => [
    title,
    spreadText(times.whole, 1, 2),
    rate(times),
    spreadText(times.steady, 1, 2),
  ];
  const percent = (spread: Spread): string => `${spreadText(spread, 0.01, 0)} %`;
  const step = Math.max(1, Math.round(memory.samples.length / 10));
  const rows = memory.samples.filter((_, i) => (i + 1) % step === 0);
  return [
    markdownTable(
      'lrrr',
      ['workers', 'seconds', 'runs a second', 'seconds of the last nine tenths'],
      [
        row('1', one),
        row(String(workers), several),
        [`speed-up, share of ${workers} times`, percent(share.whole), '', percent(share.steady)],
      ],
    ),
    markdownTable(
      'rr',
      ['runs done', 'resident memory, MiB'],
      rows.map((sample) => [grouped(sample.runs), mebibytes(sample.residentBytes)]),
    ),
  ].join('\n\n');
}

/** How it was measured, as one paragraph. */
export function captionOf({ machine, turns, runs, households, memory }: Results): string {
  const growth = (1000 * growthOf(memory.samples)) / 2 ** 20;
  const all = memory.samples.at(-1)!.runs;
  const [before, after] = peaksOf(memory.samples).map(mebibytes);
  return [
    `${grouped(runs)} runs of ${grouped(households)} households, ten years each with the base year, as one batch of the pool in a fresh process, on one worker and on several in turn;`,
    `medians of ${turns} turns with least and most; seconds count the start of the threads, those of the last nine tenths of the runs do not.`,
    `Memory: one batch of ${grouped(all)} runs of ${grouped(memory.households)} households on ${memory.workers} workers; it changes by ${growth.toFixed(2)} MiB for each`,
    `1,000 runs, by least squares after the first fifth, and has its peaks, between collections of garbage, at ${before} MiB in the first half of the runs and at`,
    `${after} MiB in the second. ${machine.processor}, ${machine.cores} cores, Node ${machine.node}.`,
  ].join(' ');
}

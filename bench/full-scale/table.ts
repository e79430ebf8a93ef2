import type { Machine } from '../machine.ts';
import { grouped, markdownTable, mebibytes } from '../markdown.ts';
import { type Spread, spreadOf, spreadText } from '../spread.ts';

/** One run as a whole process. */
export interface WholeRun {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
  /** SHA-256 of each Arrow file by its name. */
  readonly hashes: Readonly<Record<string, string>>;
}

/** What was measured with a number of workers. */
export interface Measured {
  readonly workers: number;
  readonly seconds: Spread;
  /** Processor time of all threads. */
  readonly cpuSeconds: Spread;
  /** Household-years a second. */
  readonly rate: Spread;
  /** Rate over that of C in the same turn; null without C. */
  readonly ratio: Spread | null;
  readonly peakBytes: number;
}

/** The content of `results.json`. */
export interface Results {
  readonly machine: Machine;
  readonly sample: string;
  readonly turns: number;
  readonly households: number;
  readonly years: number;
  /** Household-years a second of C on the reference model; null without a compiler. */
  readonly c: Spread | null;
  readonly measured: readonly Measured[];
  /** Arrow files that every run wrote, and those whose bytes were not the same in all. */
  readonly files: readonly string[];
  readonly differing: readonly string[];
}

/** `c` has the rate of each turn, and is empty without a compiler. */
export function measuredOf(workers: number, runs: readonly WholeRun[], householdYears: number, c: readonly number[]): Measured {
  const rates = runs.map(({ seconds }) => householdYears / seconds);
  return {
    workers,
    seconds: spreadOf(runs.map(({ seconds }) => seconds)),
    cpuSeconds: spreadOf(runs.map(({ cpuSeconds }) => cpuSeconds)),
    rate: spreadOf(rates),
    ratio: c.length === 0 ? null : spreadOf(rates.map((rate, turn) => rate / c[turn]!)),
    peakBytes: Math.max(...runs.map(({ peakBytes }) => peakBytes)),
  };
}

/** Names of all files, and of those that are missing in a run or have other bytes in it than in another one. */
export function compareHashes(runs: readonly Pick<WholeRun, 'hashes'>[]): Pick<Results, 'files' | 'differing'> {
  const files = [...new Set(runs.flatMap(({ hashes }) => Object.keys(hashes)))].toSorted();
  return { files, differing: files.filter((file) => new Set(runs.map(({ hashes }) => hashes[file])).size > 1) };
}

export function tableOf({ households, years, measured }: Results): string {
  const rows = measured.map(({ workers, seconds, cpuSeconds, rate, ratio, peakBytes }) => [
    String(workers),
    spreadText(seconds, 1, 1),
    spreadText(rate, 1e6, 2),
    spreadText(rate, 1e6 * workers, 2),
    spreadText(cpuSeconds, 1e-9 * households * years, 0),
    ratio === null ? '-' : spreadText(ratio, 1, 3),
    ratio === null ? '-' : spreadText(ratio, workers, 3),
    mebibytes(peakBytes),
  ]);
  const head = ['workers', 'seconds', 'million household-years a second', 'for each worker', 'processor time, ns each'];
  return markdownTable('rrrrrrrr', [...head, 'times C', 'times C, for each worker', 'peak memory, MiB'], rows);
}

/** How it was measured and whether the bytes are the same, as one paragraph. */
export function captionOf({ machine, sample, turns, households, years, c, files, differing }: Results): string {
  const unit =
    c === null
      ? 'There is no C compiler (cc): no ratio.'
      : `C: the scalar program of the reference model, ${spreadText(c, 1e6, 1)} million.`;
  const bytes =
    differing.length === 0
      ? `All ${files.length} Arrow files have the same bytes in every run.`
      : `The bytes of ${differing.join(', ')} are not the same in every run.`;
  return [
    `${grouped(households)} households (${sample}) through ${years} years: \`polylift run\` as a whole process, from its start to its end, with burn-in, result files`,
    `and report; medians of ${turns} turns in which each ran once, with least and most. ${unit} ${bytes}`,
    `${machine.processor}, ${machine.cores} cores, Node ${machine.node}, ${machine.compiler ?? 'no C compiler'}.`,
  ].join(' ');
}

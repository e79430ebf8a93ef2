import { fitExponent } from '../fit.ts';
import type { Machine } from '../machine.ts';
import { grouped, markdownTable, mebibytes } from '../markdown.ts';
import { type Spread, spreadText } from '../spread.ts';

/** One size, measured. */
export interface MeasuredSize {
  readonly label: string;
  readonly householdYears: number;
  /** Seconds of the whole process; null where it was not one of its own. */
  readonly whole: Spread | null;
  /** Seconds of the simulation alone: what the manifest says of its runs. */
  readonly runs: Spread;
  readonly peakBytes: number | null;
}

/** What was grown, and how the time grew with it. */
export interface MeasuredSeries {
  readonly title: string;
  readonly sizes: readonly MeasuredSize[];
}

/** A wait that a user has: seconds until something is there. */
export interface Wait {
  readonly title: string;
  readonly seconds: Spread;
}

/** The content of `results.json`. */
export interface Results {
  readonly machine: Machine;
  readonly turns: number;
  readonly series: readonly MeasuredSeries[];
  readonly waits: readonly Wait[];
  readonly missing: readonly { readonly title: string; readonly reason: string }[];
}

/** Slopes of ln seconds on ln household-years, from medians. NaN where time did not grow at all. */
export interface Slopes {
  readonly whole: number | null;
  readonly runs: number;
  /** Of what the runs of a size take beyond those of the smallest one, on what they simulate beyond it: all that is spent once drops out. */
  readonly marginal: number;
}

export function slopesOf({ sizes }: MeasuredSeries): Slopes {
  const work = sizes.map(({ householdYears }) => householdYears);
  const runs = sizes.map((size) => size.runs.median);
  const whole = sizes.flatMap((size) => (size.whole === null ? [] : [size.whole.median]));
  const beyond = (values: readonly number[]): number[] => values.slice(1).map((value) => value - values[0]!);
  return {
    whole: whole.length === 0 ? null : fitExponent(work, whole),
    runs: fitExponent(work, runs),
    marginal: fitExponent(beyond(work), beyond(runs)),
  };
}

/** Three tables: times, slopes, waits. */
export function tableOf({ series, waits }: Results): string {
  const seconds = (spread: Spread): string => spreadText(spread, 1, spread.median < 0.1 ? 4 : 2);
  const sizes = series.flatMap(({ title, sizes: own }) =>
    own.map(({ label, householdYears, whole, runs, peakBytes }) => {
      const each = (spread: Spread): string => threeDigits((1e9 * spread.median) / householdYears);
      const ofWhole = whole === null ? ['-', '-'] : [seconds(whole), each(whole)];
      return [
        title,
        label,
        grouped(householdYears),
        ...ofWhole,
        seconds(runs),
        each(runs),
        peakBytes === null ? '-' : mebibytes(peakBytes),
      ];
    }),
  );
  const slope = (value: number | null): string => (value === null || Number.isNaN(value) ? '-' : value.toFixed(3));
  const slopes = series.map((one) => {
    const { whole, runs, marginal } = slopesOf(one);
    return [one.title, slope(whole), slope(runs), slope(marginal)];
  });
  const head = ['grown', 'size', 'household-years', 'whole, s', 'ns for each', 'runs alone, s', 'ns for each', 'peak memory, MiB'];
  return [
    markdownTable('llrrrrrr', head, sizes),
    markdownTable('lrrr', ['slope when grown by', 'whole', 'runs alone', 'beyond the smallest'], slopes),
    markdownTable(
      'lr',
      ['wait', 'seconds'],
      waits.map((wait) => [wait.title, spreadText(wait.seconds, 1, 2)]),
    ),
  ].join('\n\n');
}

const threeDigits = (n: number): string => (n < 100 ? n.toFixed(1) : grouped(Math.round(n)));

/** How it was measured, as one paragraph. */
export function captionOf({ machine, turns, missing }: Results): string {
  const absent = missing.map(({ title, reason }) => ` Not measured: ${title} (${reason}).`).join('');
  return [
    `Medians of ${turns} turns in which everything ran once, with least and most. Whole: a fresh process \`polylift run multi-centre-equal-budget --workers 1\``,
    'from its start to its end, with threads, result files and report. Runs alone: what its manifest says of the simulation, from the first draw of the',
    'population to the last indicator, code not yet warm; of the reference model, the years alone, warm, one thread. Slope: of ln seconds on ln household-years,',
    '1 where time is in proportion; beyond the smallest: of what the runs take and simulate more than those of the smallest size, so that nothing counts that is',
    `spent once. ${machine.processor}, ${machine.cores} cores, Node ${machine.node}.${absent}`,
  ].join(' ');
}

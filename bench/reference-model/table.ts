import type { Machine } from '../machine.ts';
import { type Spread, spreadText } from '../spread.ts';
import type { Missing } from './implementations.ts';

/** What was measured of one implementation. */
export interface Measured {
  readonly id: string;
  readonly title: string;
  readonly households: number;
  readonly threads: number;
  /** Household-years a second. */
  readonly rate: Spread;
  /** Rate over that of C in the same turn; null without C. */
  readonly ratio: Spread | null;
  readonly peakBytes: number;
  /** Headcount ratio, poverty gap, mean income and members of the last year. */
  readonly outcome: { readonly headcount: number; readonly gap: number; readonly income: number; readonly members: number };
}

/** The content of `results.json`. */
export interface Results {
  readonly machine: Machine;
  readonly years: number;
  readonly turns: number;
  readonly measured: readonly Measured[];
  readonly missing: readonly Missing[];
}

const grouped = (n: number): string => n.toLocaleString('en-US');

/** The table in Markdown, fastest first. */
export function tableOf({ measured }: Results): string {
  const rows = measured
    .toSorted((a, b) => b.rate.median - a.rate.median)
    .map((m) => {
      const rate = m.rate.median < 1e6 ? spreadText(m.rate, 1e6, 2) : spreadText(m.rate, 1e6, 1);
      const ratio = m.ratio === null ? '-' : m.ratio.median < 0.1 ? m.ratio.median.toFixed(3) : spreadText(m.ratio, 1, 2);
      return `| ${m.title} | ${grouped(m.households)} | ${rate} | ${ratio} | ${Math.round(m.peakBytes / 2 ** 20)} |`;
    });
  return [
    '| implementation | households | million household-years a second | times C | peak memory, MiB |',
    '|---|---:|---:|---:|---:|',
    ...rows,
  ].join('\n');
}

/** Machine and way of measuring, as one paragraph. */
export function captionOf({ machine, years, turns, missing }: Results): string {
  const absent = missing.length === 0 ? '' : ` Not measured: ${missing.map(({ title, reason }) => `${title} (${reason})`).join(', ')}.`;
  return `${years} years, the start not counted; medians of ${turns} turns in which each implementation ran once, with least and most; ${machine.processor}, ${machine.cores} cores, Node ${machine.node}, ${machine.compiler ?? 'no C compiler'}.${absent}`;
}

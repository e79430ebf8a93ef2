/** The leaderboard of an experiment on mixes for the terminal. */
import type { MixesSummary, MixResult } from '../experiment/kinds/mixes/summary.ts';
import { formatTable } from './table.ts';

/** Mixes of a regime and budget that are listed; the tables have them all. */
const most = 10;

/** One table for each regime and budget, the mix that lifts the most first. */
export function printMixes(summary: MixesSummary, width: number): string {
  const { regimes, budgets, results } = summary;
  const tables = budgets.flatMap(({ label }, budget) =>
    regimes.flatMap(({ title }, regime) => {
      const rows = results
        .filter((result) => result.regime === regime && result.budget === budget)
        .toSorted((a, b) => (a.rank.rank ?? Infinity) - (b.rank.rank ?? Infinity));
      if (rows.length === 0) return [];
      const rest = rows.length > most ? `\n${rows.length - most} more in mixes.arrow and in the report` : '';
      return [`${title.en}, budget ${label}\n${leaderboard(rows.slice(0, most), width)}${rest}`];
    }),
  );
  return [...tables, legend].join('\n\n');
}

const legend = [
  'lifted: persons durably lifted more than with no money, with 95 % interval. gap: part of the poverty gap closed. relapse: after the money ends, a year.',
  '* not distinguishably dominated in its regime over all budgets. = persons lifted cannot be told from the best.',
].join('\n');

function leaderboard(rows: readonly MixResult[], width: number): string {
  const name = Math.max(20, width - 68);
  return formatTable({
    head: ['', 'mix', 'lifted', '95 % interval', 'cost bn', 'gap', 'Gini', 'relapse', 'yuan each'],
    align: 'll',
    rows: rows.map(({ title, measures, costPerLifted, onFrontier, tiedWithBest }) => [
      `${onFrontier ? '*' : ' '}${tiedWithBest ? '=' : ' '}`,
      title.en.length > name ? `${title.en.slice(0, name - 3)}...` : title.en,
      shown(measures.lifted.mean, whole),
      measures.lifted.lower === null ? '' : `${whole(measures.lifted.lower)} to ${whole(measures.lifted.upper!)}`,
      shown(measures.cost.mean, (cost) => (cost / 1e9).toFixed(1)),
      shown(measures.gap.mean, (share) => `${(100 * share).toFixed(1)} %`),
      shown(measures.gini.mean, (gini) => gini.toFixed(4)),
      shown(measures.relapse.mean, (share) => `${(100 * share).toFixed(2)} %`),
      shown(costPerLifted.lower === null ? null : costPerLifted.ratio, whole),
    ]),
  });
}

const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
const shown = (value: number | null, text: (value: number) => string): string => (value === null ? '–' : text(value));

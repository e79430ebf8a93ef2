import { amountFigures } from '../experiment/kinds/sensitivity/format.ts';
import type { GroupIndices, OutcomeSensitivity, SensitivitySummary, SummaryEstimate } from '../experiment/kinds/sensitivity/summary.ts';
import { formatTable, wrapText } from './table.ts';

type Cells = (indices: GroupIndices) => string[];

/** A table for each outcome: factors, most important first, with their indices and intervals. */
export function printSensitivity(summary: SensitivitySummary, width: number): string {
  return summary.outcomes.map((outcome) => tableOf(outcome, summary, width)).join('\n\n');
}

function tableOf(outcome: OutcomeSensitivity, { method, groups, confidence }: SensitivitySummary, width: number): string {
  const { unit, indices, ranking, pairs, dummy } = outcome;
  const own = (x: number | null | undefined): string => (x === null || x === undefined ? '-' : amountFigures(x, unit));
  const share = (x: number | null | undefined): string => (x === null || x === undefined ? '-' : x.toFixed(3));
  const level = `${Number((100 * confidence).toPrecision(4))} %`;
  const columns: Readonly<Record<SensitivitySummary['method'], readonly [head: readonly string[], cells: Cells]>> = {
    morris: [
      ['mu*', `${level} interval`, 'mu', 'sigma'],
      ({ mu_star: star, mu, sigma }) => [own(star!.value), ends(star!, own), own(mu!.value), own(sigma)],
    ],
    sobol: [
      ['ST', `${level} interval`, 'S1', `${level} interval`, 'swing'],
      ({ ST, S1, swing }) => [share(ST!.value), ends(ST!, share), share(S1!.value), ends(S1!, share), own(swing?.value)],
    ],
    pawn: [
      ['median', `${level} interval`, 'greatest', 'swing'],
      ({ pawn, swing }) => [share(pawn!.median.value), ends(pawn!.median, share), share(pawn!.maximum), own(swing?.value)],
    ],
  };
  const [head, cells] = columns[method];
  const name = ({ title }: { title: { en: string } }): string => (title.en.length > 40 ? `${title.en.slice(0, 39)}…` : title.en);
  const scale = unit === 'share' ? 'percentage points' : unit === '1' ? '' : unit;
  const lines = [
    wrapText(`${outcome.title.en}${scale === '' ? '' : ` (${scale})`}`, width),
    '',
    formatTable({ head: ['factor', ...head], rows: ranking.map((g) => [name(groups[g]!), ...cells(indices[g]!)]), align: 'l' }),
  ];
  if (dummy !== undefined) lines.push('', `Chance alone: median up to ${share(dummy.medianLimit)}.`);
  if (pairs.length > 0) {
    const largest = pairs.toSorted((a, b) => Math.abs(b.S2.value ?? 0) - Math.abs(a.S2.value ?? 0)).slice(0, 10);
    const rows = largest.map(({ first, second, S2 }) => [name(groups[first]!), name(groups[second]!), share(S2.value), ends(S2, share)]);
    lines.push('', formatTable({ head: ['pair', 'and', 'S2', `${level} interval`], rows, align: 'll' }));
  }
  return lines.join('\n');
}

function ends({ lower, upper }: SummaryEstimate, shown: (x: number | null) => string): string {
  return lower === null || upper === null ? '-' : `${shown(lower)} to ${shown(upper)}`;
}

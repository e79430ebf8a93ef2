/** Tables of a decomposition for the terminal. */
import type { DecompositionSummary, OutcomeSummary, SummaryEstimate } from '../experiment/kinds/decomposition/summary.ts';
import { Wording } from '../experiment/kinds/decomposition/wording.ts';
import { formatTable } from './table.ts';

/** Outcomes side by side; more would not fit. */
const columnsShown = 3;

/** Shapley values of all players for the first outcomes, with their 95 % intervals. */
export function decompositionText({ players, outcomes, reference, scenario }: DecompositionSummary): string {
  const shown = outcomes.slice(0, columnsShown);
  const wordings = shown.map((outcome) => new Wording(outcome));
  const row = (title: string, of: (outcome: OutcomeSummary) => SummaryEstimate): string[] => [
    title,
    ...shown.map((outcome, n) => wordings[n]!.withInterval(of(outcome)).en),
  ];
  const order = players
    .map((_, i) => i)
    .sort((a, b) => (outcomes[0]!.players[b]!.shapley.mean ?? 0) - (outcomes[0]!.players[a]!.shapley.mean ?? 0));
  const rows = [
    ...order.map((i) => row(players[i]!.title.en, (outcome) => outcome.players[i]!.shapley)),
    row('all together', (outcome) => outcome.total),
    ...(reference === null ? [] : [row(`${scenario.title.en} less ${reference.title.en}`, (outcome) => outcome.regimes!.own)]),
  ];
  const head = [
    'Shapley value',
    ...shown.map(({ title, year }, n) => {
      const { unit } = wordings[n]!;
      return `${title.en}, ${year === 'sum' ? 'all years' : year}${unit.en === '' ? '' : `, ${unit.en}`}`;
    }),
  ];
  const note = 'Above zero is good for poor people where the indicator has a good direction. 95 % intervals over replicates.';
  return `${formatTable({ head, rows, align: `l${'r'.repeat(shown.length)}`, headWidth: 28 })}\n${note}`;
}

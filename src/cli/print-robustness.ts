/** Tables of an experiment under deep uncertainty for the terminal. */
import type { RobustnessMeasure } from '../analysis/robustness/index.ts';
import { boxConditions } from '../experiment/kinds/robustness/findings.ts';
import type { BoxSummary, MeasureSummary, RobustnessSummary } from '../experiment/kinds/robustness/summary.ts';
import { differenceWords, outcomeWords, shareWords } from '../experiment/kinds/robustness/words.ts';
import { formatTable, wrapText } from './table.ts';

const measureNames: Readonly<Record<RobustnessMeasure, string>> = {
  max_regret: 'greatest regret',
  p90_regret: 'regret, 90th percentile',
  mean_regret: 'mean regret',
  satisficing: 'goals met, share of futures',
  worst: 'worst outcome',
  hurwicz: "Hurwicz's measure",
  mean: 'mean outcome',
  sd: 'standard deviation',
};

/** Measures of robustness by policy with their 95 % intervals, the best one marked, and the claimed boxes condition by condition. */
export function robustnessText(summary: RobustnessSummary, width: number): string {
  const { policies, measures, question, outcome } = summary;
  const names = [...new Set(measures.map(({ measure }) => measure))];
  const rows = names.map((name) => [
    measureNames[name],
    ...policies.map((policy) =>
      cellOf(
        measures.find(({ measure, policy: of }) => measure === name && of === policy.name)!,
        outcome.unit,
      ),
    ),
  ]);
  const table = formatTable({
    head: [`${outcome.title.en}, ${outcome.year === 'sum' ? 'all years' : outcome.year}`, ...policies.map(({ name }) => name)],
    rows,
    align: `l${'r'.repeat(policies.length)}`,
    headWidth: 28,
  });
  const claimed = question.boxes.filter((box) => box.claimed);
  const boxes = claimed.map((box, i) => boxText(summary, box, i, width));
  return [table, '* best; 95 % intervals over resampled futures', ...boxes].join('\n');
}

function cellOf({ measure, value, lower, upper, best }: MeasureSummary, unit: string): string {
  if (value === null) return '-';
  const words = (x: number): string =>
    measure === 'satisficing'
      ? shareWords(x).en
      : (measure.endsWith('regret') || measure === 'sd' ? differenceWords(x, unit) : outcomeWords(x, unit)).en.replace(
          ' percentage points',
          '',
        );
  const interval = lower === null || upper === null ? '' : ` (${words(lower).replace(' %', '')} to ${words(upper).replace(' %', '')})`;
  return `${words(value)}${interval}${best ? ' *' : '  '}`;
}

function boxText(summary: RobustnessSummary, box: BoxSummary, position: number, width: number): string {
  const { coverage, density, mass, pValue } = box;
  const test = pValue === null ? '' : `, p ${pValue < 0.01 ? pValue.toFixed(3) : pValue.toFixed(2)} by shuffling`;
  const head = `Box ${position + 1}: coverage ${shareWords(coverage).en}, density ${shareWords(density).en}, ${shareWords(mass).en} of all futures${test}`;
  return ['', head, ...boxConditions(summary, box).map(({ en }) => `  ${wrapText(en, width - 2, '    ')}`)].join('\n');
}

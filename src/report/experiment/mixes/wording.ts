/** How mixes, budgets and their numbers are said in the report. */
import type { Interval, MixesSummary, MixResult } from '../../../experiment/kinds/mixes/summary.ts';
import type { MeasureName } from '../../../experiment/kinds/mixes/schema.ts';
import type { Bilingual } from '../../../experiment/kind.ts';
import { billions, decimal, percent } from '../../format.ts';
import type { Cell } from '../../figure.ts';
import { say, Text } from '../../text.ts';

export const textOf = ({ en, zh }: Bilingual): Text => new Text(en, zh);

/** A budget as `×0.5` or `800 yuan`. */
export function budgetText({ budgets }: MixesSummary, budget: number): Text {
  const { label } = budgets[budget]!;
  return say(label, label.replace(' yuan', '元'));
}

/** A mix with its budget, where there are several. */
export function mixText(summary: MixesSummary, { title, budget }: Pick<MixResult, 'title' | 'budget'>): Text {
  if (summary.budgets.length === 1) return textOf(title);
  const at = budgetText(summary, budget);
  return say(`${title.en}, ${at.en}`, `${title.zh}，${at.zh}`);
}

const shownBy: Readonly<Record<MeasureName, (value: number) => string>> = {
  cost: billions,
  lifted: (value) => decimal(value, 0),
  gap: percent,
  gini: (value) => decimal(value, 4),
  relapse: (value) => `${decimal(100 * value, 2)}\u00A0%`,
};

/** A measure without its unit, which is in billions for the cost. */
export function measureShown(name: MeasureName, value: number | null): string {
  return value === null ? '–' : shownBy[name](value);
}

/** A mean with its interval below. */
export function intervalCell(name: MeasureName, { mean, lower, upper }: Interval): Cell {
  if (mean === null) return null;
  const shown = measureShown(name, mean);
  if (lower === null || upper === null) return { value: mean, shown };
  const [low, high] = [measureShown(name, lower), measureShown(name, upper)];
  return { value: mean, shown, below: say(`${low} to ${high}`, `${low} 至 ${high}`) };
}

/** A measure as the heading of a column, with its unit. */
export function measureHeading(summary: MixesSummary, name: MeasureName): Text {
  const { title } = summary.measures.find((measure) => measure.name === name)!;
  return name === 'cost' ? say(`${title.en}, bn yuan`, `${title.zh}，十亿元`) : textOf(title);
}

/** Text as the beginning of a sentence. */
export const capitalised = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** Shares of a mix as words, the largest first; those below half a per cent are left out. */
export function sharesText({ instruments }: MixesSummary, shares: readonly number[]): Text {
  const order = [...shares.keys()].filter((i) => shares[i]! >= 0.005).sort((i, j) => shares[j]! - shares[i]! || i - j);
  const part = (i: number): string => `${decimal(100 * shares[i]!, 0)}\u00A0%`;
  return say(
    order.map((i) => `${instruments[i]!.title.en} ${part(i)}`).join(', '),
    order.map((i) => `${instruments[i]!.title.zh}${part(i)}`).join('、'),
  );
}

/** How gains of an outcome are shown in its charts and tables. */
import { significance } from '../../../analysis/verdict.ts';
import type { OutcomeSummary, SummaryEstimate } from '../../../experiment/kinds/decomposition/summary.ts';
import { amountOf, Wording } from '../../../experiment/kinds/decomposition/wording.ts';
import type { Bilingual } from '../../../experiment/kind.ts';
import type { Cell, DataColumn } from '../../figure.ts';
import { decimal } from '../../format.ts';
import { say, type Text } from '../../text.ts';

/** The text with a capital at its beginning, as a sentence has it. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const textOf = ({ en, zh }: Bilingual): Text => say(en, zh);

/** Gains on the scale on which an outcome is shown, such as percentage points. */
export class Amounts {
  readonly wording: Wording;
  readonly factor: number;
  readonly #digits: number;

  constructor(outcome: OutcomeSummary) {
    this.wording = new Wording(outcome);
    this.factor = amountOf(outcome.unit).factor;
    const sizes = [outcome.total, ...outcome.players.map(({ shapley }) => shapley)].map(({ mean }) => Math.abs(this.factor * (mean ?? 0)));
    const largest = Math.max(...sizes);
    this.#digits = largest > 0 ? Math.min(6, Math.max(0, 2 - Math.floor(Math.log10(largest)))) : 2;
  }

  /** `the headcount ratio of 2020`. */
  get indicator(): Text {
    return textOf(this.wording.indicator);
  }

  /** `percentage points`; empty for a pure number. */
  get unit(): Text {
    return textOf(this.wording.unit);
  }

  /** `gain in percentage points`. */
  get axis(): Text {
    const { en, zh } = this.wording.unit;
    return en === '' ? say('gain', '增益') : say(`gain in ${en}`, `增益（${zh}）`);
  }

  scaled(value: number | null): number {
    return this.factor * (value ?? NaN);
  }

  /** `+0.312`. */
  signed(value: number | null): string {
    return signed(this.scaled(value), this.#digits);
  }

  /** `0.31 (0.25 to 0.36)`. */
  withInterval(estimate: SummaryEstimate): Text {
    return textOf(this.wording.withInterval(estimate));
  }

  /** A tick of a scale whose values are scaled already. */
  tick(value: number): string {
    return decimal(value, Math.min(6, Math.max(0, decimalsOf(value))));
  }

  /** An estimate as two cells: the mean with its interval below, and the file has the mean. */
  cell(estimate: SummaryEstimate | null): Cell {
    if (estimate === null || estimate.mean === null) return null;
    const value = this.scaled(estimate.mean);
    const { lower, upper } = estimate;
    const shown = this.signed(estimate.mean);
    if (lower === null || upper === null) return { value, shown };
    const [a, b] = [this.signed(lower), this.signed(upper)];
    return { value, shown, below: say(`${a} to ${b}`, `${a} 至 ${b}`) };
  }
}

/** A number with its sign, and none for zero. */
export function signed(value: number, digits: number): string {
  const text = decimal(value, digits);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

function decimalsOf(value: number): number {
  return String(Number(value.toPrecision(6))).split('.')[1]?.length ?? 0;
}

/** A column of gains, its unit in its title. */
export function gainColumn(amounts: Amounts, title: Text, name: string): DataColumn {
  const { en, zh } = amounts.unit;
  return { title: en === '' ? title : say(`${title.en}, ${en}`, `${title.zh}，${zh}`), name };
}

/** Names of the players at these positions, set apart by +. */
export function membersText(titles: readonly Text[], members: readonly number[]): Text {
  return say(members.map((i) => titles[i]!.en).join(' + '), members.map((i) => titles[i]!.zh).join(' + '));
}

/** The two widths in which charts are drawn. */
export const frames = { wide: { width: 760, fontSize: 13 }, narrow: { width: 340, fontSize: 12 } } as const;

/** Whether an adjusted p value tells apart from nil. */
export const isTold = (pAdjusted: number | null): boolean => pAdjusted !== null && pAdjusted < significance;

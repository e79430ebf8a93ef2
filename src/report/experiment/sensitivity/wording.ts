/** Words and scales that the figures of a sensitivity analysis share. */
import { amountFigures } from '../../../experiment/kinds/sensitivity/format.ts';
import { doubtSentence } from '../../../experiment/kinds/sensitivity/doubts.ts';
import type {
  GroupIndices,
  OutcomeSensitivity,
  SensitivitySummary,
  SummaryEstimate,
} from '../../../experiment/kinds/sensitivity/summary.ts';
import { provinceColumns } from '../../../model/record/columns.ts';
import { unitZh } from '../../chinese/parameters.ts';
import type { Cell } from '../../figure.ts';
import { decimal, listedText } from '../../format.ts';
import { inBoth, say, type Text } from '../../text.ts';
import type { ExperimentResults } from '../results.ts';

/** The two widths in which charts are drawn. */
export const frames = { wide: { width: 760, fontSize: 13 }, narrow: { width: 340, fontSize: 12 } } as const;

/** One outcome of an analysis with the names of everything in it. */
export class Wording {
  readonly summary: SensitivitySummary;
  readonly outcome: OutcomeSensitivity;
  /** Titles of the groups. */
  readonly titles: readonly Text[];
  /** Of shares, 100; amounts are percentage points. */
  readonly factor: number;
  readonly unit: Text;
  readonly title: Text;
  /** `headcount ratio 2020`. */
  readonly indicator: Text;
  readonly short: Text;
  /** `95 %`. */
  readonly level: string;

  constructor({ columns }: Pick<ExperimentResults, 'columns'>, summary: SensitivitySummary, outcome: OutcomeSensitivity) {
    this.summary = summary;
    this.outcome = outcome;
    this.titles = summary.groups.map(({ name, title: { en, zh } }) => {
      // A column of the design may have a Chinese title where the experiment gives none.
      const column = zh === en ? columns.find((each) => each.name === name) : undefined;
      return column === undefined ? say(en, zh) : say(en, column.title.zh);
    });
    const isShare = outcome.unit === 'share';
    this.factor = isShare ? 100 : 1;
    this.unit = isShare
      ? say('percentage points', '百分点')
      : outcome.unit === '1'
        ? say('')
        : say(outcome.unit, unitZh(outcome.unit) ?? outcome.unit);
    this.title = say(outcome.title.en, outcome.title.zh);
    const { title, titleZh = title } = provinceColumns.find(({ name }) => name === outcome.indicator)!;
    const year = outcome.year === 'sum' ? say('all years', '各年合计') : say(String(outcome.year), `${outcome.year}年`);
    this.indicator = say(`${title} ${year.en}`, outcome.year === 'sum' ? `${titleZh}（${year.zh}）` : `${year.zh}${titleZh}`);
    this.short = this.indicator;
    this.level = `${Number((100 * summary.confidence).toPrecision(4))}\u00A0%`;
  }

  /** Groups from the most important one. */
  get ranked(): readonly { readonly group: number; readonly title: Text; readonly indices: GroupIndices }[] {
    return this.outcome.ranking.map((group) => ({ group, title: this.titles[group]!, indices: this.outcome.indices[group]! }));
  }

  /** A number of the outcome on its scale. */
  scaled(value: number): number {
    return this.factor * value;
  }

  /** An amount with a true minus sign, without its unit. */
  amount(value: number): string {
    return amountFigures(value, this.outcome.unit).replace('-', '−');
  }

  /** The mean over all points with its unit: a share as per cent, a difference of shares in points. */
  get mean(): Text {
    const { mean, reference, unit } = this.outcome;
    const figures = this.amount(mean ?? NaN);
    if (unit === 'share' && reference === null) return say(`${figures}\u00A0%`);
    const { en, zh } = this.unit;
    return say(en === '' ? figures : `${figures} ${en}`, zh === '百分点' ? `${figures}个百分点` : `${figures}${zh}`);
  }

  signed(value: number): string {
    const text = this.amount(value);
    return value > 0 && text !== '0' ? `+${text}` : text;
  }

  /** `difference, percentage points`. */
  get axis(): Text {
    const { reference } = this.outcome;
    const what = reference === null ? say('mean', '均值') : say('mean difference', '差异的均值');
    const { en, zh } = reference === null && this.outcome.unit === 'share' ? say('%') : this.unit;
    return en === '' ? what : say(`${what.en}, ${en}`, `${what.zh}（${zh}）`);
  }

  /** What there is too little of; nothing where the indices may be relied on. */
  get doubt(): Text | undefined {
    const { doubts } = this.outcome;
    if (doubts.length === 0) return undefined;
    const { en, zh } = doubtSentence(doubts);
    return say(en, zh);
  }
}

/** A tick of a scale: as many decimals as it needs. */
export function tickText(value: number): string {
  const digits = String(Number(value.toPrecision(6))).split('.')[1]?.length ?? 0;
  return decimal(value, Math.min(6, digits));
}

/** An interval in words: `0.1 to 0.4`. */
export function intervalText({ lower, upper }: SummaryEstimate, shown: (value: number) => string): Text | undefined {
  if (lower === null || upper === null) return undefined;
  const [a, b] = [shown(lower), shown(upper)];
  return say(`${a} to ${b}`, `${a} 至 ${b}`);
}

/** An estimate as a cell, its interval below. `factor` is the scale of the file. */
export function estimateCell(estimate: SummaryEstimate | null | undefined, shown: (value: number) => string, factor = 1): Cell {
  if (estimate === null || estimate === undefined || estimate.value === null) return null;
  const below = intervalText(estimate, shown);
  return { value: factor * estimate.value, shown: shown(estimate.value), ...(below === undefined ? {} : { below }) };
}

/** An indicator in the middle of a sentence; names of people keep their capital. */
function inSentence(title: string): string {
  return /^(?:Gini|Theil|Watts|Palma)\b/.test(title) ? title : title.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}

/** `the difference in headcount ratio 2020`, or the indicator itself. */
export function explained({ outcome, indicator }: Pick<Wording, 'outcome' | 'indicator'>): Text {
  const [en, zh] = [inSentence(indicator.en), indicator.zh];
  return outcome.reference === null ? say(en, zh) : say(`the difference in ${en}`, `${zh}的差异`);
}

export const shareText = (value: number): string => decimal(value, 3);

/** Which factors lead: the title of an outcome's section. */
export function leadersOf(wording: Wording): Text {
  const { outcome, ranked, summary } = wording;
  const told = ranked.filter(({ group, indices }) => {
    if (summary.groups[group]!.factors.length === 0) return false;
    const { mu_star: star, ST, pawn } = indices;
    if (pawn !== undefined) return (pawn.median.value ?? 0) > outcome.dummy!.medianLimit;
    return ((star ?? ST)!.value ?? 0) > 0;
  });
  const what = explained(wording);
  const start = say(what.en.charAt(0).toUpperCase() + what.en.slice(1), what.zh);
  if (told.length === 0) return say(`${start.en} depends on none of the factors that were varied`, `${start.zh}不取决于所改变的任何因素`);
  const leaders = listedText(told.slice(0, 3).map(({ title }) => title));
  return inBoth((_, language) => (language === 'en' ? `${start.en} depends most on ${leaders.en}` : `${start.zh}最取决于${leaders.zh}`));
}

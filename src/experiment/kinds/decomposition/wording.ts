/** Gains of an outcome as words and numbers, in both languages. */
import type { Bilingual } from '../../kind.ts';
import type { OutcomeSummary, SummaryEstimate } from './summary.ts';

const amounts: readonly (readonly [RegExp, { readonly factor: number; readonly unit: Bilingual }])[] = [
  [/^share/, { factor: 100, unit: { en: 'percentage points', zh: '个百分点' } }],
  [/^1$/, { factor: 1, unit: { en: '', zh: '' } }],
  [/^yuan.* per person/, { factor: 1, unit: { en: 'yuan per person', zh: '元/人' } }],
  [/^yuan/, { factor: 1e-9, unit: { en: 'bn yuan', zh: '十亿元' } }],
  [/^persons/, { factor: 1, unit: { en: 'persons', zh: '人' } }],
  [/^households/, { factor: 1, unit: { en: 'households', zh: '户' } }],
  [/^counties/, { factor: 1, unit: { en: 'counties', zh: '个县' } }],
];

/** What a gain is multiplied by to be shown, and its unit then. */
export function amountOf(unit: string): { readonly factor: number; readonly unit: Bilingual } {
  return amounts.find(([pattern]) => pattern.test(unit))?.[1] ?? { factor: 1, unit: { en: unit, zh: unit } };
}

/** Decimals that show the width of an interval with two digits. */
export function digitsFor({ mean, lower, upper }: SummaryEstimate, factor: number): number {
  const width = factor * (lower === null || upper === null ? Math.abs(mean ?? 0) : upper - lower);
  if (!(width > 0)) return 2;
  return Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(width))));
}

/** A number with so many decimals, a true minus sign, thousands set apart, and no minus zero. */
export function shownNumber(value: number, digits: number): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/** How numbers of one outcome are shown. */
export class Wording {
  readonly #outcome: OutcomeSummary;
  readonly #factor: number;
  readonly unit: Bilingual;

  constructor(outcome: OutcomeSummary) {
    this.#outcome = outcome;
    const { factor, unit } = amountOf(outcome.unit);
    this.#factor = factor;
    this.unit = unit;
  }

  /** `the headcount ratio of 2020`. */
  get indicator(): Bilingual {
    const { title, year } = this.#outcome;
    const en = /^[A-Z][a-z]/.test(title.en) ? title.en.charAt(0).toLowerCase() + title.en.slice(1) : title.en;
    return year === 'sum'
      ? { en: `the sum of the ${en} over the years`, zh: `各年${title.zh}之和` }
      : { en: `the ${en} of ${year}`, zh: `${year}年${title.zh}` };
  }

  /** `lowers` where a gain is a fall of the indicator. */
  verb(gain: number): Bilingual {
    return gain * this.#outcome.sign < 0 ? { en: 'lowers', zh: '降低' } : { en: 'raises', zh: '提高' };
  }

  /** The amount without its sign: `0.42 percentage points`. */
  size(estimate: SummaryEstimate): Bilingual {
    const text = shownNumber(Math.abs(this.#factor * (estimate.mean ?? NaN)), digitsFor(estimate, this.#factor));
    return { en: joined(text, this.unit.en), zh: `${text}${this.unit.zh}` };
  }

  /** The amount with its sign and interval, the unit left out: `0.42 (0.31 to 0.53)`. */
  withInterval(estimate: SummaryEstimate): Bilingual {
    const digits = digitsFor(estimate, this.#factor);
    const { mean, lower, upper } = estimate;
    const at = (value: number | null): string => (value === null ? '–' : shownNumber(this.#factor * value, digits));
    if (lower === null || upper === null) return { en: at(mean), zh: at(mean) };
    return { en: `${at(mean)} (${at(lower)} to ${at(upper)})`, zh: `${at(mean)}（${at(lower)}至${at(upper)}）` };
  }

  /** The interval of a size, its ends without a sign when both have the same. */
  interval(estimate: SummaryEstimate, replicates: number): Bilingual {
    const { mean, lower, upper } = estimate;
    const digits = digitsFor(estimate, this.#factor);
    if (lower === null || upper === null)
      return { en: 'from one replicate alone, so how sure that is remains unknown', zh: '仅来自一次重复，把握程度未知' };
    const [near, far] = (mean ?? 0) < 0 ? [-upper, -lower] : [lower, upper];
    const [a, b] = [near, far].map((end) => shownNumber(this.#factor * end, digits));
    return { en: `95 % interval ${a} to ${b}, ${replicates} replicates`, zh: `95 %区间${a}至${b}，${replicates}次重复` };
  }
}

const joined = (text: string, unit: string): string => (unit === '' ? text : `${text} ${unit}`);

/** Whether an interval leaves out zero. */
export function toldApart({ lower, upper }: SummaryEstimate): boolean {
  return lower !== null && upper !== null && (lower > 0 || upper < 0);
}

/** `a`, `a and b`, `a, b and c`. */
export function listedIn(items: readonly Bilingual[]): Bilingual {
  const en = items.map((item) => item.en);
  const zh = items.map((item) => item.zh);
  const [comma, end] = en.some((item) => item.includes(',')) ? ['; ', '; and '] : [', ', ' and '];
  return {
    en: en.length < 2 ? (en[0] ?? '') : en.slice(0, -1).join(comma) + end + en.at(-1)!,
    zh: zh.join(zh.some((item) => /[，、]/.test(item)) ? '；' : '、'),
  };
}

/** Values of factors and outcomes in words, in both languages. */
import type { Bilingual } from '../../kind.ts';
import type { FactorSummary } from './summary.ts';

type Side = 'lower' | 'upper' | 'categories';

/** Limits of a box on one factor. */
export interface Limits {
  readonly lower?: number | undefined;
  readonly upper?: number | undefined;
  /** Words inside; for a factor of words. */
  readonly labels?: readonly string[] | undefined;
}

/** Collects the restrictions of a box factor by factor, in the order of the factors. */
export function limitsByColumn(
  restrictions: readonly {
    readonly column: string;
    readonly side: Side;
    readonly limit: number | null;
    readonly labels: readonly string[];
  }[],
): Map<string, Limits> {
  const limits = new Map<string, Limits>();
  for (const { column, side, limit, labels } of restrictions) {
    const known = limits.get(column) ?? {};
    limits.set(column, side === 'categories' ? { ...known, labels } : { ...known, [side]: limit });
  }
  return limits;
}

/** A condition of a box: `cost of coordination is at least 6.1 times the scenario's own`. */
export function conditionWords(factor: FactorSummary, { lower, upper, labels }: Limits): Bilingual {
  const title = inText(factor.title);
  if (labels !== undefined) {
    return { en: `${title.en} is ${labels.join(' or ')}`, zh: `${title.zh}为${labels.join('或')}` };
  }
  const [from, to] = [lower, upper].map((value) => (value === undefined ? undefined : valueWords(factor, value)));
  if (from !== undefined && to !== undefined)
    return { en: `${title.en} is between ${from.en} and ${to.en}`, zh: `${title.zh}介于${from.zh}与${to.zh}之间` };
  if (from !== undefined) return { en: `${title.en} is at least ${from.en}`, zh: `${title.zh}不低于${from.zh}` };
  return { en: `${title.en} is at most ${to!.en}`, zh: `${title.zh}不高于${to!.zh}` };
}

/** A value of a factor: `3.2 times the scenario's own`, `1.2 percentage points below the scenario's own`, `4 %`. */
export function valueWords({ unit, change, from, to, values }: FactorSummary, value: number): Bilingual {
  const [low, high] = [from ?? Math.min(...values), to ?? Math.max(...values)];
  const percent = /^(share|per )/.test(unit);
  const scaled = percent ? 100 : 1;
  const number = rounded(scaled * (change === 'add' ? Math.abs(value) : value), scaled * (high - low));
  if (change === 'multiply') return { en: `${number} times the scenario's own`, zh: `情景原值的${number}倍` };
  const amount: Bilingual = percent
    ? change === 'add'
      ? { en: `${number} percentage points`, zh: `${number}个百分点` }
      : { en: `${number} %`, zh: `${number}%` }
    : unit === '1' || unit === 'ratio' || unit === 'none' || unit === ''
      ? { en: number, zh: number }
      : { en: `${number} ${unit}`, zh: `${number} ${unit}` };
  if (change === 'set') return amount;
  if (Number(number) === 0) return { en: "the scenario's own", zh: '情景原值' };
  return value > 0
    ? { en: `${amount.en} above the scenario's own`, zh: `情景原值加${amount.zh}` }
    : { en: `${amount.en} below the scenario's own`, zh: `情景原值减${amount.zh}` };
}

/** With as many decimals as tell fiftieths of the range apart. */
function rounded(value: number, range: number): string {
  let digits = 0;
  for (let step = range / 50; step < 1 && digits < 8; step *= 10) digits += 1;
  return trimmed(value.toFixed(digits));
}

/** Without zeros at the end and without a minus zero. */
function trimmed(text: string): string {
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return short === '-0' ? '0' : short;
}

/** A title within a sentence. */
export function inText({ en, zh }: Bilingual): Bilingual {
  const proper = /^[A-Z][A-Z0-9]/.test(en);
  return { en: proper ? en : en.charAt(0).toLowerCase() + en.slice(1), zh };
}

/** A value of an indicator: shares as percent. */
export function outcomeWords(value: number, unit: string): Bilingual {
  if (unit.startsWith('share')) return same(`${significant(100 * value)} %`, `${significant(100 * value)}%`);
  return unit === '1' || unit === '' ? same(significant(value)) : same(`${significant(value)} ${unit}`);
}

/** A difference of an indicator: shares as percentage points. */
export function differenceWords(value: number, unit: string): Bilingual {
  if (unit.startsWith('share')) return same(`${significant(100 * value)} percentage points`, `${significant(100 * value)}个百分点`);
  return outcomeWords(value, unit);
}

/** Two digits that count, and all before the point. */
function significant(value: number): string {
  const size = Math.abs(value);
  if (size >= 10) return trimmed(value.toFixed(size >= 100 ? 0 : 1));
  return size === 0 ? '0' : trimmed(value.toFixed(Math.min(8, Math.max(2, 1 - Math.floor(Math.log10(size))))));
}

function same(en: string, zh = en): Bilingual {
  return { en, zh };
}

/** A share as whole percent, with a decimal near the ends, where whole numbers would say none or all. */
export function shareWords(share: number): Bilingual {
  const text = (share > 0 && share < 0.01) || (share > 0.99 && share < 1) ? (100 * share).toFixed(1) : (100 * share).toFixed(0);
  return { en: `${text} %`, zh: `${text}%` };
}

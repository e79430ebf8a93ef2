import type { Bilingual } from '../../kind.ts';

/** Units of amounts in Chinese; others are the same in both. */
const unitsZh: Readonly<Record<string, string>> = {
  persons: '人',
  households: '户',
  'yuan of 2010': '元（2010年价）',
  'yuan of 2010 per person': '元/人（2010年价）',
};

/** A difference of an indicator with its unit: `1.23 percentage points`. */
export function amount(value: number, unit: string): Bilingual {
  const figures = amountFigures(value, unit);
  if (unit === 'share') return { en: `${figures} percentage points`, zh: `${figures}个百分点` };
  if (unit === '1' || unit === 'none') return { en: figures, zh: figures };
  return { en: `${figures} ${unit}`, zh: `${figures}${unitsZh[unit] ?? ` ${unit}`}` };
}

/** The same without its unit; shares as percentage points. */
export function amountFigures(value: number, unit: string): string {
  return figuresOf(unit === 'share' ? 100 * value : value);
}

/** Three significant figures without an exponent, and no minus zero. */
function figuresOf(value: number): string {
  if (value === 0) return '0';
  // The size of the rounded number: 0.9999 is shown as 1.00.
  const size = Number(value.toExponential(2).split('e')[1]);
  if (size < -6) return value > 0 ? 'less than 0.000001' : 'more than -0.000001';
  const text = size >= 3 ? Math.round(value).toLocaleString('en-US') : value.toFixed(Math.max(0, 2 - size));
  return /^-0(\.0*)?$/.test(text) ? '0' : text;
}

/** Numbers as the report shows them. The same text on every machine: nothing depends on the locale. */
import { inBoth, say, Text } from './text.ts';

/** A number with so many decimals, thousands set apart, a true minus sign and no minus zero. A dash for what is not known. */
export function decimal(value: number, digits: number): string {
  if (!Number.isFinite(value)) return '–';
  const [whole = '', fraction] = Math.abs(value).toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/** How an indicator is shown: what it is multiplied by, how many decimals, and the unit of its value and of a difference. */
export interface Scale {
  readonly factor: number;
  readonly digits: number;
  readonly unit: string;
  readonly differenceUnit: string;
}

const pure: Scale = { factor: 1, digits: 3, unit: '', differenceUnit: '' };
const scales: readonly (readonly [RegExp, Scale])[] = [
  [/^share/, { factor: 100, digits: 1, unit: '%', differenceUnit: 'points' }],
  [/^1$/, pure],
  [/^yuan.* per person/, { factor: 1, digits: 0, unit: 'yuan', differenceUnit: 'yuan' }],
  [/^yuan/, { factor: 1e-9, digits: 1, unit: 'bn yuan', differenceUnit: 'bn yuan' }],
  [/^(persons|households)/, { factor: 1, digits: 0, unit: '', differenceUnit: '' }],
  [/^(counties|enterprises)/, { factor: 1, digits: 1, unit: '', differenceUnit: '' }],
];

/** The scale for the unit of a column. */
export function scaleOf(unit: string): Scale {
  return scales.find(([pattern]) => pattern.test(unit))?.[1] ?? pure;
}

/** The scale with as many more decimals, at most three, as show the width of an interval. */
export function scaleForInterval(scale: Scale, lower: number, upper: number): Scale {
  const width = scale.factor * (upper - lower);
  if (!(width > 0)) return scale;
  const needed = Math.ceil(-Math.log10(width / 4));
  const digits = Math.min(scale.digits + 3, Math.max(scale.digits, needed));
  return { ...scale, digits };
}

/** A value on its scale with its unit: `12.3 %`, `8,907 yuan`. */
export function shown(value: number, { factor, digits, unit }: Scale): string {
  return withUnit(decimal(factor * value, digits), unit);
}

/** A difference on its scale, with its sign: `+0.3 points`. */
export function shownDifference(value: number, { factor, digits, differenceUnit }: Scale): string {
  return withUnit(signed(factor * value, digits), differenceUnit);
}

/** Both ends of the interval of a difference: `−0.5 to +0.1`. */
export function shownInterval(lower: number, upper: number, { factor, digits }: Scale): string {
  return `${signed(factor * lower, digits)} to ${signed(factor * upper, digits)}`;
}

/** A share as percent: `12.3 %`. */
export function percent(share: number): string {
  return withUnit(decimal(100 * share, 1), '%');
}

/** A share as percent with its sign: `+12.3 %`. */
export const signedPercent = (share: number): string => `${share > 0 ? '+' : ''}${percent(share)}`;

const unitsZh: Readonly<Record<string, string>> = { points: '个百分点', yuan: '元', 'bn yuan': '十亿元' };

/** A value on its scale with its unit in both languages. */
export function shownText(value: number, scale: Scale): Text {
  return inUnits(shown(value, scale), scale.unit);
}

/** A difference on its scale in both languages. */
export function shownDifferenceText(value: number, scale: Scale): Text {
  return inUnits(shownDifference(value, scale), scale.differenceUnit);
}

/** Both ends of the interval of a difference in both languages, without the unit. */
export function shownIntervalText(lower: number, upper: number, scale: Scale): Text {
  const { factor, digits } = scale;
  return say(shownInterval(lower, upper, scale), `${signed(factor * lower, digits)} 至 ${signed(factor * upper, digits)}`);
}

function inUnits(text: string, unit: string): Text {
  const zh = unitsZh[unit];
  return zh === undefined ? say(text) : say(text, text.replace(`\u00A0${unit}`, `\u00A0${zh}`));
}

/** Yuan as billions with one decimal, without the unit. */
export function billions(yuan: number): string {
  return decimal(yuan / 1e9, 1);
}

/** `one replicate`, `10 replicates`. */
export function counted(n: number, noun: string, plural = `${noun}s`): string {
  return n === 1 ? `one ${noun}` : `${decimal(n, 0)} ${plural}`;
}

/** `a`, `a and b`, `a, b and c`; with semicolons where an item holds a comma itself. */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  const [separator, end] = items.some((item) => item.includes(',')) ? ['; ', '; and '] : [', ', ' and '];
  return items.slice(0, -1).join(separator) + end + items.at(-1)!;
}

/** `listed` in both languages. */
export function listedText(items: readonly (Text | string)[]): Text {
  const zh = items.map((item) => (item instanceof Text ? item.zh : item));
  const separator = zh.some((item) => /[，、]/.test(item)) ? '；' : '、';
  const last = zh.at(-1) ?? '';
  const joined = zh.length < 2 ? last : separator === '；' ? zh.join(separator) : `${zh.slice(0, -1).join(separator)}和${last}`;
  return say(listed(items.map((item) => (item instanceof Text ? item.en : item))), joined);
}

/** Sentences one after the other: with a space between them in English. */
export function joinedText(sentences: readonly (Text | string)[]): Text {
  return inBoth((of, language) =>
    sentences
      .map(of)
      .filter((sentence) => sentence !== '')
      .join(language === 'en' ? ' ' : ''),
  );
}

/** Keeps a number and the per cent sign after it on one line. */
export function unbroken(text: string): string {
  return text.replaceAll(/(?<=\d) (?=%)/g, '\u00A0');
}

const withUnit = (text: string, unit: string): string => (unit === '' || text === '–' ? text : `${text}\u00A0${unit}`);

function signed(value: number, digits: number): string {
  const text = decimal(value, digits);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

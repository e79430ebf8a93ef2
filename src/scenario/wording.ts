/** Values, types and ranges in the words of messages. */
import type { SchemaMeta } from './schema-tree.ts';

/** A number as a person would write it: no rounding noise, no long tail. */
export function numberText(value: number): string {
  return Number.isFinite(value)
    ? String(Number(value.toPrecision(10)))
    : value > 0
      ? 'infinity'
      : value < 0
        ? 'minus infinity'
        : 'not a number';
}

/** A value as written, shortened. */
export function valueText(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'number') return numberText(value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a mapping';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}..."` : text;
}

/** A value with its type: `the text "high"`, `the number 3`, `a list`. */
export function gotText(value: unknown): string {
  if (typeof value === 'string') return `the text ${valueText(value)}`;
  if (typeof value === 'number') return `the number ${valueText(value)}`;
  return valueText(value);
}

/** `0 to 1 (share)`, `at least 0 (yuan)`. */
export function rangeText(meta: SchemaMeta): string {
  const { min = -Infinity, max = Infinity } = meta;
  const unit = unitText(meta);
  if (min === -Infinity) return `at most ${numberText(max)}${unit}`;
  if (max === Infinity) return `at least ${numberText(min)}${unit}`;
  return `${numberText(min)} to ${numberText(max)}${unit}`;
}

/** The unit in brackets, nothing for a pure number. */
export function unitText(meta: SchemaMeta): string {
  return meta.unit === undefined || meta.unit === '1' ? '' : ` (${meta.unit})`;
}

/** The dotted path, as for `--set`. */
export function pathText(path: readonly (string | number)[]): string {
  return path.join('.');
}

/** How to mend a text or other value that stands where a number belongs, when it can be guessed. */
export function numberHint(value: unknown, meta: SchemaMeta): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  const percent = /^([-+]?\d+(?:[.,]\d+)?)\s*%$/.exec(text)?.[1];
  if (percent !== undefined) return `write ${numberText(Number(percent.replace(',', '.')) / 100)} for ${text}`;
  if (/^[-+]?\d+,\d+$/.test(text) && !/^[-+]?[1-9]\d{0,2},\d{3}$/.test(text)) return `write a decimal point: ${text.replace(',', '.')}`;
  const ungrouped = text.replaceAll(/(?<=\d)[,_ '](?=\d{3}(?:\D|$))/g, '');
  if (text !== '' && Number.isFinite(Number(ungrouped))) return ungrouped === value ? `remove the quotes: ${text}` : `write ${ungrouped}`;
  const withoutUnit = meta.unit === undefined || meta.unit === '1' ? undefined : /^([-+]?\d+(?:\.\d+)?)\s*\p{L}/u.exec(text)?.[1];
  if (withoutUnit !== undefined) return `write ${withoutUnit} alone; the unit is ${meta.unit}`;
  if (/\byear\b|[*/()]|\d\s*[-+]\s*\w/.test(text)) return `a formula begins with an equals sign: "= ${text}"`;
  return undefined;
}

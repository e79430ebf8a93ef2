import type { NamedParameters, Report } from './named-parameters.ts';
import { tryFormula } from './named-parameters.ts';
import type { FormulaGrammar } from './formula-grammar.ts';
import type { Formula } from './formula.ts';
import type { SchemaMeta } from './schema-tree.ts';
import type { Path } from './written.ts';
import { gotText, numberHint, numberText, pathText, rangeText } from './wording.ts';
import { interpolate, type Knot } from './year-path.ts';

/** What numbers are resolved with. */
export interface NumberContext {
  /** First and last year of the run, or nothing when they are not known. */
  readonly years: { readonly from: number; readonly to: number } | undefined;
  readonly named: NamedParameters;
  readonly grammar: FormulaGrammar;
  readonly report: Report;
}

/** Turns a number as written into a `number` (constant) or one number for each year (series); reports what is wrong and gives nothing then. */
export function resolveNumber(value: unknown, meta: SchemaMeta, path: Path, context: NumberContext): number | number[] | undefined {
  if (value === null) {
    const message = `nothing is written after ${pathText(path)}:`;
    context.report({ code: 'empty-value', path, target: 'key', message, hint: 'write a value, or remove the key to use its default' });
    return undefined;
  }
  return meta.kind === 'series' ? resolveSeries(value, meta, path, context) : resolveConstant(value, meta, path, context);
}

function resolveConstant(value: unknown, meta: SchemaMeta, path: Path, context: NumberContext): number | undefined {
  if (typeof value === 'number') return checked(value, meta, path, context.report, '');
  if (isFormula(value)) {
    const formula = knownFormula(value, path, context);
    if (formula === undefined) return undefined;
    const yearly = formula.usesYear ? 'year' : context.named.yearlyAmong(formula.uses);
    if (yearly !== undefined) {
      const why = yearly === 'year' ? 'its formula cannot use year' : `its formula cannot use ${yearly}, which depends on the year`;
      context.report({ code: 'year-in-constant', path, message: `${pathText(path)} holds for the whole run, so ${why}` });
      return undefined;
    }
    return checked(formula.evaluate(context.named.scope(context.years?.from ?? 0)), meta, path, context.report, '', value);
  }
  const isPath =
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).some((key) => /^\d{4}$/.test(key));
  context.report({
    code: 'wrong-type',
    path,
    message: isPath
      ? `${pathText(path)} holds for the whole run and cannot be a path over years`
      : `${pathText(path)} needs a number, ${rangeText(meta)}, or a formula "= ..."; got ${gotText(value)}`,
    hint: isPath ? 'write one number' : numberHint(value, meta),
  });
  return undefined;
}

function resolveSeries(value: unknown, meta: SchemaMeta, path: Path, context: NumberContext): number[] | undefined {
  if (typeof value === 'number') {
    return checked(value, meta, path, context.report, '') === undefined ? undefined : yearsOf(context)?.map(() => value);
  }
  if (isFormula(value)) {
    const formula = knownFormula(value, path, context);
    return formula === undefined ? undefined : formulaSeries(formula, value, meta, path, context);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const knots = readKnots(value as Readonly<Record<string, unknown>>, meta, path, context);
    return knots === undefined ? undefined : yearsOf(context)?.map((year) => interpolate(knots, year));
  }
  context.report({
    code: 'wrong-type',
    path,
    message: `${pathText(path)} needs a number, ${rangeText(meta)}, a path over years or a formula; got ${gotText(value)}`,
    hint: numberHint(value, meta) ?? 'write it as 0.5, as {2012: 0.2, 2016: 0.9} or as "= 0.1 + 0.05 * (year - 2012)"',
  });
  return undefined;
}

function formulaSeries(formula: Formula, text: string, meta: SchemaMeta, path: Path, context: NumberContext): number[] | undefined {
  const values: number[] = [];
  for (const year of yearsOf(context) ?? []) {
    const value = checked(formula.evaluate(context.named.scope(year)), meta, path, context.report, ` in ${year}`, text);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

function readKnots(value: Readonly<Record<string, unknown>>, meta: SchemaMeta, path: Path, context: NumberContext): Knot[] | undefined {
  const entries = Object.entries(value);
  if (entries.length === 0) {
    context.report({ code: 'bad-year', path, message: `${pathText(path)} has no years`, hint: 'write for example {2012: 0.2, 2016: 0.9}' });
    return undefined;
  }
  const knots: Knot[] = [];
  for (const [key, knot] of entries) {
    const at = [...path, key];
    if (!/^[12]\d{3}$/.test(key)) {
      const message = `${pathText(path)} is a path over years, and "${key}" is not a year of four digits`;
      context.report({ code: 'bad-year', path: at, target: 'key', message, hint: 'write for example {2012: 0.2, 2016: 0.9}' });
      continue;
    }
    const number = readKnot(knot, Number(key), meta, at, context);
    if (number !== undefined) knots.push([Number(key), number]);
  }
  return knots.length === entries.length ? knots : undefined;
}

function readKnot(value: unknown, year: number, meta: SchemaMeta, path: Path, context: NumberContext): number | undefined {
  if (typeof value === 'number') return checked(value, meta, path, context.report, '');
  if (isFormula(value)) {
    const formula = knownFormula(value, path, context);
    return formula === undefined ? undefined : checked(formula.evaluate(context.named.scope(year)), meta, path, context.report, '', value);
  }
  const message = `${pathText(path)} needs a number, ${rangeText(meta)}, or a formula; got ${gotText(value)}`;
  context.report({ code: 'wrong-type', path, message, hint: numberHint(value, meta) });
  return undefined;
}

function checked(value: number, meta: SchemaMeta, path: Path, report: Report, when: string, formula?: string): number | undefined {
  const { min = -Infinity, max = Infinity } = meta;
  const part = formula === undefined ? {} : { part: { text: formula, start: 0, end: formula.length } };
  if (!Number.isFinite(value)) {
    report({
      code: 'not-a-number',
      path,
      message: `${pathText(path)} has no finite value${when}: it is ${numberText(value)}`,
      hint: 'look for a division by zero or the logarithm or root of a negative number',
      ...part,
    });
    return undefined;
  }
  if (value >= min && value <= max) return value;
  const message = `${pathText(path)} is ${numberText(value)}${when}; allowed is ${rangeText(meta)}`;
  report({ code: 'out-of-range', path, message, hint: rangeHint(value, meta, formula !== undefined), ...part });
  return undefined;
}

function rangeHint(value: number, { min = -Infinity, max = Infinity }: SchemaMeta, isFormula: boolean): string | undefined {
  if (isFormula) return Number.isFinite(min) && Number.isFinite(max) ? `keep it inside with clamp(..., ${min}, ${max})` : undefined;
  return min >= 0 && max === 1 && value >= 2 && value <= 100 ? `${numberText(value)} % is written ${numberText(value / 100)}` : undefined;
}

function knownFormula(text: string, path: Path, context: NumberContext): Formula | undefined {
  const formula = tryFormula(text, path, context.grammar, context.named.names, context.report);
  return formula !== undefined && context.named.isKnown(formula) ? formula : undefined;
}

const isFormula = (value: unknown): value is string => typeof value === 'string' && value.startsWith('=');

function yearsOf({ years }: NumberContext): number[] | undefined {
  return years === undefined ? undefined : Array.from({ length: years.to - years.from + 1 }, (_, i) => years.from + i);
}

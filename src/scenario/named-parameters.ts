import type { Draft } from './draft.ts';
import { compileFormula, FormulaFault, type Formula, type FormulaScope } from './formula.ts';
import { parameterName, reservedNames } from './formula-functions.ts';
import type { FormulaGrammar } from './formula-grammar.ts';
import type { YearPath } from '../model/parameters/kinds.ts';
import type { Path } from './written.ts';
import { interpolate } from './year-path.ts';

export type Report = (draft: Draft) => void;

/** Offers a formula's text to the grammar and reports what is wrong with it. */
export function tryFormula(
  text: string,
  path: Path,
  grammar: FormulaGrammar,
  names: ReadonlySet<string>,
  report: Report,
): Formula | undefined {
  try {
    return compileFormula(text, grammar, names);
  } catch (error) {
    if (!(error instanceof FormulaFault)) throw error;
    report({ code: 'bad-formula', path, message: error.message, hint: error.hint, part: { text, start: error.start, end: error.end } });
    return undefined;
  }
}

interface Rule {
  readonly evaluate: (scope: FormulaScope) => number;
  readonly uses: ReadonlySet<string>;
  readonly usesYear: boolean;
}

/** The numbers that a scenario names under `parameters:` for use in its formulas. */
export class NamedParameters {
  readonly names: ReadonlySet<string>;
  readonly used = new Set<string>();
  readonly #rules = new Map<string, Rule>();
  readonly #order: string[] = [];
  /** Broken ones and those that build on them: what uses them is not reported again. */
  readonly #broken = new Set<string>();
  readonly #yearly = new Set<string>();
  readonly #byYear = new Map<number, ReadonlyMap<string, number>>();

  constructor(written: Readonly<Record<string, unknown>>, grammar: FormulaGrammar, report: Report) {
    this.names = new Set(Object.keys(written));
    for (const [name, value] of Object.entries(written)) {
      checkName(name, report);
      const rule = this.#rule(name, value, grammar, report);
      if (rule === undefined) this.#broken.add(name);
      else this.#rules.set(name, rule);
    }
    this.#sort(report);
  }

  /** Whether a formula's value can be known: none of what it uses is broken. */
  isKnown(formula: Formula): boolean {
    for (const name of formula.uses) this.used.add(name);
    return [...formula.uses].every((name) => !this.#broken.has(name));
  }

  /** The first named parameter that depends on the year, among those given. */
  yearlyAmong(names: Iterable<string>): string | undefined {
    return [...names].find((name) => this.#yearly.has(name));
  }

  /** What formulas see in a year. */
  scope(year: number): FormulaScope {
    let values = this.#byYear.get(year);
    if (values === undefined) {
      const known = new Map<string, number>();
      for (const name of this.#order) known.set(name, this.#rules.get(name)!.evaluate({ year, values: known }));
      values = known;
      this.#byYear.set(year, values);
    }
    return { year, values };
  }

  #rule(name: string, value: unknown, grammar: FormulaGrammar, report: Report): Rule | undefined {
    const path = ['parameters', name];
    if (typeof value === 'number' && Number.isFinite(value)) return { evaluate: () => value, uses: new Set(), usesYear: false };
    if (typeof value === 'string' && value.startsWith('=')) {
      const formula = tryFormula(value, path, grammar, this.names, report);
      for (const other of formula?.uses ?? []) if (other !== name) this.used.add(other);
      return formula;
    }
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const knots = Object.entries(value as YearPath);
      const plain = knots.every(([year, knot]) => /^[12]\d{3}$/.test(year) && typeof knot === 'number');
      if (plain && knots.length > 0) {
        const numbers = knots.map(([year, knot]) => [Number(year), knot as number] as const);
        return { evaluate: ({ year }) => interpolate(numbers, year), uses: new Set(), usesYear: true };
      }
      report({
        code: 'wrong-type',
        path,
        message: `the named parameter ${name} needs numbers at years of four digits`,
        hint: 'write for example {2012: 0.2, 2016: 0.9}',
      });
      return undefined;
    }
    report({ code: 'wrong-type', path, message: `the named parameter ${name} needs a number, a path {year: number} or a formula "= ..."` });
    return undefined;
  }

  /** Puts the rules into an order in which each comes after what it uses; circles are reported once. */
  #sort(report: Report): void {
    const done = new Set<string>();
    const visit = (name: string, trail: readonly string[]): void => {
      const rule = this.#rules.get(name);
      if (done.has(name) || rule === undefined) return;
      const circleFrom = trail.indexOf(name);
      if (circleFrom >= 0) {
        const circle = trail.slice(circleFrom);
        report({
          code: 'cyclic-parameters',
          path: ['parameters', name],
          message: `named parameters refer to each other in a circle: ${[...circle, name].join(' -> ')}`,
          hint: 'give one of them a number',
        });
        for (const member of circle) this.#break(member);
        return;
      }
      for (const other of rule.uses) visit(other, [...trail, name]);
      if (done.has(name)) return;
      done.add(name);
      if ([...rule.uses].some((other) => this.#broken.has(other))) this.#broken.add(name);
      if (this.#broken.has(name)) return void this.#rules.delete(name);
      if (rule.usesYear || this.yearlyAmong(rule.uses) !== undefined) this.#yearly.add(name);
      this.#order.push(name);
    };
    for (const name of this.#rules.keys()) visit(name, []);
  }

  #break(name: string): void {
    this.#broken.add(name);
    this.#rules.delete(name);
  }
}

function checkName(name: string, report: Report): void {
  const reserved = reservedNames.has(name);
  if (!reserved && parameterName.test(name)) return;
  report({
    code: 'bad-parameter-name',
    path: ['parameters', name],
    target: 'key',
    message: reserved ? `"${name}" has a meaning of its own in formulas and cannot name a parameter` : `"${name}" cannot name a parameter`,
    hint: reserved ? `write for example ${name}_value` : 'a name begins with a letter and has letters, digits and _ only',
  });
}

/**
 * What formulas may use. Only operations whose results are the same on every JavaScript engine version that runs the model: `Math.pow`
 * and `**` differ in the last bit between versions of Node, `Math.exp`, `Math.log` and `Math.sqrt` do not.
 */

/** A function of a formula: how many values it takes, and what it does, in words and in code. */
export interface FormulaFunction {
  readonly parameters: readonly [least: number, most: number];
  readonly description: string;
  readonly apply: (values: readonly number[]) => number;
}

/** Base to the power of the exponent: by multiplication for whole exponents up to 1024, else exp(exponent * ln base). */
export function power(base: number, exponent: number): number {
  if (!Number.isInteger(exponent) || Math.abs(exponent) > 1024) {
    if (base === 0 && exponent > 0) return 0;
    if (base === 1) return 1;
    return Math.exp(exponent * Math.log(base));
  }
  let result = 1;
  let factor = base;
  for (let rest = Math.abs(exponent); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= factor;
    factor *= factor;
  }
  return exponent < 0 ? 1 / result : result;
}

const one = (description: string, apply: (x: number) => number): FormulaFunction => ({
  parameters: [1, 1],
  description,
  apply: (v) => apply(v[0]!),
});

/** The functions of formulas by name. */
export const formulaFunctions: Readonly<Record<string, FormulaFunction>> = {
  min: { parameters: [1, 16], description: 'the smallest of its values', apply: (v) => Math.min(...v) },
  max: { parameters: [1, 16], description: 'the largest of its values', apply: (v) => Math.max(...v) },
  abs: one('value without its sign', Math.abs),
  exp: one('e to the power of x', Math.exp),
  log: one('natural logarithm', Math.log),
  sqrt: one('square root', Math.sqrt),
  floor: one('largest whole number not above x', Math.floor),
  ceil: one('smallest whole number not below x', Math.ceil),
  round: one('nearest whole number, halves away from zero', (x) => (x < 0 ? -Math.round(-x) : Math.round(x))),
  clamp: {
    parameters: [3, 3],
    description: 'clamp(x, low, high): x, but not below low nor above high',
    apply: (v) => Math.min(Math.max(v[0]!, v[1]!), v[2]!),
  },
  step: { parameters: [2, 2], description: 'step(x, from): 0 while x < from, then 1', apply: (v) => (v[0]! < v[1]! ? 0 : 1) },
  ramp: {
    parameters: [3, 3],
    description: 'ramp(x, from, to): 0 up to from, 1 from to on, straight between',
    apply: (v) => Math.min(Math.max((v[0]! - v[1]!) / (v[2]! - v[1]!), 0), 1),
  },
};

/** Limits of a formula, so that a hostile one fails at once. */
export const formulaLimits = { characters: 1000, brackets: 40, nodes: 400, depth: 200 } as const;

/** Names that formulas keep for themselves. */
export const reservedNames: ReadonlySet<string> = new Set([
  'year',
  'and',
  'or',
  'not',
  'xor',
  'mod',
  'in',
  'to',
  'true',
  'false',
  'null',
  'undefined',
  'NaN',
  'Infinity',
  'end',
  ...Object.keys(formulaFunctions),
]);

/** A name that a named parameter may have. */
export const parameterName = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

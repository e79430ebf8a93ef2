import fc from 'fast-check';
import { create, all, type ConfigOptions, type FactoryFunctionMap } from 'mathjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { compileFormula, FormulaFault, type Formula } from '../../src/scenario/formula.ts';
import { formulaFunctions, power } from '../../src/scenario/formula-functions.ts';
import { loadFormulaGrammar, type FormulaGrammar } from '../../src/scenario/formula-grammar.ts';

// Comparisons of formulas are exact; those of mathjs allow for rounding: this is the least that it takes.
const oracle = create(all as FactoryFunctionMap, { relTol: 1e-15, absTol: 0, predictable: true } as ConfigOptions);
const seed = 20_120_101;

let grammar: FormulaGrammar;
beforeAll(async () => {
  grammar = await loadFormulaGrammar();
});

const names = new Set(['a', 'b_2']);
const compile = (text: string): Formula => compileFormula(text, grammar, names);
const value = (text: string, year = 2014): number =>
  compile(text).evaluate({
    year,
    values: new Map([
      ['a', 0.25],
      ['b_2', -3],
    ]),
  });

interface Trees {
  number: string;
  truth: string;
}

/** Random formulas of everything that is allowed; `power` is left out because it is compared on its own. */
const trees = fc.letrec<Trees>((tie) => {
  const number = tie('number');
  const binary = (operators: string[]) => fc.tuple(number, fc.constantFrom(...operators), number).map(([x, op, y]) => `(${x} ${op} ${y})`);
  return {
    number: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('year', 'a', 'b_2'),
      fc.double({ min: 0.001, max: 1000, noNaN: true }).map((x) => String(Number(x.toPrecision(6)))),
      binary(['+', '-', '*', '/']),
      number.map((x) => `-${x}`),
      fc.tuple(tie('truth'), number, number).map(([condition, yes, no]) => `(${condition} ? ${yes} : ${no})`),
      fc.tuple(fc.constantFrom('abs', 'floor', 'ceil', 'round'), number).map(([name, x]) => `${name}(${x})`),
      number.map((x) => `sqrt(abs(${x}))`),
      number.map((x) => `log(abs(${x}) + 1)`),
      number.map((x) => `exp(-abs(${x}))`),
      fc
        .tuple(fc.constantFrom('min', 'max'), fc.array(number, { minLength: 1, maxLength: 4 }))
        .map(([name, xs]) => `${name}(${xs.join(', ')})`),
    ),
    truth: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      binary(['<', '<=', '>', '>=', '==', '!=']),
      fc.tuple(number, number, number).map(([x, y, z]) => `(${x} < ${y} <= ${z})`),
      fc.tuple(tie('truth'), fc.constantFrom('and', 'or'), tie('truth')).map(([p, op, q]) => `(${p} ${op} ${q})`),
      tie('truth').map((p) => `not ${p}`),
    ),
  };
});

describe('a formula', () => {
  test('has the value that mathjs gives', () => {
    fc.assert(
      fc.property(trees.number, fc.integer({ min: 2011, max: 2035 }), fc.double({ min: -5, max: 5, noNaN: true }), (text, year, a) => {
        fc.pre(text.length < 990);
        let formula: Formula;
        try {
          formula = compile(`= ${text}`);
        } catch (error) {
          // Only the limits may refuse a formula of allowed parts.
          expect((error as FormulaFault).message).toMatch(/nested more than|nested too deeply|more than 400 parts/);
          return;
        }
        const expected = oracle.evaluate(text, { year, a, b_2: -3 }) as number;
        const got = formula.evaluate({
          year,
          values: new Map([
            ['a', a],
            ['b_2', -3],
          ]),
        });
        if (Number.isNaN(expected)) expect(got).toBeNaN();
        else if (!Number.isFinite(expected)) expect(got).toBe(expected);
        else expect(Math.abs(got - expected)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(expected)));
      }),
      { seed, numRuns: 2000 },
    );
  });

  test('raises to a power as mathjs does', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.oneof(fc.integer({ min: -30, max: 30 }), fc.double({ min: -30, max: 30, noNaN: true })),
        (base, exponent) => {
          const expected = Math.pow(base, exponent);
          expect(Math.abs(power(base, exponent) / expected - 1)).toBeLessThan(1e-12);
        },
      ),
      { seed },
    );
    expect([power(0, 0), power(0, 2), power(0, 0.5), power(-2, 3), power(-2, -1), power(1, 0.3), power(2, 10)]).toEqual([
      1, 0, 0, -8, -0.5, 1, 1024,
    ]);
    expect(power(-2, 0.5)).toBeNaN();
    expect(power(0, -1)).toBe(Infinity);
  });

  test.each([
    ['= -2^2', -4],
    ['= 2^3^2', 512],
    ['= 2^-1', 0.5],
    ['= 0.1 + 0.05 * (year - 2012)', 0.2],
    ['= year >= 2016 ? 0.9 : year >= 2013 ? 0.5 : 0', 0.5],
    ['= 2012 < year < 2016 ? 1 : 0', 1],
    ['= not (year < 2012) and a == 0.25 ? 1 : 0', 1],
    ['= clamp(a * 10, 0, 1)', 1],
    ['= step(year, 2014) + step(year, 2015)', 1],
    ['= ramp(year, 2012, 2016)', 0.5],
    ['= ramp(year, 2020, 2025)', 0],
    ['= round(2.5) + round(-2.5) + round(b_2 / 2)', -2],
    ['= min(3, a, 2) + max(b_2)', -2.75],
    ['=1e3', 1000],
    ['= 1 +\n 2', 3],
  ])('%s is %d', (text, expected) => {
    expect(value(text)).toBeCloseTo(expected, 12);
  });

  test('tells what it uses', () => {
    expect(compile('= a + max(b_2, 1)')).toMatchObject({ uses: new Set(['a', 'b_2']), usesYear: false });
    expect(compile('= year')).toMatchObject({ uses: new Set(), usesYear: true });
  });

  test('documents every function, and each takes as many values as it says', () => {
    for (const [name, { parameters, description }] of Object.entries(formulaFunctions)) {
      expect(description).not.toBe('');
      const args = Array.from({ length: parameters[0] }, (_, i) => i + 1).join(', ');
      expect(value(`= ${name}(${args})`)).toSatisfy(Number.isFinite);
      expect(() => compile(`= ${name}(${'1, '.repeat(parameters[1])}1)`)).toThrow(`${name} takes`);
    }
  });
});

describe('a hostile formula is refused', () => {
  const hostile: [string, RegExp][] = [
    ['= zeros(1e9)', /unknown function "zeros"/],
    ['= import("fs")', /unknown function "import"/],
    ['= f(x) = f(x)', /definition of a function/],
    ['= a.max(1)', /only the functions of formulas can be called/],
    ['= constructor', /unknown name "constructor"/],
    ['= __proto__', /unknown name "__proto__"/],
    ['= toString()', /unknown function "toString"/],
    ['= hasOwnProperty(1)', /unknown function "hasOwnProperty"/],
    ['= cos.constructor("return 1")()', /cannot be read/],
    ['= cos.constructor("return 1")', /only the functions of formulas can be called/],
    ['= a["constructor"]', /a dot or an index/],
    ['= year = 3', /an assignment/],
    ['= "text"', /text cannot be used/],
    ['= [1, 2]', /a list/],
    ['= {a: 1}', /an object/],
    ['= 1:1e9', /a range/],
    ['= 5 cm', /side by side/],
    ['= 2 year', /side by side/],
    ['= 3!', /operator !/],
    ["= a'", /operator '/],
    ['= 5%', /percentage/],
    ['= 5 mod 2', /operator mod/],
    ['= 1 | 2', /operator \|/],
    ['= random()', /unknown function "random"/],
    ['= evaluate("1")', /unknown function "evaluate"/],
    ['= true', /"true" cannot be used/],
    ['= 1; 2', /more than one expression/],
    ['= 1e999', /too large/],
    ['= year(3)', /not a function/],
    ['= max', /needs brackets/],
    ['= year > 2015', /comparison stands where a number/],
    ['= year ? 1 : 2', /number stands where a comparison/],
    ['= 1 +', /ends where a value is expected/],
    ['=', /nothing is written/],
    [`= ${'('.repeat(10_000)}1${')'.repeat(10_000)}`, /characters/],
    [`= ${'('.repeat(300)}1${')'.repeat(300)}`, /brackets are nested/],
    [`= ${'-'.repeat(900)}1`, /nested too deeply/],
    [`= ${'not '.repeat(240)}1`, /nested too deeply/],
    [`= ${'2^'.repeat(480)}2`, /nested too deeply|parts/],
    [`= ${'1?1:'.repeat(240)}1`, /nested too deeply|comparison/],
    [`= ${'1+'.repeat(490)}1`, /nested too deeply/],
  ];

  test.each(hostile.map(([text, message]) => [text.slice(0, 40), text, message] as const))('%s', (_, text, message) => {
    expect(() => compile(text)).toThrow(message);
    try {
      compile(text);
    } catch (error) {
      expect(error).toBeInstanceOf(FormulaFault);
      const { start, end } = error as FormulaFault;
      expect(start).toBeLessThanOrEqual(end);
    }
  });

  test('whatever its text is, within a second and without another error', () => {
    const pieces = fc.constantFrom(
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      '1',
      'a',
      'year',
      '+',
      '-',
      '*',
      '/',
      '^',
      '?',
      ':',
      ',',
      '.',
      '=',
      '"',
      "'",
      '\\',
      '!',
      '%',
      '@',
      '#',
      ';',
      ' ',
      'and',
      'max',
      'constructor',
      '__proto__',
      '=>',
      'NaN',
      '\u0000',
      '\ud83d\ude00',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        try {
          expect(
            typeof compile(`=${parts.join('')}`).evaluate({
              year: 2012,
              values: new Map([
                ['a', 1],
                ['b_2', 1],
              ]),
            }),
          ).toBe('number');
        } catch (error) {
          expect(error).toBeInstanceOf(FormulaFault);
        }
      }),
      { seed, numRuns: 3000 },
    );
  });
});

import { formulaFunctions, formulaLimits, power } from './formula-functions.ts';
import type { FormulaGrammar, SyntaxNode } from './formula-grammar.ts';
import { nearest } from './nearest.ts';

/** What a formula is evaluated with. */
export interface FormulaScope {
  readonly year: number;
  /** Values of the named parameters. */
  readonly values: ReadonlyMap<string, number>;
}

/** A formula that was read: a number for each year. */
export interface Formula {
  readonly evaluate: (scope: FormulaScope) => number;
  /** Named parameters that it uses. */
  readonly uses: ReadonlySet<string>;
  readonly usesYear: boolean;
}

/** Why a formula was refused; `start` and `end` (not included) are offsets in its text. */
export class FormulaFault extends Error {
  readonly hint: string | undefined;
  readonly start: number;
  readonly end: number;

  constructor(message: string, hint: string | undefined, start: number, end: number) {
    super(message);
    this.hint = hint;
    this.start = start;
    this.end = end;
  }
}

type Code =
  | { readonly type: 'number'; readonly run: (scope: FormulaScope) => number }
  | { readonly type: 'truth'; readonly run: (scope: FormulaScope) => boolean };

/**
 * Reads a formula and turns it into a chain of closures: no code is generated, and nothing but the listed operations can occur in it.
 * `text` begins with the equals sign. Throws `FormulaFault`.
 */
export function compileFormula(text: string, grammar: FormulaGrammar, names: ReadonlySet<string>): Formula {
  const whole = (message: string, hint?: string): FormulaFault => new FormulaFault(message, hint, 0, text.length);
  if (text.length > formulaLimits.characters) {
    throw whole(
      `the formula has ${text.length} characters; at most ${formulaLimits.characters} are allowed`,
      'split it into named parameters',
    );
  }
  if (text.slice(1).trim() === '')
    throw whole('nothing is written after the equals sign', 'write for example "= 0.1 + 0.05 * (year - 2012)"');
  refuseDeepBrackets(text);
  const tree = parseText(text, grammar);
  const compiler = new Compiler(text, names);
  const code = compiler.number(tree, 0);
  return { evaluate: code, uses: compiler.uses, usesYear: compiler.usesYear };
}

function refuseDeepBrackets(text: string): void {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if ('([{'.includes(text[i]!)) depth++;
    else if (')]}'.includes(text[i]!)) depth--;
    if (depth > formulaLimits.brackets)
      throw new FormulaFault(
        `brackets are nested more than ${formulaLimits.brackets} deep`,
        'split the formula into named parameters',
        i,
        i + 1,
      );
  }
}

function parseText(text: string, grammar: FormulaGrammar): SyntaxNode {
  try {
    // The space keeps offsets; line ends would separate statements.
    return grammar(` ${text.slice(1).replaceAll(/\s/g, ' ')}`);
  } catch (error) {
    if (error instanceof RangeError)
      throw new FormulaFault('the formula is nested too deeply', 'split it into named parameters', 0, text.length);
    if (!(error instanceof SyntaxError)) throw error;
    const char = (error as { char?: unknown }).char;
    const at = typeof char === 'number' ? Math.min(Math.max(char - 1, 0), text.length) : 0;
    const words = error.message
      .replace(/\s*\(char \d+\)/, '')
      .replace(/^Unexpected end of expression$/, 'it ends where a value is expected');
    throw new FormulaFault(`the formula cannot be read: ${lowerFirst(words)}`, undefined, at, at + 1);
  }
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

const arithmetic: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': power,
};

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};

const relationNames: Readonly<Record<string, string>> = {
  smaller: '<',
  smallerEq: '<=',
  larger: '>',
  largerEq: '>=',
  equal: '==',
  unequal: '!=',
};

class Compiler {
  readonly uses = new Set<string>();
  usesYear = false;
  #nodes = 0;
  readonly #text: string;
  readonly #names: ReadonlySet<string>;

  constructor(text: string, names: ReadonlySet<string>) {
    this.#text = text;
    this.#names = names;
  }

  number(node: SyntaxNode, depth: number): (scope: FormulaScope) => number {
    const code = this.#compile(node, depth);
    if (code.type === 'truth')
      throw this.#fault('a comparison stands where a number is needed', 'choose a number with it: "year < 2016 ? 0.2 : 0.9"');
    return code.run;
  }

  #truth(node: SyntaxNode, depth: number): (scope: FormulaScope) => boolean {
    const code = this.#compile(node, depth);
    if (code.type === 'number')
      throw this.#fault('a number stands where a comparison is needed', 'compare it with something: "year >= 2016"');
    return code.run;
  }

  #compile(node: SyntaxNode, depth: number): Code {
    this.#nodes += 1;
    if (this.#nodes > formulaLimits.nodes)
      throw this.#fault(`the formula has more than ${formulaLimits.nodes} parts`, 'split it into named parameters');
    if (depth > formulaLimits.depth) throw this.#fault('the formula is nested too deeply', 'split it into named parameters');
    switch (node.type) {
      case 'ConstantNode':
        return this.#literal(node.value);
      case 'ParenthesisNode':
        return this.#compile(node.content!, depth + 1);
      case 'SymbolNode':
        return this.#symbol(node.name!);
      case 'OperatorNode':
        return this.#operator(node, depth + 1);
      case 'RelationalNode':
        return this.#relation(
          node.conditionals!.map((name) => relationNames[name]!),
          node.params!,
          depth + 1,
        );
      case 'ConditionalNode': {
        const test = this.#truth(node.condition!, depth + 1);
        const yes = this.number(node.trueExpr!, depth + 1);
        const no = this.number(node.falseExpr!, depth + 1);
        return { type: 'number', run: (scope) => (test(scope) ? yes(scope) : no(scope)) };
      }
      case 'FunctionNode':
        return this.#call(node, depth + 1);
      default:
        throw this.#fault(`${forbidden[node.type] ?? 'something in it'} cannot be used in a formula`, languageHint);
    }
  }

  #literal(value: unknown): Code {
    if (typeof value === 'number' && Number.isFinite(value)) return { type: 'number', run: () => value };
    if (typeof value === 'number') throw this.#fault('a number in it is too large');
    throw this.#fault(
      typeof value === 'string' ? 'text cannot be used in a formula' : `"${String(value)}" cannot be used in a formula`,
      languageHint,
    );
  }

  #symbol(name: string): Code {
    if (name === 'year') {
      this.usesYear = true;
      return { type: 'number', run: (scope) => scope.year };
    }
    if (this.#names.has(name)) {
      this.uses.add(name);
      return { type: 'number', run: (scope) => scope.values.get(name)! };
    }
    if (Object.hasOwn(formulaFunctions, name))
      throw this.#fault(`the function ${name} needs brackets with values`, `write ${name}(...)`, name);
    throw this.#unknownName(name);
  }

  #unknownName(name: string): FormulaFault {
    const near = nearest(name, ['year', ...this.#names]);
    const known =
      this.#names.size === 0
        ? 'formulas know year and what stands under "parameters:"'
        : `formulas here know year, ${[...this.#names].join(', ')}`;
    return this.#fault(`unknown name "${name}"`, near === undefined ? known : `did you mean ${near}?`, name);
  }

  #operator(node: SyntaxNode, depth: number): Code {
    const [a, b] = node.args!;
    const op = node.op!;
    if (node.isPercentage === true) throw this.#fault('a percentage or a remainder cannot be used in a formula', 'write 0.05 for 5 %', '%');
    if (node.implicit === true) throw this.#fault('two values stand side by side', 'write * between them to multiply');
    if (b === undefined) {
      if (op === '-') {
        const run = this.number(a!, depth);
        return { type: 'number', run: (scope) => -run(scope) };
      }
      if (op === '+') return { type: 'number', run: this.number(a!, depth) };
      if (op === 'not') {
        const run = this.#truth(a!, depth);
        return { type: 'truth', run: (scope) => !run(scope) };
      }
    } else if (Object.hasOwn(arithmetic, op)) {
      const [left, right, apply] = [this.number(a!, depth), this.number(b, depth), arithmetic[op]!];
      return { type: 'number', run: (scope) => apply(left(scope), right(scope)) };
    } else if (Object.hasOwn(comparisons, op)) {
      return this.#relation([op], [a!, b], depth);
    } else if (op === 'and' || op === 'or') {
      const [left, right] = [this.#truth(a!, depth), this.#truth(b, depth)];
      return { type: 'truth', run: op === 'and' ? (scope) => left(scope) && right(scope) : (scope) => left(scope) || right(scope) };
    }
    if (op === '%') throw this.#fault('a percentage or a remainder cannot be used in a formula', 'write 0.05 for 5 %', '%');
    throw this.#fault(`the operator ${op} cannot be used in a formula`, languageHint, op);
  }

  #relation(operators: readonly string[], operands: readonly SyntaxNode[], depth: number): Code {
    const values = operands.map((operand) => this.number(operand, depth));
    const tests = operators.map((op) => comparisons[op]!);
    return { type: 'truth', run: (scope) => tests.every((test, i) => test(values[i]!(scope), values[i + 1]!(scope))) };
  }

  #call(node: SyntaxNode, depth: number): Code {
    const called = typeof node.fn === 'object' ? node.fn : undefined;
    // "a.max(1)" is a call, too, and says that its name is "max": only a plain name may be called.
    if (called?.type !== 'SymbolNode') throw this.#fault('only the functions of formulas can be called', languageHint);
    const name = called.name!;
    if (!Object.hasOwn(formulaFunctions, name)) {
      const near = nearest(name, Object.keys(formulaFunctions));
      if (name === 'year' || this.#names.has(name))
        throw this.#fault(`"${name}" is a number, not a function`, 'write * before the bracket to multiply', name);
      throw this.#fault(
        `unknown function "${name}"`,
        near === undefined ? `formulas have ${Object.keys(formulaFunctions).join(', ')}` : `did you mean ${near}?`,
        name,
      );
    }
    const { parameters, apply } = formulaFunctions[name]!;
    const [least, most] = parameters;
    const values = node.args!.map((argument) => this.number(argument, depth));
    if (values.length < least || values.length > most) {
      const wanted = least === most ? `${least} ${least === 1 ? 'value' : 'values'}` : `${least} to ${most} values`;
      throw this.#fault(`${name} takes ${wanted}, not ${values.length}`, formulaFunctions[name]!.description, name);
    }
    return { type: 'number', run: (scope) => apply(values.map((run) => run(scope))) };
  }

  /** A fault at a word of the formula, or at all of it: the syntax tree has no positions. */
  #fault(message: string, hint?: string, word?: string): FormulaFault {
    const at = word === undefined ? -1 : wordIndex(this.#text, word);
    return at < 0 ? new FormulaFault(message, hint, 0, this.#text.length) : new FormulaFault(message, hint, at, at + word!.length);
  }
}

function wordIndex(text: string, word: string): number {
  if (!/^\w+$/.test(word)) return text.indexOf(word, 1);
  return new RegExp(`(?<![\\w.])${word}(?!\\w)`).exec(text)?.index ?? -1;
}

const languageHint = `formulas have numbers, year, named parameters, + - * / ^, comparisons, and, or, not, "test ? a : b" and ${Object.keys(formulaFunctions).join(', ')}`;

const forbidden: Readonly<Record<string, string>> = {
  AccessorNode: 'a dot or an index',
  ArrayNode: 'a list',
  AssignmentNode: 'an assignment',
  BlockNode: 'more than one expression',
  FunctionAssignmentNode: 'the definition of a function',
  IndexNode: 'an index',
  ObjectNode: 'an object',
  RangeNode: 'a range',
};

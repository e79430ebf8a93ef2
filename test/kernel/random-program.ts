import * as fc from 'fast-check';
import type { CellType, Expression, KeptType, Program, ProgramColumn, Statement, ValueType } from '../../src/kernel/program.ts';

const cells: readonly CellType[] = ['f32', 'f32', 'i32', 'u32', 'u16', 'u8'];
const regionNames = ['a', 'b'];
const draws = [
  { name: 'd0', purpose: 101, word: 0 },
  { name: 'd1', purpose: 101, word: 3 },
  { name: 'd2', purpose: 202, word: 1 },
  { name: 'd3', purpose: 'called', word: 2 },
] as const;
const kept: readonly { readonly name: string; readonly cell: KeptType }[] = [
  { name: 'k0', cell: 'f32' },
  { name: 'k1', cell: 'i32' },
];
const sums = [
  { name: 's0', kind: 'count' },
  { name: 's1', kind: 'total' },
] as const;

const smallFloat = fc.oneof(fc.float({ min: -1000, max: 1000, noNaN: true }), fc.integer({ min: -8, max: 8 }));

/** Something to choose from a list of numbers: a program is grown from them, so that a failing one shrinks. */
class Grower {
  readonly #choices: readonly number[];
  #next = 0;
  readonly types: ValueType[];

  constructor(choices: readonly number[], types: ValueType[]) {
    this.#choices = choices;
    this.types = types;
  }

  choose(below: number): number {
    const choice = this.#choices[this.#next % this.#choices.length]!;
    this.#next++;
    return (choice + 7 * Math.floor(this.#next / this.#choices.length)) % below;
  }

  expression(type: ValueType, depth: number, visible: readonly number[]): Expression {
    const locals = visible.filter((local) => this.types[local] === type);
    const leaf = depth === 0 || this.choose(5) === 0;
    if (leaf && locals.length > 0 && this.choose(3) !== 0) return { op: 'local', type, local: locals[this.choose(locals.length)]! };
    const inner = (t: ValueType): Expression => this.expression(t, Math.max(0, depth - 1), visible);
    if (type === 'bool') {
      if (depth > 0 && this.choose(4) === 0)
        return { op: 'binary', type, name: (['and', 'or', 'xor'] as const)[this.choose(3)]!, a: inner('bool'), b: inner('bool') };
      if (depth > 0 && this.choose(5) === 0) return { op: 'unary', type, name: 'not', a: inner('bool') };
      const of = this.choose(2) === 0 ? 'f32' : 'i32';
      const name = (['eq', 'ne', 'lt', 'le', 'gt', 'ge'] as const)[this.choose(6)]!;
      return { op: 'compare', type, name, a: inner(of), b: inner(of) };
    }
    if (leaf) return this.#leaf(type);
    if (this.choose(6) === 0) return { op: 'select', type, test: inner('bool'), a: inner(type), b: inner(type) };
    return type === 'f32' ? this.#floats(inner) : this.#wholes(inner);
  }

  #leaf(type: 'f32' | 'i32'): Expression {
    if (type === 'i32' && this.choose(8) === 0) return { op: this.choose(2) === 0 ? 'unit' : 'position', type };
    if (type === 'i32' && this.choose(2) === 0) return { op: 'word', type, draw: this.choose(draws.length) };
    if (type === 'f32' && this.choose(2) === 0) return { op: 'region', type, region: this.choose(regionNames.length) };
    const value = this.choose(4001) - 2000;
    return { op: 'const', type, value: type === 'f32' ? Math.fround(value / 16) : value };
  }

  #floats(inner: (type: ValueType) => Expression): Expression {
    const type = 'f32';
    const unary = ['neg', 'abs', 'sqrt', 'floor', 'ceil', 'trunc', 'nearest', 'toFloat'] as const;
    const binary = ['add', 'sub', 'mul', 'div', 'min', 'max'] as const;
    const k = this.choose(unary.length + 2 * binary.length);
    if (k >= unary.length) return { op: 'binary', type, name: binary[k % binary.length]!, a: inner('f32'), b: inner('f32') };
    return { op: 'unary', type, name: unary[k]!, a: inner(unary[k] === 'toFloat' ? 'i32' : 'f32') };
  }

  #wholes(inner: (type: ValueType) => Expression): Expression {
    const type = 'i32';
    const binary = ['add', 'sub', 'mul', 'min', 'max', 'and', 'or', 'xor', 'shl', 'shr', 'shru'] as const;
    const k = this.choose(binary.length + 4);
    if (k === binary.length) return { op: 'unary', type, name: 'toInt', a: inner('f32') };
    if (k === binary.length + 1) return { op: 'unary', type, name: (['neg', 'abs', 'not'] as const)[this.choose(3)]!, a: inner('i32') };
    if (k === binary.length + 2) return { op: 'unary', type, name: 'bitsOf', a: this.#comparable(inner('f32')) };
    if (k === binary.length + 3) return { op: 'unary', type, name: 'toOne', a: inner('bool') };
    const name = binary[k]!;
    const b: Expression = name.startsWith('sh') ? { op: 'const', type, value: this.choose(32) } : inner('i32');
    return { op: 'binary', type, name, a: inner('i32'), b };
  }

  /** The bits of what is not a number are left open by the specification. */
  #comparable(a: Expression): Expression {
    return {
      op: 'select',
      type: 'f32',
      test: { op: 'compare', type: 'bool', name: 'eq', a, b: a },
      a,
      b: { op: 'const', type: 'f32', value: 1 },
    };
  }

  statements(count: number, depth: number, outer: readonly number[]): Statement[] {
    const visible = [...outer];
    return Array.from({ length: count }, (): Statement => {
      const kind = this.choose(depth > 0 ? 8 : 6);
      if (kind === 0) {
        const local = this.types.push((['f32', 'i32', 'bool'] as const)[this.choose(3)]!) - 1;
        const value = this.expression(this.types[local]!, 3, visible);
        visible.push(local);
        return { op: 'set', local, value, fresh: true };
      }
      if (kind === 1) {
        const sum = this.choose(sums.length);
        return { op: 'sum', sum, value: this.expression(sum === 0 ? 'bool' : 'f32', 2, visible) };
      }
      if (kind < 6) {
        const local = visible[this.choose(visible.length)]!;
        return { op: 'set', local, value: this.expression(this.types[local]!, 3, visible), fresh: false };
      }
      const test = this.expression('bool', 2, visible);
      const when = this.statements(1 + this.choose(3), depth - 1, visible);
      const otherwise = this.statements(this.choose(3), depth - 1, visible);
      return { op: 'if', test, when, otherwise, skip: this.choose(2) === 0 };
    });
  }
}

/** A row is kept at one place, here the last, within conditions or not. */
function withKeep(body: Statement[], grower: Grower, visible: readonly number[]): Statement[] {
  let last: Statement = { op: 'keep', values: kept.map(({ cell }) => grower.expression(cell === 'f32' ? 'f32' : 'i32', 2, visible)) };
  for (let depth = grower.choose(3); depth > 0; depth--)
    last = { op: 'if', test: grower.expression('bool', 2, visible), when: [last], otherwise: [], skip: grower.choose(2) === 0 };
  return [...body, last];
}

/** A sum of conditions as whole numbers, of numbers only when they are. */
function harmless(statements: readonly Statement[]): Statement[] {
  return statements.map((statement): Statement => {
    if (statement.op === 'if') return { ...statement, when: harmless(statement.when), otherwise: harmless(statement.otherwise) };
    if (statement.op !== 'sum') return statement;
    const { sum, value } = statement;
    if (sum === 0)
      return {
        op: 'sum',
        sum,
        value: { op: 'unary', type: 'i32', name: 'toOne', a: value },
      };
    const small: Expression = {
      op: 'compare',
      type: 'bool',
      name: 'lt',
      a: { op: 'unary', type: 'f32', name: 'abs', a: value },
      b: { op: 'const', type: 'f32', value: 1e6 },
    };
    return { op: 'sum', sum, value: { op: 'select', type: 'f32', test: small, a: value, b: { op: 'const', type: 'f32', value: 1 } } };
  });
}

/** A program, the numbers of its region, the cells of its columns row by row, and where its rows begin. */
export interface Case {
  readonly program: Program;
  readonly region: readonly number[];
  readonly cells: readonly (readonly number[])[];
  readonly first: number;
}

export const anyCase: fc.Arbitrary<Case> = fc
  .record({
    choices: fc.array(fc.nat({ max: 10_000 }), { minLength: 20, maxLength: 200 }),
    count: fc.integer({ min: 1, max: 12 }),
    region: fc.tuple(smallFloat, smallFloat),
    cells: fc.array(fc.tuple(smallFloat, smallFloat, fc.integer(), fc.nat(), fc.nat({ max: 65_535 }), fc.nat({ max: 255 })), {
      minLength: 0,
      maxLength: 21,
    }),
    first: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ choices, count, region, cells: rows, first }) => {
    const types: ValueType[] = cells.map((cell) => (cell === 'f32' ? 'f32' : 'i32'));
    const grower = new Grower(choices, types);
    const visible = [...cells.keys()];
    const grown = harmless(grower.statements(count, 3, visible));
    const body = grower.choose(2) === 0 ? grown : withKeep(grown, grower, visible);
    const list = grower.choose(2) === 0 ? undefined : cells.indexOf('u32');
    const columns = cells.map((cell, k): ProgramColumn => ({ name: `c${k}`, cell, local: k, read: true, written: k !== list }));
    const program = { name: 'random', columns, region: regionNames, draws, list, sums, kept, locals: types, body };
    return { program, region, cells: rows, first };
  });

/** Operators and values of a kernel's source, and what is known of them while compiling. */
import type { ArithmeticName, ComparisonName, Expression, UnaryName, ValueType } from '../../src/kernel/program.ts';

export const arithmetic: Readonly<Record<string, ArithmeticName>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
  '&': 'and',
  '|': 'or',
  '^': 'xor',
};
export const shifts: Readonly<Record<string, ArithmeticName>> = { '<<': 'shl', '>>': 'shr', '>>>': 'shru' };
export const comparisons: Readonly<Record<string, ComparisonName>> = {
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
  '===': 'eq',
  '!==': 'ne',
};
export const mathFunctions: Readonly<Record<string, ArithmeticName | UnaryName>> = {
  min: 'min',
  max: 'max',
  abs: 'abs',
  sqrt: 'sqrt',
  floor: 'floor',
  ceil: 'ceil',
  trunc: 'trunc',
};
export const laneOperations: Readonly<Record<string, readonly [UnaryName, ValueType]>> = {
  bitsOf: ['bitsOf', 'i32'],
  floatOf: ['floatOf', 'f32'],
  nearest: ['nearest', 'f32'],
  toFloat: ['toFloat', 'f32'],
  toInt: ['toInt', 'i32'],
};

/** A value of the source: an expression, a number known while compiling, or an object known while compiling (a table of constants). */
export type Value = Expression | { readonly op: 'number'; readonly value: number } | { readonly op: 'table'; readonly value: object };

/** Values that are as cheap to get again as to keep. */
export const cheap: readonly Value['op'][] = ['number', 'table', 'const', 'region', 'word', 'unit', 'position'];

export function asValue(value: unknown): Value | undefined {
  if (typeof value === 'number') return { op: 'number', value };
  return typeof value === 'object' && value !== null ? { op: 'table', value } : undefined;
}

/** Numbers known while compiling take the type of what they meet. */
export function commonType(a: Value, b: Value): ValueType {
  const typeOf = (v: Value): ValueType | undefined => (v.op === 'number' || v.op === 'table' ? undefined : v.type);
  const [left, right] = [typeOf(a), typeOf(b)];
  if (left === right) return left ?? 'f32';
  if (left === undefined || right === undefined) {
    const constant = left === undefined ? a : b;
    const other = (left ?? right)!;
    return other === 'i32' && constant.op === 'number' && !Number.isInteger(constant.value) ? 'f32' : other;
  }
  return left === 'bool' || right === 'bool' ? 'bool' : 'f32';
}

/** Whether a condition is the same for all rows of a region. */
export function isShared(e: Expression): boolean {
  switch (e.op) {
    case 'const':
    case 'region':
      return true;
    case 'local':
    case 'word':
    case 'unit':
    case 'position':
      return false;
    case 'unary':
      return isShared(e.a);
    case 'binary':
    case 'compare':
      return isShared(e.a) && isShared(e.b);
    case 'select':
      return isShared(e.test) && isShared(e.a) && isShared(e.b);
  }
}

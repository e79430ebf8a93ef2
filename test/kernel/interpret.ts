import { threefry4x32 } from '../../src/random/index.ts';
import type { Call } from '../../src/kernel/plain.ts';
import type { Expression, Program, Statement } from '../../src/kernel/program.ts';

type Cells = Float32Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

const float = new Float32Array(1);
const word = new Int32Array(float.buffer);

/**
 * Runs a program row by row with real branches: what each operation means, written down apart from the compiler. Conditions are 0 and -1.
 * Returns how many rows are kept, and the sums: each of eight lanes adds up every eighth row, the first four of them every fourth of the rows left at the end.
 */
export function interpret(
  program: Program,
  columns: Readonly<Record<string, Cells>>,
  region: readonly number[],
  call: Call,
): { readonly sums: number[]; readonly kept: number } {
  const lanes = program.sums.map(() => [0, 0, 0, 0, 0, 0, 0, 0]);
  const even = call.count - (call.count % 8);
  const words = new Uint32Array(4);
  const list = program.list === undefined ? undefined : program.columns[program.list]!.name;
  let kept = 0;
  for (let i = 0; i < call.count; i++) {
    const at = list === undefined ? i : columns[list]![call.first + i]!;
    const unit = call.unit + at;
    const rowIn = (name: string): number => call.first + (name === list ? i : at);
    const locals = program.locals.map(() => 0);
    for (const { name, local, cell } of program.columns)
      locals[local] = cell === 'f32' ? columns[name]![rowIn(name)]! : columns[name]![rowIn(name)]! | 0;
    const drawn = program.draws.map(({ purpose, word: k }) => {
      threefry4x32(call.key, unit, call.code, purpose === 'called' ? call.purpose! : purpose, call.moment, words);
      return words[k]! | 0;
    });
    const value = (e: Expression): number => {
      switch (e.op) {
        case 'const':
          return e.type === 'f32' ? Math.fround(e.value) : e.value | 0;
        case 'local':
          return locals[e.local]!;
        case 'region':
          return Math.fround(region[e.region]!);
        case 'word':
          return drawn[e.draw]!;
        case 'unit':
          return unit | 0;
        case 'position':
          return i;
        case 'unary':
          return unary(e.name, e.type, value(e.a));
        case 'binary':
          return binary(e.name, e.type, value(e.a), value(e.b));
        case 'compare':
          return compare(e.name, value(e.a), value(e.b)) ? -1 : 0;
        case 'select':
          return value(e.test) === 0 ? value(e.b) : value(e.a);
      }
    };
    const run = (statement: Statement): void => {
      if (statement.op === 'set') locals[statement.local] = value(statement.value);
      else if (statement.op === 'sum') lanes[statement.sum]![i < even ? i % 8 : (i - even) % 4]! += value(statement.value);
      else if (statement.op === 'keep') {
        program.kept.forEach(({ name }, k) => (columns[name]![call.first + kept] = value(statement.values[k]!)));
        kept++;
      } else if (value(statement.test) === 0) statement.otherwise.forEach(run);
      else statement.when.forEach(run);
    };
    program.body.forEach(run);
    for (const { name, local, cell, written } of program.columns) if (written) columns[name]![rowIn(name)] = stored(cell, locals[local]!);
  }
  return { sums: lanes.map((l) => l[0]! + l[1]! + (l[2]! + l[3]!) + (l[4]! + l[5]! + (l[6]! + l[7]!))), kept };
}

/** Bytes and half words are clamped, bytes by way of signed half words. */
function stored(cell: string, value: number): number {
  if (cell !== 'u8' && cell !== 'u16') return value;
  const half = Math.max(0, Math.min(0xffff, value));
  return cell === 'u16' ? half : Math.max(0, Math.min(255, (half << 16) >> 16));
}

function unary(name: string, type: string, a: number): number {
  switch (name) {
    case 'neg':
      return type === 'f32' ? -a : -a | 0;
    case 'abs':
      return type === 'f32' ? Math.abs(a) : Math.abs(a) | 0;
    case 'sqrt':
      return Math.fround(Math.sqrt(a));
    case 'floor':
      return Math.floor(a);
    case 'ceil':
      return Math.ceil(a);
    case 'trunc':
      return Math.trunc(a);
    case 'nearest': {
      const low = Math.floor(a);
      const up = a - low > 0.5 || (a - low === 0.5 && low % 2 !== 0);
      return up ? (low + 1 === 0 ? -0 : low + 1) : low;
    }
    case 'toFloat':
      return Math.fround(a);
    case 'toInt':
      return Number.isNaN(a) ? 0 : Math.trunc(Math.max(-2147483648, Math.min(2147483647, a))) | 0;
    case 'bitsOf':
      float[0] = a;
      return word[0]!;
    case 'floatOf':
      word[0] = a;
      return float[0]!;
    case 'toOne':
      return a & 1;
    case 'not':
      return ~a;
    default:
      throw new Error(name);
  }
}

function binary(name: string, type: string, a: number, b: number): number {
  const round = type === 'f32' ? Math.fround : (x: number): number => x | 0;
  switch (name) {
    case 'add':
      return round(a + b);
    case 'sub':
      return round(a - b);
    case 'mul':
      return type === 'f32' ? Math.fround(a * b) : Math.imul(a, b);
    case 'div':
      return Math.fround(a / b);
    case 'min':
      return b < a ? b : a;
    case 'max':
      return a < b ? b : a;
    case 'and':
      return a & b;
    case 'or':
      return a | b;
    case 'xor':
      return a ^ b;
    case 'shl':
      return a << b;
    case 'shr':
      return a >> b;
    case 'shru':
      return (a >>> b) | 0;
    default:
      throw new Error(name);
  }
}

function compare(name: string, a: number, b: number): boolean {
  switch (name) {
    case 'eq':
      return a === b;
    case 'ne':
      return a !== b;
    case 'lt':
      return a < b;
    case 'le':
      return a <= b;
    case 'gt':
      return a > b;
    case 'ge':
      return a >= b;
    default:
      throw new Error(name);
  }
}

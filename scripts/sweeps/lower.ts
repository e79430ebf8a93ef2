/**
 * A sweep, a plain TypeScript function with loops over arrays, to WebAssembly on single numbers. Calls are written out in place; whole numbers are
 * found by what they are made of. What the language of sweeps does not have is refused with its place.
 */
import { join } from 'node:path';
import { type SweepCell, type SweepDefinition, sweepArrays } from '../../src/sweep/define.ts';
import { bindingOf, foldNumbers } from '../kernels/scope.ts';
import { type FunctionSource, type Node, Program, type SourceModule } from '../kernels/source.ts';
import { type ModuleFunction, unsigned } from '../kernels/wasm-bytes.ts';
import * as op from './instructions.ts';
import type { MachineType } from './instructions.ts';

const laneBits = join(import.meta.dirname, '../../src/kernel/lane-bits.ts');
const kernelIndex = join(import.meta.dirname, '../../src/kernel/index.ts');
const sweepFolder = join(import.meta.dirname, '../../src/sweep');

/** Whole numbers with a sign and without, and double precision. */
type Type = 'i32' | 'u32' | 'f64' | 'bool';

/** `heavy`: better not computed when it is not needed. */
interface Expression {
  readonly type: Type;
  readonly code: readonly number[];
  readonly heavy: boolean;
}

/** A number known while compiling takes the type of what it meets. */
type Value = Expression | { readonly constant: number };

type Binding =
  | { readonly kind: 'array'; readonly local: number; readonly cell: SweepCell }
  | { readonly kind: 'variable'; readonly variable: number }
  | { readonly kind: 'constant'; readonly value: number };

interface Frame {
  readonly module: SourceModule;
  readonly names: Map<string, Binding>;
  readonly outer: Frame | undefined;
}

/** Compiles the sweep that module `path` exports under `name`. */
export async function lowerSweep(path: string, name: string): Promise<ModuleFunction> {
  const sources = new Program();
  const values = await sources.load(path);
  const module = sources.module(path);
  const step = module.call(name)?.['arguments'][1] as Node | undefined;
  if (step?.['params'] === undefined) throw new Error(`${path} has no sweep ${name} with its function written in place`);
  const types: Type[] = [];
  for (;;) {
    const attempt = new Lowering(name, (values[name] as SweepDefinition).shape, types).sweep(module, step);
    if (attempt !== undefined) return attempt;
  }
}

class Lowering {
  readonly #name: string;
  readonly #shape: SweepDefinition['shape'];
  /** Types of the variables in the order of their declarations. A variable that begins as a whole number may turn out not to be one: then all is done again. */
  readonly #types: Type[];
  #widened = false;
  readonly #parameters: MachineType[] = [];
  readonly #locals: MachineType[] = [];
  /** Local of each variable. */
  readonly #variables: number[] = [];
  #depth = 0;
  readonly #loops: { readonly leave: number; readonly next: number }[] = [];

  constructor(name: string, shape: SweepDefinition['shape'], types: Type[]) {
    this.#name = name;
    this.#shape = shape;
    this.#types = types;
  }

  sweep(module: SourceModule, step: Node): ModuleFunction | undefined {
    const frame: Frame = { module, names: new Map(), outer: undefined };
    const [arrays, numbers] = [this.#shape.arrays, this.#shape.numbers].map((part) => Object.entries(part)) as [
      [string, SweepCell][],
      [string, 'i32' | 'f64'][],
    ];
    const bindings = new Map<string, Binding>();
    arrays.forEach(([name, cell], local) => {
      this.#parameters.push('i32');
      bindings.set(name, { kind: 'array', local, cell });
    });
    for (const [name, type] of numbers) {
      const variable = this.#variables.length;
      this.#types[variable] ??= type;
      this.#variables.push(this.#parameters.push(type) - 1);
      bindings.set(name, { kind: 'variable', variable });
    }
    for (const pattern of step['params'] as Node[]) {
      for (const { key, value } of pattern['properties'] as Node[]) {
        const binding = bindings.get(key.name);
        if (binding === undefined) throw module.fault(key, `the sweep has nothing called "${key.name}"`);
        frame.names.set(value.name, binding);
      }
    }
    const code = this.#statements(step['body'].body, frame);
    const [parameters, locals] = [this.#parameters, this.#locals].map((types) => types.map((type) => op.machineCode[type])) as [
      number[],
      number[],
    ];
    return this.#widened ? undefined : { name: this.#name, parameters, locals, code };
  }

  #local(type: MachineType): number {
    return this.#parameters.length + this.#locals.push(type) - 1;
  }

  // Statements

  #statements(nodes: readonly Node[], frame: Frame): number[] {
    const inner: Frame = { module: frame.module, names: new Map(), outer: frame };
    return nodes.flatMap((node) => this.#statement(node, inner));
  }

  #statement(node: Node, frame: Frame): number[] {
    switch (node.type) {
      case 'BlockStatement':
        return this.#statements(node['body'], frame);
      case 'VariableDeclaration':
        return (node['declarations'] as Node[]).flatMap(({ id, init }) => this.#declare(id, init, node['kind'] === 'const', frame));
      case 'ExpressionStatement':
        return this.#effect(node['expression'], frame);
      case 'IfStatement':
        return this.#if(node, frame);
      case 'ForStatement': {
        const inner: Frame = { module: frame.module, names: new Map(), outer: frame };
        const first = node['init'] === null ? [] : this.#statement(node['init'], inner);
        return [...first, ...this.#loop(node['test'], node['body'], node['update'], inner)];
      }
      case 'WhileStatement':
        return this.#loop(node['test'], node['body'], null, frame);
      case 'BreakStatement':
      case 'ContinueStatement': {
        const innermost = this.#loops.at(-1);
        if (innermost === undefined || node['label'] !== null) throw frame.module.fault(node, 'a sweep leaves its innermost loop alone');
        return op.branch(this.#depth - (node.type === 'BreakStatement' ? innermost.leave : innermost.next));
      }
      default:
        throw frame.module.fault(node, `a sweep has no ${node.type} here`);
    }
  }

  #declare(id: Node, init: Node | null, constant: boolean, frame: Frame): number[] {
    if (init === null) throw frame.module.fault(id, 'a variable of a sweep needs a first value');
    const value = this.#value(init, frame);
    if (constant && 'constant' in value) {
      frame.names.set(id['name'], { kind: 'constant', value: value.constant });
      return [];
    }
    const { variable, code } = this.#keep(value);
    frame.names.set(id['name'], { kind: 'variable', variable });
    return code;
  }

  /** Puts a value into a new variable. */
  #keep(value: Value): { readonly variable: number; readonly code: number[] } {
    const variable = this.#variables.length;
    const type = this.#widest(this.#types[variable] ?? 'i32', value) ?? 'u32';
    this.#types[variable] = type;
    const local = this.#local(machineOf(type));
    this.#variables.push(local);
    return { variable, code: [...this.#as(value, type), ...op.set(local)] };
  }

  #if(node: Node, frame: Frame): number[] {
    const test = this.#condition(node['test'], frame);
    this.#depth++;
    const when = this.#statements([node['consequent']], frame);
    const not = node['alternate'] === null ? [] : [...op.otherwise, ...this.#statements([node['alternate']], frame)];
    this.#depth--;
    return [...test.code, ...op.ifThen, ...when, ...not, ...op.end];
  }

  #loop(test: Node, body: Node, update: Node | null, frame: Frame): number[] {
    // Tested before the first round and after each.
    const before = this.#condition(test, frame).code;
    const leave = this.#depth + 1;
    this.#depth += 3;
    this.#loops.push({ leave, next: this.#depth });
    const inside = this.#statements([body], frame);
    this.#loops.pop();
    this.#depth--;
    const after = [...(update === null ? [] : this.#effect(update, frame)), ...this.#condition(test, frame).code];
    this.#depth -= 2;
    const head = [...op.block, ...before, ...op.isZero, ...op.branchIf(0), ...op.loop, ...op.block];
    return [...head, ...inside, ...op.end, ...after, ...op.branchIf(0), ...op.end, ...op.end];
  }

  // What changes something

  #effect(node: Node, frame: Frame): number[] {
    if (node.type === 'CallExpression') return this.#inline(node, frame, false).code;
    if (node.type === 'UpdateExpression')
      return this.#assign(node['argument'], node['operator'] === '++' ? '+' : '-', { constant: 1 }, node, frame);
    if (node.type !== 'AssignmentExpression')
      throw frame.module.fault(node, 'a statement of a sweep assigns something or calls a function');
    const operator = (node['operator'] as string).slice(0, -1);
    const target = unwrapped(node['left']);
    return this.#assign(target, operator, this.#value(node['right'], frame), node, frame);
  }

  /** Assigns `value`, or what the operator makes of the old value and this one. */
  #assign(target: Node, operator: string, value: Value, node: Node, frame: Frame): number[] {
    const left = unwrapped(target);
    if (left.type === 'MemberExpression') {
      const { cell, address, offset } = this.#place(left, frame);
      const { load, store, widen, narrow } = op.memory[cell];
      const type = typeOf(cell);
      if (operator === '') return [...address, ...this.#stored(value, type, node, frame), ...narrow, ...store, ...offset];
      const at = this.#local('i32');
      const old: Expression = { type, code: [...op.get(at), ...load, ...offset, ...widen], heavy: true };
      const next = this.#stored(this.#combined(operator, old, value, node, frame), type, node, frame);
      return [...address, ...op.tee(at), ...next, ...narrow, ...store, ...offset];
    }
    const binding = left.type === 'Identifier' ? bindingOf(left, frame) : undefined;
    if (binding?.kind !== 'variable') throw frame.module.fault(node, 'only variables made with let and entries of arrays can be assigned');
    const { variable } = binding;
    const type = this.#types[variable]!;
    const old: Expression = { type, code: op.get(this.#variables[variable]!), heavy: false };
    const next = operator === '' ? value : this.#combined(operator, old, value, node, frame);
    const wider = this.#widest(type, next);
    if (wider === undefined) throw frame.module.fault(node, mixed);
    if (wider !== type) {
      this.#types[variable] = wider;
      this.#widened = true;
      return [];
    }
    return [...this.#as(next, type), ...op.set(this.#variables[variable]!)];
  }

  /** A value as an array keeps it. */
  #stored(value: Value, type: Type, node: Node, frame: Frame): number[] {
    if (type !== 'f64' && !('constant' in value) && value.type === 'f64')
      throw frame.module.fault(node, 'an array of whole numbers takes no other');
    return this.#as(value, type);
  }

  /** Address of an entry of an array, but for the offset in its instruction. */
  #place(node: Node, frame: Frame): { readonly cell: SweepCell; readonly address: number[]; readonly offset: number[] } {
    const array = bindingOf(node['object'], frame);
    if (array?.kind !== 'array') throw frame.module.fault(node, 'this is not an array of the sweep');
    const bytes = sweepArrays[array.cell].BYTES_PER_ELEMENT;
    let index = unwrapped(node['property']);
    let ahead = 0;
    // A constant that is added goes into the instruction.
    if (index.type === 'BinaryExpression' && index['operator'] === '+') {
      const right = this.#value(index['right'], frame);
      if ('constant' in right && right.constant >= 0) {
        ahead = right.constant;
        index = index['left'];
      }
    }
    const value = this.#value(index, frame);
    if ('constant' in value) return { cell: array.cell, address: op.get(array.local), offset: unsigned(bytes * (value.constant + ahead)) };
    if (value.type !== 'i32' && value.type !== 'u32') throw frame.module.fault(node, 'an index is a whole number');
    const scaled = bytes === 1 ? [] : [...op.constant(Math.log2(bytes), 'i32'), op.arithmetic['<< i32']!];
    return {
      cell: array.cell,
      address: [...op.get(array.local), ...value.code, ...scaled, op.arithmetic['+ i32']!],
      offset: unsigned(bytes * ahead),
    };
  }

  // Values

  #value(wrapped: Node, frame: Frame): Value {
    const node = unwrapped(wrapped);
    switch (node.type) {
      case 'Literal':
        if (typeof node['value'] !== 'number') throw frame.module.fault(node, 'a sweep knows numbers only');
        return { constant: node['value'] };
      case 'Identifier':
        return this.#named(node, frame);
      case 'MemberExpression': {
        const entry = this.#entry(node, frame);
        if (entry !== undefined) return { constant: entry };
        const { cell, address, offset } = this.#place(node, frame);
        const { load, widen } = op.memory[cell];
        return { type: typeOf(cell), code: [...address, ...load, ...offset, ...widen], heavy: true };
      }
      case 'UnaryExpression':
        return this.#unary(node, frame);
      case 'BinaryExpression':
        return this.#combined(node['operator'], this.#value(node['left'], frame), this.#value(node['right'], frame), node, frame);
      case 'LogicalExpression':
        return this.#logical(node, frame);
      case 'ConditionalExpression':
        return this.#choice(node, frame);
      case 'CallExpression':
        return this.#call(node, frame);
      default:
        throw frame.module.fault(node, `a sweep has no ${node.type}`);
    }
  }

  #named(node: Node, frame: Frame): Value {
    const binding = bindingOf(node, frame);
    if (binding?.kind === 'constant') return { constant: binding.value };
    if (binding?.kind === 'variable')
      return { type: this.#types[binding.variable]!, code: op.get(this.#variables[binding.variable]!), heavy: false };
    const constant = frame.module.constant(node['name']);
    if (constant !== undefined && 'node' in constant)
      return this.#value(constant.node, { module: frame.module, names: new Map(), outer: undefined });
    if (typeof constant?.value === 'number') return { constant: constant.value };
    throw frame.module.fault(node, `"${node['name']}" is neither a variable nor a number of the module`);
  }

  /** A number from a table of constants of any module. */
  #entry(node: Node, frame: Frame): number | undefined {
    const name = node['object'].name as string | undefined;
    if (node['computed'] || name === undefined || bindingOf(node['object'], frame) !== undefined) return undefined;
    const table = frame.module.constant(name);
    const key = node['property'].name as string;
    if (table === undefined) return undefined;
    const number = 'node' in table ? literalOf(unwrapped(table.node), key) : (table.value as Readonly<Record<string, unknown>>)[key];
    return typeof number === 'number' ? number : undefined;
  }

  #unary(node: Node, frame: Frame): Value {
    const value = this.#value(node['argument'], frame);
    if (node['operator'] === '!') {
      const { code, heavy } = this.#condition(node['argument'], frame);
      return { type: 'bool', code: [...code, ...op.isZero], heavy };
    }
    if (node['operator'] === '~') return this.#combined('^', value, { constant: -1 }, node, frame);
    if (node['operator'] !== '-') throw frame.module.fault(node, `a sweep has no operator ${node['operator']}`);
    if ('constant' in value) return { constant: -value.constant };
    if (value.type !== 'f64') return this.#combined('-', { constant: 0 }, value, node, frame);
    return { type: 'f64', code: [...value.code, op.unary['neg']!], heavy: value.heavy };
  }

  #combined(operator: string, a: Value, b: Value, node: Node, frame: Frame): Value {
    if ('constant' in a && 'constant' in b) {
      const folded = foldNumbers(operator, a.constant, b.constant);
      if (folded === undefined) throw frame.module.fault(node, `a sweep has no operator ${operator} here`);
      return { constant: folded };
    }
    const heavy = isHeavy(a) || isHeavy(b);
    if (bitwise.has(operator)) {
      for (const value of [a, b])
        if (!('constant' in value) && value.type === 'f64') throw frame.module.fault(node, `${operator} is for whole numbers`);
      const code = [...this.#as(a, 'i32'), ...this.#as(b, 'i32'), op.arithmetic[`${operator} i32`]!];
      // As in JavaScript the bits have a sign, but for >>>; shifted by one or more they have none to lose.
      const type = operator === '>>>' && !('constant' in b && (b.constant & 31) > 0) ? 'u32' : 'i32';
      return { type, code, heavy };
    }
    const type = operator === '/' ? 'f64' : this.#common(a, b, node, frame);
    const code = [...this.#as(a, type), ...this.#as(b, type)];
    const compared = op.comparison[`${operator} ${type}`];
    if (compared !== undefined) return { type: 'bool', code: [...code, compared], heavy };
    const computed = op.arithmetic[`${operator} ${type}`];
    if (computed === undefined) throw frame.module.fault(node, `a sweep has no operator ${operator}`);
    return { type, code: [...code, computed], heavy: heavy || operator === '/' };
  }

  #logical(node: Node, frame: Frame): Value {
    const [a, b] = [this.#condition(node['left'], frame), this.#condition(node['right'], frame)];
    const and = node['operator'] === '&&';
    if (!b.heavy) return { type: 'bool', code: [...a.code, ...b.code, op.arithmetic[and ? '& i32' : '| i32']!], heavy: a.heavy };
    const known = op.constant(and ? 0 : 1, 'i32');
    const [yes, no] = and ? [b.code, known] : [known, b.code];
    return { type: 'bool', code: [...a.code, ...op.ifValue('i32'), ...yes, ...op.otherwise, ...no, ...op.end], heavy: true };
  }

  #choice(node: Node, frame: Frame): Value {
    const test = this.#condition(node['test'], frame);
    const [a, b] = [this.#value(node['consequent'], frame), this.#value(node['alternate'], frame)];
    if ('constant' in a && 'constant' in b && a.constant === 1 && b.constant === 0) return { ...test, type: 'i32' };
    const type = this.#common(a, b, node, frame);
    const [yes, no] = [this.#as(a, type), this.#as(b, type)];
    if (!isHeavy(a) && !isHeavy(b)) return { type, code: [...yes, ...no, ...test.code, ...op.select], heavy: test.heavy };
    return { type, code: [...test.code, ...op.ifValue(machineOf(type)), ...yes, ...op.otherwise, ...no, ...op.end], heavy: true };
  }

  #condition(node: Node, frame: Frame): Expression {
    const value = this.#value(node, frame);
    if ('constant' in value || value.type !== 'bool') throw frame.module.fault(node, 'a condition is needed');
    return value;
  }

  #call(node: Node, frame: Frame): Value {
    const args = node['arguments'] as Node[];
    const { callee } = node;
    if (callee.type === 'MemberExpression' && callee.object.name === 'Math') return this.#math(callee.property.name, args, node, frame);
    const origin = frame.module.originOf(callee.name);
    if (origin !== undefined && isLanguage(origin.path)) {
      const value = this.#value(args[0]!, frame);
      if (origin.name === 'double') return { type: 'f64', code: this.#as(value, 'f64'), heavy: isHeavy(value) };
      if (origin.name === 'bitsOf')
        return { type: 'i32', code: [...this.#as(value, 'f64'), ...op.conversion.bitsOf], heavy: isHeavy(value) };
      if (origin.name === 'floatOf')
        return { type: 'f64', code: [...this.#as(value, 'i32'), ...op.conversion.floatOf], heavy: isHeavy(value) };
    }
    const { code, value } = this.#inline(node, frame, true);
    if (value === undefined) throw frame.module.fault(node, `${callee.name} returns nothing`);
    if ('constant' in value) return value;
    return { type: value.type, code: [...code, ...value.code], heavy: value.heavy || code.length > 0 };
  }

  #math(name: string, args: readonly Node[], node: Node, frame: Frame): Value {
    const values = args.map((argument) => this.#value(argument, frame));
    const [a, b] = values;
    if (a !== undefined && b !== undefined && (name === 'min' || name === 'max') && values.length === 2) {
      const type = this.#common(a, b, node, frame);
      if (type === 'f64')
        return { type, code: [...this.#as(a, type), ...this.#as(b, type), op.arithmetic[`${name} f64`]!], heavy: isHeavy(a) || isHeavy(b) };
      const [first, second] = [this.#keep(a), this.#keep(b)];
      const [x, y] = [first, second].map(({ variable }) => op.get(this.#variables[variable]!)) as [number[], number[]];
      const smaller = op.comparison[`${name === 'min' ? '<' : '>'} ${type}`]!;
      return { type, code: [...first.code, ...second.code, ...x, ...y, ...x, ...y, smaller, ...op.select], heavy: true };
    }
    const code = op.unary[name];
    if (code === undefined || a === undefined || values.length !== 1) throw frame.module.fault(node, `a sweep cannot call Math.${name} so`);
    return { type: 'f64', code: [...this.#as(a, 'f64'), code], heavy: true };
  }

  /** Writes a function out in place: its parameters become variables, or stand for what they are given. It returns, if anything, at its end. */
  #inline(node: Node, frame: Frame, wanted: boolean): { readonly code: number[]; readonly value: Value | undefined } {
    const source: FunctionSource | undefined = frame.module.findFunction(node['callee'].name);
    const args = node['arguments'] as Node[];
    if (source === undefined) throw frame.module.fault(node, `a sweep cannot call ${node['callee'].name ?? 'this'}`);
    if (args.length !== source.parameters.length)
      throw frame.module.fault(node, `${source.name} has ${source.parameters.length} parameters`);
    const inner: Frame = { module: source.module, names: new Map(), outer: undefined };
    const code: number[] = [];
    source.parameters.forEach((parameter, i) => {
      const given = bindingOf(args[i]!, frame);
      if (given?.kind === 'array') return void inner.names.set(parameter, given);
      const value = this.#value(args[i]!, frame);
      if ('constant' in value) return void inner.names.set(parameter, { kind: 'constant', value: value.constant });
      const kept = this.#keep(value);
      code.push(...kept.code);
      inner.names.set(parameter, { kind: 'variable', variable: kept.variable });
    });
    if (source.body.type !== 'BlockStatement') return { code, value: this.#value(source.body, inner) };
    const body = source.body['body'] as Node[];
    const last = body.at(-1);
    if (!wanted || last?.type !== 'ReturnStatement') return { code: [...code, ...this.#statements(body, inner)], value: undefined };
    for (const statement of body.slice(0, -1)) code.push(...this.#statement(statement, inner));
    return { code, value: this.#value(last['argument'], inner) };
  }

  // Types

  /** The type in which two values meet. */
  #common(a: Value, b: Value, node: Node, frame: Frame): Type {
    const [left, right] = [a, b].map((value) =>
      'constant' in value ? (Number.isInteger(value.constant) ? undefined : 'f64') : value.type === 'bool' ? 'i32' : value.type,
    );
    if (left === 'f64' || right === 'f64') return 'f64';
    if (left === undefined || right === undefined) return left ?? right ?? 'i32';
    if (left !== right) throw frame.module.fault(node, mixed);
    return left;
  }

  /** The type of a variable of some type that takes a value too; undefined where there is none. */
  #widest(type: Type, value: Value): Type | undefined {
    if ('constant' in value) return Number.isInteger(value.constant) ? type : 'f64';
    if (type === 'f64' || value.type === 'f64') return 'f64';
    if (value.type === type || value.type === 'bool') return type;
    return value.type === 'u32' ? 'u32' : undefined;
  }

  #as(value: Value, type: Type): number[] {
    if ('constant' in value) return op.constant(type === 'f64' ? value.constant : value.constant | 0, machineOf(type));
    if (type !== 'f64' || value.type === 'f64') return [...value.code];
    return [...value.code, ...op.conversion[value.type === 'u32' ? 'u32 f64' : 'i32 f64']];
  }
}

const mixed = 'whole numbers with a sign and without meet here: write | 0, >>> 0 or double()';
const bitwise = new Set(['&', '|', '^', '<<', '>>', '>>>']);

const machineOf = (type: Type): MachineType => (type === 'f64' ? 'f64' : 'i32');
const typeOf = (cell: SweepCell): Type => (cell === 'f64' || cell === 'f32' ? 'f64' : cell === 'u32' ? 'u32' : 'i32');
const isHeavy = (value: Value): boolean => !('constant' in value) && value.heavy;
const isLanguage = (path: string): boolean => path === laneBits || path === kernelIndex || path.startsWith(sweepFolder);

/** A number that an object in the source has under a name. */
function literalOf(object: Node, key: string): unknown {
  const property = (object['properties'] as Node[] | undefined)?.find((each) => each['key']?.name === key);
  return property?.['value'].value;
}

/** The node inside of brackets and of what only TypeScript sees. */
function unwrapped(node: Node): Node {
  const wrapped = ['TSNonNullExpression', 'TSAsExpression', 'TSSatisfiesExpression', 'ParenthesizedExpression'];
  return wrapped.includes(node.type) ? unwrapped(node['expression']) : node;
}

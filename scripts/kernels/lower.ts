/**
 * A kernel's step, a plain TypeScript function, to a program: calls are written out, names resolved, types found. What the language of kernels
 * does not have is refused with its place.
 */
import { join } from 'node:path';
import type { Kernel, KernelShape } from '../../src/kernel/define.ts';
import type { Expression, Program as KernelProgram, Statement, UnaryName, ValueType } from '../../src/kernel/program.ts';
import { bindingOf, foldNumbers } from './scope.ts';
import { type FunctionSource, type Node, Program, type SourceModule } from './source.ts';
import {
  arithmetic,
  asValue,
  cheap,
  commonType,
  comparisons,
  isShared,
  laneOperations,
  mathFunctions,
  shifts,
  type Value,
} from './values.ts';

const kernelFolder = join(import.meta.dirname, '../../src/kernel');
const language = join(kernelFolder, 'language.ts');
const laneMath = join(kernelFolder, 'lane-math.ts');
const laneBits = join(kernelFolder, 'lane-bits.ts');

/** What a name stands for in a kernel. `row` and the like are the parameters of a step. */
export type Binding =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'local'; readonly local: number }
  /** A column, to be read at the row: `skill[h]`. */
  | { readonly kind: 'column'; readonly column: string }
  | ({ readonly kind: 'function' } & BoundFunction)
  | { readonly kind: 'row' }
  | { readonly kind: 'region' | 'draw' | 'sum' | 'keep' };

/** A function and what the names mean that are not its own. */
export interface BoundFunction {
  readonly source: FunctionSource;
  readonly outer: Frame | undefined;
}

export interface Frame {
  readonly module: SourceModule;
  readonly names: Map<string, Binding>;
  readonly outer: Frame | undefined;
  /** Where a function's result goes; undefined in a step. */
  readonly result: { local: number | undefined } | undefined;
}

/** A program that knows the modules which kernels may call. */
export async function openSources(): Promise<Program> {
  const sources = new Program();
  for (const file of [language, laneMath, laneBits]) await sources.load(file);
  return sources;
}

/** What a kernel leaves open, by name: functions that it calls, and the columns and numbers of the region that these use, which come before its own. */
export interface Filling {
  readonly functions: Readonly<Record<string, BoundFunction>>;
  readonly rows: KernelShape['rows'];
  readonly region: readonly string[];
}

/**
 * Compiles the kernel that module `path` exports under `name`.
 * @param filling for what the kernel leaves open; columns that it turns out not to need are left out
 */
export async function lowerKernel(path: string, name: string, filling?: Filling, open?: Program): Promise<KernelProgram> {
  const sources = open ?? (await openSources());
  const values = await sources.load(path);
  const module = sources.module(path);
  const call = module.call(name);
  const step = call?.['arguments'][1] as Node | undefined;
  if (step?.['params']?.length === undefined) throw new Error(`${path} has no kernel ${name} with its step written in place`);
  const { shape, step: plain } = values[name] as Kernel;
  const filled = { ...shape, rows: { ...filling?.rows, ...shape.rows }, region: [...(filling?.region ?? []), ...shape.region] };
  return new Lowering(sources, name, { shape: filled, step: plain }, filling?.functions).step(module.functionOf(step, name));
}

class Lowering {
  readonly #sources: Program;
  readonly #name: string;
  readonly #kernel: Kernel;
  readonly #locals: ValueType[] = [];
  readonly #columns: Map<string, { readonly local: number; read: boolean; written: boolean }>;
  /** Statements written so far of the innermost block. */
  #out: Statement[] = [];
  #conditional = false;
  #keeps = false;
  readonly #functions: Readonly<Record<string, BoundFunction>> | undefined;

  constructor(sources: Program, name: string, kernel: Kernel, functions: Readonly<Record<string, BoundFunction>> | undefined) {
    this.#functions = functions;
    this.#sources = sources;
    this.#name = name;
    this.#kernel = kernel;
    this.#columns = new Map(
      Object.entries(kernel.shape.rows).map(([column, cell]) => [
        column,
        { local: this.#local(cell === 'f32' || cell === 'value' ? 'f32' : 'i32'), read: false, written: false },
      ]),
    );
  }

  step(source: FunctionSource): KernelProgram {
    const { rows, region, draws, sums, list, kept = {} } = this.#kernel.shape;
    const kinds = ['row', 'region', 'draw', 'sum', 'keep'] as const;
    const names = new Map(source.parameters.map((parameter, i): [string, Binding] => [parameter, { kind: kinds[i]! }]));
    for (const [name, bound] of Object.entries(this.#functions ?? {})) names.set(name, { kind: 'function', ...bound });
    for (const [name, cell] of Object.entries(rows)) {
      const value: Expression = { op: 'const', type: 'f32', value: 0 };
      if (cell === 'value') this.#out.push({ op: 'set', local: this.#columns.get(name)!.local, value, fresh: true });
    }
    this.#statements(source.body['body'], { module: source.module, names, outer: undefined, result: undefined });
    const all = Object.entries(rows).flatMap(([name, cell]) =>
      cell === 'value' || cell === 'unit' || cell === 'position' ? [] : [{ name, cell, ...this.#columns.get(name)! }],
    );
    const columns = this.#functions === undefined ? all : all.filter(({ name, read, written }) => read || written || name === list);
    const listing = list === undefined ? undefined : columns.findIndex(({ name, cell }) => name === list && cell === 'u32');
    if (listing === -1) throw new Error(`kernel ${this.#name} has no column "${list}" of type u32 that lists its rows`);
    return {
      name: this.#name,
      columns,
      region: [...region],
      draws: Object.entries(draws).map(([name, [purpose, word]]) => ({ name, purpose, word })),
      list: listing,
      sums: Object.entries(sums).map(([name, kind]) => ({ name, kind })),
      kept: Object.entries(kept).map(([name, cell]) => ({ name, cell })),
      locals: this.#locals,
      body: this.#out,
    };
  }

  #local(type: ValueType): number {
    return this.#locals.push(type) - 1;
  }

  // Statements

  #statements(nodes: readonly Node[], frame: Frame): void {
    for (let k = 0; k < nodes.length; k++) {
      const node = nodes[k]!;
      // `if (a) return x; rest` is `if (a) return x; else rest`.
      if (node.type === 'IfStatement' && returns(node['consequent']) && k + 1 < nodes.length) {
        const rest = nodes.slice(k + 1);
        const otherwise = node['alternate'] === null ? rest : [node['alternate'] as Node, ...rest];
        this.#if(node, frame, [node['consequent']], otherwise);
        return;
      }
      this.#statement(node, frame);
    }
  }

  #statement(node: Node, frame: Frame): void {
    switch (node.type) {
      case 'BlockStatement':
        this.#statements(node['body'], { ...frame, names: new Map(), outer: frame });
        return;
      case 'VariableDeclaration':
        for (const { id, init } of node['declarations'] as Node[]) this.#declare(id, init, node['kind'] === 'const', frame);
        return;
      case 'ExpressionStatement':
        this.#assign(node['expression'], frame);
        return;
      case 'IfStatement':
        this.#if(node, frame, [node['consequent']], node['alternate'] === null ? [] : [node['alternate']]);
        return;
      case 'ReturnStatement':
        this.#return(node, frame);
        return;
      default:
        throw frame.module.fault(node, `a kernel has no ${node.type}`);
    }
  }

  #declare(id: Node, init: Node | null, constant: boolean, frame: Frame): void {
    if (init === null) throw frame.module.fault(id, 'a variable of a kernel needs a first value');
    const value = this.#value(init, frame);
    const name = id['name'] as string;
    if (
      constant &&
      value.op !== 'unary' &&
      value.op !== 'binary' &&
      value.op !== 'select' &&
      value.op !== 'compare' &&
      value.op !== 'local'
    )
      frame.names.set(name, { kind: 'value', value });
    else frame.names.set(name, { kind: 'local', local: this.#keep(this.#expression(value, undefined, init, frame)) });
  }

  /** Puts a value into a new local. */
  #keep(value: Expression): number {
    const local = this.#local(value.type);
    this.#out.push({ op: 'set', local, value, fresh: true });
    return local;
  }

  #assign(node: Node, frame: Frame): void {
    if (node.type === 'CallExpression') {
      if (bindingOf(node['callee'], frame)?.kind === 'keep') this.#keepRow(node, frame);
      else this.#inline(this.#called(node, frame), node['arguments'], node, frame, 'nothing');
      return;
    }
    if (node.type !== 'AssignmentExpression')
      throw frame.module.fault(node, 'a statement of a kernel assigns something or calls a function');
    const { left, operator } = node as unknown as { left: Node; operator: string };
    const added = node['right'] as Node;
    const combined: Node =
      operator === '=' ? added : { type: 'BinaryExpression', start: node.start, operator: operator.slice(0, -1), left, right: added };
    if (left.type === 'MemberExpression' && bindingOf(left['object'], frame)?.kind === 'sum') {
      if (operator !== '+=') throw frame.module.fault(node, 'a sum can only be added to, with +=');
      const sum = Object.keys(this.#kernel.shape.sums).indexOf(left['property'].name);
      if (sum < 0) throw frame.module.fault(left, `the kernel has no sum "${left['property'].name}"`);
      const type = Object.values(this.#kernel.shape.sums)[sum] === 'count' ? 'i32' : 'f32';
      this.#out.push({ op: 'sum', sum, value: this.#typed(added, type, frame) });
      return;
    }
    const local = this.#target(left, frame);
    this.#out.push({
      op: 'set',
      local,
      value: this.#stored(combined, this.#locals[local]!, left.type === 'MemberExpression', frame),
      fresh: false,
    });
  }

  #keepRow(node: Node, frame: Frame): void {
    const kept = Object.entries(this.#kernel.shape.kept ?? {});
    if (this.#keeps) throw frame.module.fault(node, 'a kernel keeps rows at one place only');
    this.#keeps = true;
    const given = node['arguments'][0] as Node | undefined;
    const properties = (given?.type === 'ObjectExpression' ? given['properties'] : []) as readonly Node[];
    const named = new Map(properties.map((property) => [String(property['key']?.name), property['value'] as Node]));
    if (named.size !== kept.length || kept.some(([name]) => !named.has(name)))
      throw frame.module.fault(node, `keep needs a value for each of the kept columns: ${kept.map(([name]) => name).join(', ')}`);
    const values = kept.map(([name, cell]) => this.#typed(named.get(name)!, cell === 'f32' ? 'f32' : 'i32', frame));
    this.#out.push({ op: 'keep', values });
  }

  /** A column of whole numbers takes the whole part of a number, as a typed array does; a variable keeps its type. */
  #stored(node: Node, type: ValueType, column: boolean, frame: Frame): Expression {
    if (!column || type !== 'i32') return this.#typed(node, type, frame);
    const value = this.#expression(this.#value(node, frame, type), type, node, frame);
    return value.type === 'f32' ? { op: 'unary', type: 'i32', name: 'toInt', a: value } : this.#converted(value, type, node, frame);
  }

  /** The local that an assignment writes. */
  #target(left: Node, frame: Frame): number {
    const binding = left.type === 'MemberExpression' ? bindingOf(left['object'], frame) : bindingOf(left, frame);
    if (binding?.kind === 'row' || binding?.kind === 'column') {
      const column = binding.kind === 'column' ? this.#columnAtRow(binding.column, left, frame) : this.#column(left, frame);
      const { rows, list } = this.#kernel.shape;
      const name = binding.kind === 'column' ? binding.column : (left['property'].name as string);
      if (rows[name] === 'unit' || rows[name] === 'position' || name === list)
        throw frame.module.fault(left, 'the unit of a row, its position and its list cannot be assigned');
      column.written = true;
      // Where the condition does not hold, the row keeps what it had.
      if (this.#conditional) column.read = true;
      return column.local;
    }
    if (left.type === 'Identifier' && binding?.kind === 'local') return binding.local;
    throw frame.module.fault(left, 'only columns of the row, sums and variables made with let can be assigned');
  }

  /** The column of `skill[h]`. */
  #columnAtRow(name: string, node: Node, frame: Frame) {
    if (node['computed'] !== true || bindingOf(node['property'], frame)?.kind !== 'row')
      throw frame.module.fault(node, 'a column can be used at the row of the household only');
    const column = this.#columns.get(name);
    if (column === undefined) throw frame.module.fault(node, `households have no column "${name}"`);
    return column;
  }

  #column(node: Node, frame: Frame) {
    const column = this.#columns.get(node['property'].name);
    if (column === undefined) throw frame.module.fault(node, `the kernel has no column "${node['property'].name}"`);
    return column;
  }

  #if(node: Node, frame: Frame, consequent: readonly Node[], alternate: readonly Node[]): void {
    const rare = node['test'].type === 'CallExpression' && node['test'].callee.name === 'rarely';
    const test = this.#typed(node['test'], 'bool', frame);
    const branch = (nodes: readonly Node[]): Statement[] => {
      const [outer, wasConditional] = [this.#out, this.#conditional];
      this.#out = [];
      this.#conditional = true;
      this.#statements(nodes, { ...frame, names: new Map(), outer: frame });
      const inner = this.#out;
      this.#out = outer;
      this.#conditional = wasConditional;
      return inner;
    };
    const when = branch(consequent);
    const otherwise = branch(alternate);
    this.#out.push({ op: 'if', test, when, otherwise, skip: rare || isShared(test) });
  }

  #return(node: Node, frame: Frame): void {
    if (frame.result === undefined) throw frame.module.fault(node, 'a step returns nothing');
    const value = this.#expression(this.#value(node['argument'], frame), undefined, node, frame);
    if (frame.result.local === undefined) frame.result.local = this.#local(value.type);
    const local = frame.result.local;
    this.#out.push({ op: 'set', local, value: this.#converted(value, this.#locals[local]!, node, frame), fresh: false });
  }

  // Values

  #typed(node: Node, type: ValueType, frame: Frame): Expression {
    return this.#converted(this.#expression(this.#value(node, frame, type), type, node, frame), type, node, frame);
  }

  /** A value as an expression; a number known while compiling gets the type that is wanted. */
  #expression(value: Value, wanted: ValueType | undefined, node: Node, frame: Frame): Expression {
    if (value.op === 'table') throw frame.module.fault(node, 'a table of constants is not a number');
    if (value.op !== 'number') return value;
    const whole = Number.isInteger(value.value) && Math.abs(value.value) < 2 ** 32;
    const type = whole && wanted === 'i32' ? 'i32' : 'f32';
    return { op: 'const', type, value: type === 'i32' ? value.value | 0 : Math.fround(value.value) };
  }

  #converted(value: Expression, type: ValueType, node: Node, frame: Frame): Expression {
    if (value.type === type) return value;
    if (value.op === 'const' && type === 'f32') return { op: 'const', type, value: value.value };
    if (value.type === 'i32' && type === 'f32') return { op: 'unary', type, name: 'toFloat', a: value };
    if (value.type === 'bool' && type === 'i32') return { op: 'unary', type, name: 'toOne', a: value };
    throw frame.module.fault(node, `a value of type ${value.type} stands where ${type} is needed`);
  }

  /** `wanted`: the type that a choice between two constants should have. */
  #value(node: Node, frame: Frame, wanted?: ValueType): Value {
    switch (node.type) {
      case 'Literal':
        if (typeof node['value'] !== 'number') throw frame.module.fault(node, 'a kernel knows numbers only');
        return { op: 'number', value: node['value'] };
      case 'Identifier':
        return this.#named(node, frame);
      case 'MemberExpression':
        return this.#member(node, frame);
      case 'ObjectExpression':
        return this.#table(node, frame);
      case 'UnaryExpression':
        return this.#unary(node, frame);
      case 'BinaryExpression':
        return this.#binary(node, frame, wanted);
      case 'LogicalExpression': {
        const name = node['operator'] === '&&' ? 'and' : 'or';
        return {
          op: 'binary',
          type: 'bool',
          name,
          a: this.#typed(node['left'], 'bool', frame),
          b: this.#typed(node['right'], 'bool', frame),
        };
      }
      case 'ConditionalExpression':
        return this.#conditionalValue(node, frame, wanted);
      case 'CallExpression':
        return this.#call(node, frame);
      case 'TSNonNullExpression':
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'ParenthesizedExpression':
        return this.#value(node['expression'], frame, wanted);
      default:
        throw frame.module.fault(node, `a kernel has no ${node.type}`);
    }
  }

  #named(node: Node, frame: Frame): Value {
    const binding = bindingOf(node, frame);
    if (binding?.kind === 'value') return binding.value;
    if (binding?.kind === 'local') return { op: 'local', type: this.#locals[binding.local]!, local: binding.local };
    const constant = frame.module.constant(node['name']);
    if (constant === undefined) throw frame.module.fault(node, `"${node['name']}" is neither a variable nor a constant of the module`);
    if ('node' in constant)
      return this.#value(constant.node, { module: frame.module, names: new Map(), outer: undefined, result: undefined });
    return asValue(constant.value) ?? fail(frame, node);
  }

  #member(node: Node, frame: Frame): Value {
    const name = node['property'].name as string;
    const binding = bindingOf(node['object'], frame);
    const { region, draws } = this.#kernel.shape;
    switch (binding?.kind) {
      case 'row': {
        const kind = this.#kernel.shape.rows[name];
        if (kind === 'unit' || kind === 'position') return { op: kind, type: 'i32' };
        return this.#read(this.#column(node, frame));
      }
      case 'column':
        return this.#read(this.#columnAtRow(binding.column, node, frame));
      case 'region':
        if (!region.includes(name)) throw frame.module.fault(node, `the kernel has no number "${name}" of the region`);
        return { op: 'region', type: 'f32', region: region.indexOf(name) };
      case 'draw': {
        const draw = Object.keys(draws).indexOf(name);
        if (draw < 0) throw frame.module.fault(node, `the kernel has no draw "${name}"`);
        return { op: 'word', type: 'i32', draw };
      }
      case 'sum':
        throw frame.module.fault(node, 'a row cannot read a sum');
      default: {
        const table = this.#value(node['object'], frame);
        if (table.op !== 'table') throw frame.module.fault(node, 'only the row, the region, the draws and tables of constants have parts');
        return asValue((table.value as Record<string, unknown>)[name]) ?? fail(frame, node);
      }
    }
  }

  #read(column: { readonly local: number; read: boolean }): Expression {
    column.read = true;
    return { op: 'local', type: this.#locals[column.local]!, local: column.local };
  }

  /** A table of constants written in the module of the kernel. */
  #table(node: Node, frame: Frame): Value {
    const entries = (node['properties'] as Node[]).map((property): [string, number] => {
      const value = property.type === 'Property' ? this.#value(property['value'], frame) : fail(frame, property);
      return [property['key'].name, value.op === 'number' ? value.value : fail(frame, property)];
    });
    return { op: 'table', value: Object.fromEntries(entries) };
  }

  #unary(node: Node, frame: Frame): Value {
    const value = this.#value(node['argument'], frame);
    if (node['operator'] === '!') return { op: 'unary', type: 'bool', name: 'not', a: this.#typed(node['argument'], 'bool', frame) };
    if (node['operator'] === '~') {
      if (value.op === 'number') return { op: 'number', value: ~value.value };
      return { op: 'unary', type: 'i32', name: 'not', a: this.#typed(node['argument'], 'i32', frame) };
    }
    if (node['operator'] !== '-') throw frame.module.fault(node, `a kernel has no operator ${node['operator']}`);
    if (value.op === 'number') return { op: 'number', value: -value.value };
    const a = this.#expression(value, undefined, node, frame);
    return { op: 'unary', type: a.type, name: 'neg', a };
  }

  #binary(node: Node, frame: Frame, wanted?: ValueType): Value {
    const operator = node['operator'] as string;
    const bits = operator === '&' || operator === '|' || operator === '^';
    const inner = bits ? 'i32' : wanted;
    const [a, b] = [this.#value(node['left'], frame, inner), this.#value(node['right'], frame, inner)];
    if (a.op === 'number' && b.op === 'number') {
      const folded = foldNumbers(operator, a.value, b.value);
      return folded === undefined ? fail(frame, node) : { op: 'number', value: folded };
    }
    const shift = shifts[operator];
    if (shift !== undefined) {
      const by = this.#expression(b, 'i32', node, frame);
      return {
        op: 'binary',
        type: 'i32',
        name: shift,
        a: this.#converted(this.#expression(a, 'i32', node, frame), 'i32', node, frame),
        b: by,
      };
    }
    const type: ValueType = bits ? 'i32' : operator === '/' ? 'f32' : commonType(a, b);
    const [left, right] = [a, b].map((v) => this.#converted(this.#expression(v, type, node, frame), type, node, frame)) as [
      Expression,
      Expression,
    ];
    const comparison = comparisons[operator];
    if (comparison !== undefined) return { op: 'compare', type: 'bool', name: comparison, a: left, b: right };
    const name = arithmetic[operator];
    if (name === undefined) throw frame.module.fault(node, `a kernel has no operator ${operator}`);
    return { op: 'binary', type, name, a: left, b: right };
  }

  #conditionalValue(node: Node, frame: Frame, wanted?: ValueType): Value {
    const test = this.#typed(node['test'], 'bool', frame);
    const [a, b] = [this.#value(node['consequent'], frame, wanted), this.#value(node['alternate'], frame, wanted)];
    const type = a.op === 'number' && b.op === 'number' && wanted === 'i32' ? 'i32' : commonType(a, b);
    const [yes, no] = [a, b].map((v) => this.#converted(this.#expression(v, type, node, frame), type, node, frame)) as [
      Expression,
      Expression,
    ];
    return { op: 'select', type, test, a: yes, b: no };
  }

  #call(node: Node, frame: Frame): Value {
    const args = node['arguments'] as Node[];
    if (node['callee'].type === 'MemberExpression' && node['callee'].object.name === 'Math') return this.#math(node, args, frame);
    const name = node['callee'].name as string | undefined;
    if (name === 'rarely') return this.#value(args[0]!, frame);
    const origin = name === undefined ? undefined : frame.module.originOf(name);
    if (origin?.path === laneBits) {
      const [unary, type] = laneOperations[origin.name]!;
      const from: ValueType = unary === 'toFloat' || unary === 'floatOf' ? 'i32' : 'f32';
      return { op: 'unary', type, name: unary, a: this.#typed(args[0]!, from, frame) };
    }
    return this.#inline(this.#called(node, frame), args, node, frame, 'a value');
  }

  /** The function that a call names; those of the language are taken as compiled. */
  #called(node: Node, frame: Frame): BoundFunction {
    const bound = bindingOf(node['callee'], frame);
    if (bound?.kind === 'function') return bound;
    const name = node['callee'].name as string | undefined;
    const origin = name === undefined ? undefined : frame.module.originOf(name);
    const source =
      origin !== undefined && isLanguage(origin.path)
        ? this.#sources.module(laneMath).findFunction(origin.name)
        : name === undefined
          ? undefined
          : frame.module.findFunction(name);
    if (source === undefined) throw frame.module.fault(node, `a kernel cannot call ${name ?? 'this'}`);
    return { source, outer: undefined };
  }

  #math(node: Node, args: readonly Node[], frame: Frame): Value {
    const name = mathFunctions[node['callee'].property.name];
    if (name === undefined) throw frame.module.fault(node, `a kernel cannot call Math.${node['callee'].property.name}`);
    const values = args.map((argument) => this.#value(argument, frame));
    if (name !== 'min' && name !== 'max')
      return { op: 'unary', type: 'f32', name: name as UnaryName, a: this.#typed(args[0]!, 'f32', frame) };
    const [a, b] = values as [Value, Value];
    if (a.op === 'number' && b.op === 'number') return { op: 'number', value: Math[name](a.value, b.value) };
    const type = commonType(a, b);
    const [left, right] = [a, b].map((v) => this.#converted(this.#expression(v, type, node, frame), type, node, frame)) as [
      Expression,
      Expression,
    ];
    return { op: 'binary', type, name, a: left, b: right };
  }

  /** Writes a function out in place: its parameters become locals, its result another. The row and its like are handed on as they are. */
  #inline(called: BoundFunction, args: readonly Node[], node: Node, frame: Frame, wanted: 'nothing'): undefined;
  #inline(called: BoundFunction, args: readonly Node[], node: Node, frame: Frame, wanted: 'a value'): Value;
  #inline(called: BoundFunction, args: readonly Node[], node: Node, frame: Frame, wanted: 'nothing' | 'a value'): Value | undefined {
    const { source, outer } = called;
    if (args.length !== source.parameters.length)
      throw frame.module.fault(node, `${source.name} has ${source.parameters.length} parameters`);
    const names = new Map<string, Binding>();
    source.parameters.forEach((parameter, i) => names.set(parameter, this.#argument(args[i]!, frame)));
    const inner: Frame = {
      module: source.module,
      names,
      outer,
      result: wanted === 'nothing' ? undefined : { local: undefined },
    };
    if (source.body.type !== 'BlockStatement') return this.#value(source.body, inner);
    const body = source.body['body'] as Node[];
    const last = body.at(-1);
    if (wanted === 'a value' && last?.type === 'ReturnStatement' && !body.slice(0, -1).some(returns)) {
      this.#statements(body.slice(0, -1), inner);
      return this.#value(last['argument'], inner);
    }
    this.#statements(body, inner);
    if (wanted === 'nothing') return undefined;
    const local = inner.result!.local;
    if (local === undefined) throw frame.module.fault(node, `${source.name} returns nothing`);
    return { op: 'local', type: this.#locals[local]!, local };
  }

  #argument(node: Node, frame: Frame): Binding {
    const binding = bindingOf(node, frame);
    if (binding !== undefined && binding.kind !== 'value' && binding.kind !== 'local') return binding;
    const value = this.#value(node, frame);
    if (value.op === 'number' || value.op === 'table' || cheap.includes(value.op)) return { kind: 'value', value };
    return { kind: 'local', local: this.#keep(value) };
  }
}

const isLanguage = (path: string): boolean => path === language || path === join(kernelFolder, 'index.ts');

function fail(frame: Frame, node: Node): never {
  throw frame.module.fault(node, 'this is not known while compiling');
}

/** Whether a statement may end the function. */
function returns(node: Node): boolean {
  if (node.type === 'ReturnStatement') return true;
  if (node.type === 'BlockStatement') return node['body'].some(returns);
  if (node.type === 'IfStatement') return returns(node['consequent']) || (node['alternate'] !== null && returns(node['alternate']));
  return false;
}

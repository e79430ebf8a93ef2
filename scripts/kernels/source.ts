/** Reads the modules that kernels are written in: their syntax trees, and where their names come from. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseSync } from 'oxc-parser';

/** A node of the syntax tree (ESTree with TypeScript); which fields there are depends on the type. */
export interface Node {
  readonly type: string;
  readonly start: number;
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly [field: string]: any;
}

/** What a kernel's source cannot say. The place is `file:line:column`. */
export class KernelFault extends Error {}

export interface FunctionSource {
  readonly module: SourceModule;
  readonly name: string;
  readonly parameters: readonly string[];
  /** A block, or the expression of an arrow function. */
  readonly body: Node;
}

export class SourceModule {
  readonly #path: string;
  readonly #text: string;
  readonly #functions = new Map<string, FunctionSource>();
  readonly #constants = new Map<string, Node>();
  readonly #imports = new Map<string, { readonly path: string; readonly name: string }>();
  readonly #calls = new Map<string, Node>();
  readonly #program: Program;

  constructor(path: string, program: Program) {
    this.#path = path;
    this.#program = program;
    this.#text = readFileSync(path, 'utf8');
    const { program: tree, errors } = parseSync(path, this.#text);
    if (errors[0] !== undefined) throw new KernelFault(`${path}: ${errors[0].message}`);
    for (const node of tree.body as unknown as Node[]) this.#read(node);
  }

  #read(node: Node): void {
    if (node.type === 'ImportDeclaration') {
      for (const s of node['specifiers'])
        if (s.type === 'ImportSpecifier')
          this.#imports.set(s.local.name, { path: join(dirname(this.#path), node['source'].value), name: s.imported.name });
    } else if (node.type === 'ExportNamedDeclaration' && node['declaration']) this.#read(node['declaration']);
    else if (node.type === 'FunctionDeclaration') this.#functions.set(node['id'].name, this.functionOf(node, node['id'].name));
    else if (node.type === 'VariableDeclaration')
      for (const { id, init } of node['declarations']) {
        if (init?.type === 'ArrowFunctionExpression') this.#functions.set(id.name, this.functionOf(init, id.name));
        else if (init?.type === 'CallExpression') this.#calls.set(id.name, init);
        if (init) this.#constants.set(id.name, init);
      }
  }

  functionOf(node: Node, name: string): FunctionSource {
    return { module: this, name, parameters: node['params'].map((p: Node) => String(p['name'])), body: node['body'] };
  }

  /** The call that initializes a variable of the module, such as `defineKernel(...)`. */
  call(name: string): Node | undefined {
    return this.#calls.get(name);
  }

  /** The object that initializes a variable of the module. */
  object(name: string): Node | undefined {
    const node = this.#constants.get(name);
    return node?.type === 'ObjectExpression' ? node : undefined;
  }

  /** The function that a name of this module stands for, wherever it is written. */
  findFunction(name: string): FunctionSource | undefined {
    const own = this.#functions.get(name);
    if (own !== undefined) return own;
    const imported = this.#imports.get(name);
    return imported === undefined ? undefined : this.#program.module(imported.path).findFunction(imported.name);
  }

  /** Path of the module that a name is imported from. */
  originOf(name: string): { readonly path: string; readonly name: string } | undefined {
    return this.#imports.get(name);
  }

  /** The initializer of a constant of this module that is not exported, or its value where it is imported. */
  constant(name: string): { readonly node: Node } | { readonly value: unknown } | undefined {
    const node = this.#constants.get(name);
    if (node !== undefined) return { node };
    const imported = this.#imports.get(name);
    if (imported === undefined) return undefined;
    return { value: this.#program.value(imported.path, imported.name) };
  }

  fault(node: Node, message: string): KernelFault {
    const before = this.#text.slice(0, node.start).split('\n');
    return new KernelFault(`${this.#path}:${before.length}:${before.at(-1)!.length + 1}: ${message}`);
  }
}

/** All modules read so far. */
export class Program {
  readonly #modules = new Map<string, SourceModule>();
  readonly #values = new Map<string, Readonly<Record<string, unknown>>>();

  module(path: string): SourceModule {
    let module = this.#modules.get(path);
    if (module === undefined) {
      module = new SourceModule(path, this);
      this.#modules.set(path, module);
    }
    return module;
  }

  /** Loads a module and what it imports from `src/`, so that values of its constants are known. */
  async load(path: string): Promise<Readonly<Record<string, unknown>>> {
    const known = this.#values.get(path);
    if (known !== undefined) return known;
    const values = (await import(pathToFileURL(path).href)) as Readonly<Record<string, unknown>>;
    this.#values.set(path, values);
    const { program } = parseSync(path, readFileSync(path, 'utf8'));
    for (const node of program.body)
      if (node.type === 'ImportDeclaration' && node.importKind !== 'type' && node.source.value.startsWith('.'))
        await this.load(join(dirname(path), node.source.value));
    return values;
  }

  value(path: string, name: string): unknown {
    return this.#values.get(path)?.[name];
  }
}

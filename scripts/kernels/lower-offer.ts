/** Functions of an instrument's offer, written as closures over the columns of the households, to programs. */
import { householdColumns } from '../../src/model/world.ts';
import type { Program as KernelProgram } from '../../src/kernel/program.ts';
import { type Binding, type BoundFunction, type Frame, lowerKernel, openSources } from './lower.ts';
import type { Node, Program } from './source.ts';

/** An offer as it stands in the module of its instrument. */
export interface OfferSource {
  readonly sources: Program;
  /** What names mean in the opening: columns, terms, functions. */
  readonly frame: Frame;
  readonly offer: Readonly<Record<string, Node>>;
  /** Names of its terms. */
  readonly terms: readonly string[];
}

/**
 * Reads the offer of an instrument.
 * @param path module of the instrument, which exports it under `name`
 * @returns undefined when the offer lists no terms
 */
export async function readOffer(path: string, name: string): Promise<OfferSource | undefined> {
  const sources = await openSources();
  await sources.load(path);
  const module = sources.module(path);
  const body = propertiesOf(module.object(name))['open']?.['body']?.body as readonly Node[] | undefined;
  const offer = propertiesOf(body?.at(-1)?.['argument']);
  if (body === undefined || offer['terms'] === undefined) return undefined;
  const names = new Map<string, Binding>();
  const frame: Frame = { module, names, outer: undefined, result: undefined };
  const terms = Object.entries(propertiesOf(offer['terms'])).map(([term, value], k) => {
    if (value.type === 'Identifier') names.set(value['name'], { kind: 'value', value: { op: 'region', type: 'f32', region: k } });
    return term;
  });
  for (const statement of body) readDeclarations(statement, frame);
  return { sources, frame, offer, terms };
}

/**
 * The program of a kernel that calls functions of an offer, with those of the instrument in their place. They may use columns of the
 * households and terms.
 * @param kernel module of the kernel and its name
 */
export function lowerOffer(
  { sources, frame, offer, terms }: OfferSource,
  kernel: readonly [path: string, name: string],
  called: readonly string[],
): Promise<KernelProgram> {
  const functions = Object.fromEntries(called.map((name) => [name, functionOf(name, offer, frame)]));
  return lowerKernel(...kernel, { functions, rows: householdColumns, region: terms }, sources);
}

/** Columns that an offer takes from the households, and functions that it declares. */
function readDeclarations(statement: Node, frame: Frame): void {
  const { names, module } = frame;
  if (statement.type !== 'VariableDeclaration') return;
  for (const { id, init } of statement['declarations'] as Node[]) {
    if (id.type === 'ObjectPattern' && isHouseholds(init))
      for (const [column, local] of Object.entries(propertiesOf(id))) names.set(local['name'], { kind: 'column', column });
    if (init.type === 'ArrowFunctionExpression')
      names.set(id['name'], { kind: 'function', source: module.functionOf(init, id['name']), outer: frame });
  }
}

const isHouseholds = (node: Node): boolean => node.type === 'MemberExpression' && node['property'].name === 'households';

function functionOf(name: string, offer: Readonly<Record<string, Node>>, frame: Frame): BoundFunction {
  const value = offer[name]!;
  const declared = value.type === 'Identifier' ? frame.names.get(value['name']) : undefined;
  if (declared?.kind === 'function') return declared;
  if (value.type !== 'ArrowFunctionExpression' && value.type !== 'FunctionExpression')
    throw frame.module.fault(value, `"${name}" of an offer with terms is a function written in place or a constant of its opening`);
  return { source: frame.module.functionOf(value, name), outer: frame };
}

/** Values of an object expression or pattern by name. */
function propertiesOf(node: Node | undefined): Readonly<Record<string, Node>> {
  const properties = (node?.['properties'] ?? []) as readonly Node[];
  return Object.fromEntries(properties.map((property) => [String(property['key']?.name), property['value'] as Node]));
}

/** Conditions of instruments, written as closures over the columns of the households, to programs. */
import { householdColumns } from '../../src/model/world.ts';
import type { Program as KernelProgram } from '../../src/kernel/program.ts';
import { type Binding, type BoundFunction, type Frame, lowerKernel, openSources } from './lower.ts';
import type { Node } from './source.ts';

/**
 * The program that finds who may have an instrument: a kernel that calls `eligible` and `lacks`, with those of the instrument in their place. They
 * may use columns of the households and the numbers that the offer lists as `terms`.
 * @param path module of the instrument, which exports it under `name`
 * @param template module of the kernel and its name
 * @returns undefined when the offer lists no terms
 */
export async function lowerOffer(
  path: string,
  name: string,
  template: readonly [path: string, name: string],
): Promise<KernelProgram | undefined> {
  const sources = await openSources();
  await sources.load(path);
  const module = sources.module(path);
  const open = propertiesOf(module.object(name))['open'];
  const body = open?.['body']?.body as readonly Node[] | undefined;
  const offer = propertiesOf(body?.at(-1)?.['argument']);
  const terms = offer['terms'];
  if (body === undefined || terms === undefined) return undefined;
  const names = new Map<string, Binding>();
  const frame: Frame = { module, names, outer: undefined, result: undefined };
  const region = Object.entries(propertiesOf(terms)).map(([term, value], k) => {
    if (value.type === 'Identifier') names.set(value['name'], { kind: 'value', value: { op: 'region', type: 'f32', region: k } });
    return term;
  });
  for (const statement of body) readDeclarations(statement, frame);
  const functions = { eligible: conditionOf('eligible', offer, frame), lacks: conditionOf('lacks', offer, frame) };
  const program = await lowerKernel(...template, { functions, rows: householdColumns, region }, sources);
  return { ...program, name };
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

function conditionOf(name: string, offer: Readonly<Record<string, Node>>, frame: Frame): BoundFunction {
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

/** What the compilers of kernels and of sweeps share: how names are found, and arithmetic on numbers known while compiling. */
import type { Node } from './source.ts';

/** Names that hold here, and around here. */
export interface Scope<Binding> {
  readonly names: ReadonlyMap<string, Binding>;
  readonly outer: Scope<Binding> | undefined;
}

/** What an identifier stands for, from the innermost scope outwards; undefined for what is no identifier or unknown. */
export function bindingOf<Binding>(node: Node, scope: Scope<Binding>): Binding | undefined {
  if (node.type !== 'Identifier') return undefined;
  for (let s: Scope<Binding> | undefined = scope; s !== undefined; s = s.outer) {
    const found = s.names.get(node['name']);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The result of an operator on two known numbers; undefined for an operator that is not one of arithmetic. */
export function foldNumbers(operator: string, a: number, b: number): number | undefined {
  const results: Readonly<Record<string, number>> = {
    '+': a + b,
    '-': a - b,
    '*': a * b,
    '/': a / b,
    '&': a & b,
    '|': a | b,
    '^': a ^ b,
    '<<': a << b,
    '>>': a >> b,
    '>>>': a >>> b,
  };
  return results[operator];
}

import type { Problem } from '../../scenario/problem.ts';
import { locate, placeFields, type WrittenNode } from '../../scenario/written.ts';

/**
 * Gives a problem whose dotted path leads into an experiment's file the place there. Keys may hold dots themselves, as paths of parameters do, so
 * that the longest key that is there is taken at each step. Problems that have a line already stay as they are.
 */
export function placeInFile(problem: Problem, root: WrittenNode | undefined, file: string | undefined): Problem {
  if (problem.line !== undefined || problem.path === undefined) return problem;
  if (root === undefined) return file === undefined || problem.file !== undefined ? problem : { ...problem, file };
  const keys = keysOf(root, problem.path.split('.'));
  if (keys.length === 0)
    return problem.file === undefined ? { ...problem, ...placeFields({ ...root.place, end: root.place.start }) } : problem;
  return { ...problem, ...placeFields(locate(root, keys, 'value')) };
}

function keysOf(node: WrittenNode, parts: readonly string[]): string[] {
  if (parts.length === 0 || node.kind === 'scalar') return [];
  if (node.kind === 'list') {
    const item = node.items[Number(parts[0])];
    return item === undefined ? [] : [parts[0]!, ...keysOf(item, parts.slice(1))];
  }
  for (let length = parts.length; length > 0; length--) {
    const key = parts.slice(0, length).join('.');
    const entry = node.entries.get(key);
    if (entry !== undefined) return [key, ...keysOf(entry.value, parts.slice(length))];
  }
  return [];
}

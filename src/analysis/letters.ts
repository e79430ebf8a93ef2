/**
 * A compact letter display: groups of `count` things, so that two share a group exactly when they are not told apart. No group is part of
 * another one.
 *
 * `different` lists the pairs that are told apart, by index. Each group lists its members in ascending order; groups come in the order of
 * their first members (then the second, and so on), and one thing may be in several.
 *
 * Insert and absorb: Piepho, H.-P. (2004), An algorithm for a letter-based representation of all-pairwise comparisons, Journal of
 * Computational and Graphical Statistics 13, 456-466.
 */
export function letterGroups(count: number, different: Iterable<readonly [number, number]>): number[][] {
  let groups: ReadonlySet<number>[] = count === 0 ? [] : [new Set(Array.from({ length: count }, (_, i) => i))];
  for (const [i, j] of different) {
    if (i === j) throw new RangeError(`${i} cannot be different from itself`);
    const split = groups.flatMap((group) => (group.has(i) && group.has(j) ? [without(group, i), without(group, j)] : [group]));
    groups = split.filter((group, at) => !split.some((other, position) => absorbs(other, group, position < at) && position !== at));
  }
  return groups.map((group) => [...group].sort((a, b) => a - b)).sort(compareLists);
}

function without(group: ReadonlySet<number>, member: number): Set<number> {
  const rest = new Set(group);
  rest.delete(member);
  return rest;
}

/** Whether `group` is part of `other`; of two equal ones the earlier absorbs the later. */
function absorbs(other: ReadonlySet<number>, group: ReadonlySet<number>, earlier: boolean): boolean {
  if (group.size > other.size || (group.size === other.size && !earlier)) return false;
  for (const member of group) if (!other.has(member)) return false;
  return true;
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

/** Name of group `index`: a to z, then a2 to z2 and so on. */
export function letterOf(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26));
  return index < 26 ? letter : `${letter}${Math.floor(index / 26) + 1}`;
}

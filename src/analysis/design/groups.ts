/** Factors that move together: the group of each factor, numbered from 0 without gaps. */
export type Groups = readonly number[];

/** Every factor on its own. */
export function singleGroups(factors: number): number[] {
  return Array.from({ length: factors }, (_, j) => j);
}

/** Number of groups. Throws a `RangeError` where their numbers have gaps or are not one for each factor. */
export function countGroups(groups: Groups, factors: number): number {
  const found = new Set(groups);
  const whole = Array.from({ length: found.size }, (_, g) => g).every((g) => found.has(g));
  if (groups.length !== factors || !whole)
    throw new RangeError(
      `groups: [${groups.join(', ')}]; the number of a group is expected for each of ${factors} factors, from 0 without gaps`,
    );
  return found.size;
}

import type { World } from '../world.ts';

/**
 * Tells the other threads of a run how this thread's counties are, and learns of theirs: the plan of a year looks at all of them. Does nothing for
 * who works alone. Between two exchanges all members must have met once more.
 */
export function exchangeCounties({ counties, crew, exchanged, facts }: World): void {
  if (exchanged === undefined) return;
  const columns = Object.values(counties);
  columns.forEach((column, j) => {
    for (const c of crew.regions) exchanged[j * facts.length + c] = column[c]!;
  });
  crew.sync();
  columns.forEach((column, j) => column.set(exchanged.subarray(j * facts.length, (j + 1) * facts.length)));
}

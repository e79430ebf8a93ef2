/** A number at a year. */
export type Knot = readonly [year: number, value: number];

/** The value of a path in a year: straight between the years given, level before the first and after the last. Order does not matter. */
export function interpolate(knots: readonly Knot[], year: number): number {
  let before: Knot | undefined;
  let after: Knot | undefined;
  for (const knot of knots) {
    if (knot[0] === year) return knot[1];
    if (knot[0] < year && (before === undefined || knot[0] > before[0])) before = knot;
    if (knot[0] > year && (after === undefined || knot[0] < after[0])) after = knot;
  }
  if (before === undefined) return after![1];
  if (after === undefined) return before[1];
  const share = (year - before[0]) / (after[0] - before[0]);
  // Exact at equal values, so that a level stretch of a path stays level to the last bit.
  return before[1] === after[1] ? before[1] : before[1] + (after[1] - before[1]) * share;
}

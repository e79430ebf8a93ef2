/*
 * Chronic and transient poverty (Jalan and Ravallion 1998): chronic is the poverty that a household would have with its mean income of all years in
 * every year; transient is the rest of its mean poverty.
 */

/** Shortfall of an income from the line as a part of the line; 0 for who is not poor. Its mean is FGT 1, that of its square FGT 2. */
export function relativeShortfall(income: number, line: number): number {
  return Math.max(0, (line - income) / line);
}

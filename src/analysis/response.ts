import { studentHalfWidth } from './student.ts';

/** The points of a design at which a factor has about the same value, and what came out there. */
export interface ResponseGroup {
  /** Least and greatest value of the factor, both included. */
  readonly from: number;
  readonly to: number;
  /** Mean of the factor. */
  readonly at: number;
  readonly points: number;
  /** Mean outcome over the points, with the ends of its interval ± t s/√n; these are NaN for one point alone. */
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
}

export interface ResponseOptions {
  /** A factor of at most so many different values has a group for each of them; 10 by default. */
  readonly mostLevels?: number;
  /** Number of groups of a factor of more values, made of about as many points each; 8 by default. */
  readonly bins?: number;
  /** Of the interval, between 0 and 1, both excluded; 0.95 by default. */
  readonly confidence?: number;
}

/**
 * How an outcome goes with one factor of a design: the mean outcome of the points at each of its values, or in bins of about equal count. The other
 * factors vary within a group as they do in the design, so that in a balanced design the means are main effects.
 *
 * Entry `p` of both lists is point `p`. A point of which either is NaN is left out, and points of the same value of the factor are never in
 * different groups. The interval tells how sure the mean over other points of the same kind would be; it takes the points as independent of each other.
 * Groups are in ascending order of the factor. Throws a `RangeError` for lists of different lengths.
 */
export function responseTo(
  factor: ArrayLike<number>,
  outcome: ArrayLike<number>,
  { mostLevels = 10, bins = 8, confidence = 0.95 }: ResponseOptions = {},
): ResponseGroup[] {
  if (factor.length !== outcome.length) throw new RangeError(`${factor.length} values of a factor for ${outcome.length} outcomes`);
  const points = [];
  for (let p = 0; p < factor.length; p++) if (!Number.isNaN(factor[p]!) && !Number.isNaN(outcome[p]!)) points.push(p);
  points.sort((p, q) => factor[p]! - factor[q]! || p - q);
  const groups: ResponseGroup[] = [];
  let from = 0;
  for (const end of endsOf(
    points.map((p) => factor[p]!),
    mostLevels,
    bins,
  )) {
    groups.push(groupOf(points.slice(from, end), factor, outcome, confidence));
    from = end;
  }
  return groups;
}

/** Ends of the groups in an ascending list, each behind the last of equal values. */
function endsOf(values: readonly number[], mostLevels: number, bins: number): number[] {
  const changes = values.flatMap((value, i) => (i + 1 === values.length || values[i + 1] !== value ? [i + 1] : []));
  if (changes.length <= mostLevels) return changes;
  const ends: number[] = [];
  for (const change of changes) if (change >= ((ends.length + 1) * values.length) / bins) ends.push(change);
  return ends;
}

function groupOf(points: readonly number[], factor: ArrayLike<number>, outcome: ArrayLike<number>, confidence: number): ResponseGroup {
  const n = points.length;
  const mean = meanOver(points, outcome);
  let squares = 0;
  for (const p of points) squares += (outcome[p]! - mean) * (outcome[p]! - mean);
  const half = n < 2 ? NaN : studentHalfWidth(confidence, n - 1) * Math.sqrt(squares / (n - 1) / n);
  return {
    from: factor[points[0]!]!,
    to: factor[points.at(-1)!]!,
    at: meanOver(points, factor),
    points: n,
    mean,
    lower: mean - half,
    upper: mean + half,
  };
}

/** Mean that starts from the first value, so that the mean of equal numbers is that very number. */
function meanOver(points: readonly number[], values: ArrayLike<number>): number {
  const origin = values[points[0]!]!;
  let sum = 0;
  for (const p of points) sum += values[p]! - origin;
  return origin + sum / points.length;
}

/**
 * Share of the variance of an outcome over points that lies between the groups of a factor: the correlation ratio eta squared (Pearson 1905), 0 to 1.
 * With few points in a group it is above its true value. NaN where the outcome does not vary.
 */
export function shareBetween(groups: readonly ResponseGroup[], outcome: ArrayLike<number>): number {
  const known = Array.from(outcome).filter((value) => !Number.isNaN(value));
  const all = known.map((_, i) => i);
  if (all.length === 0) return NaN;
  const mean = meanOver(all, known);
  let [total, between] = [0, 0];
  for (const value of known) total += (value - mean) * (value - mean);
  for (const group of groups) between += group.points * (group.mean - mean) * (group.mean - mean);
  return total > 0 ? Math.min(1, between / total) : NaN;
}

/**
 * The same share less what chance alone would give with so many groups: epsilon squared (Kelley 1935), `1 - (1 - share) (n - 1) / (n - k)`. About zero for a
 * factor that does nothing, and then as often below zero as above. NaN with as many groups as points.
 */
export function adjustedShare(share: number, points: number, groups: number): number {
  return points > groups ? 1 - ((1 - share) * (points - 1)) / (points - groups) : NaN;
}

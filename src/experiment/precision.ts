/**
 * Replicates until an interval is narrow enough.
 *
 * The number of replicates then depends on the numbers themselves, which makes the last interval a little too narrow: it covers the truth somewhat
 * less often than in 95 % of cases, the more so the fewer replicates it stops at. Hence the first stage of at least five. References: Chow, Y. S.
 * and Robbins, H. (1965), On the asymptotic theory of fixed-width sequential confidence intervals for the mean, Annals of Mathematical Statistics
 * 36, 457-462; Law, A. M. (2015), Simulation Modeling and Analysis, 5th edition, 9.4.1.
 */
import { replicatesForHalfWidth } from '../analysis/replication.ts';
import { studentHalfWidth } from '../analysis/student.ts';
import type { ComparisonRow } from '../output/comparison-row.ts';

/** Fewest replicates of the first stage. */
export const fewestReplicates = 5;

export interface PrecisionRequest {
  /** Column of the province. */
  readonly indicator: string;
  /** A simulated year: not the base year, in which all scenarios are the same. */
  readonly year: number;
  /** Half-width of the 95 % interval of the difference that is narrow enough, in the unit of the column; above 0. */
  readonly target: number;
  /** Ends it, narrow enough or not. */
  readonly maxReplicates: number;
}

export interface ReachedPrecision {
  readonly scenario: string;
  readonly title: string;
  /** `null` with fewer than two pairs. */
  readonly halfWidth: number | null;
  /** Pairs used. */
  readonly replicates: number;
}

/** What became of a request for precision. Plain JSON. */
export interface PrecisionOutcome extends PrecisionRequest {
  readonly indicatorTitle: string;
  readonly unit: string;
  /** Replicates that were simulated. */
  readonly replicates: number;
  /** Whether the half-width of every scenario is at most the target. */
  readonly met: boolean;
  readonly scenarios: readonly ReachedPrecision[];
}

/** Half-width of the 95 % interval of each scenario, in the order given. */
export function reachedPrecision(
  { indicator, year }: PrecisionRequest,
  scenarios: readonly { readonly name: string; readonly title: string }[],
  rows: readonly ComparisonRow[],
): ReachedPrecision[] {
  return scenarios.map(({ name, title }) => {
    const row = rows.find(
      (each) => each.geography === 'province' && each.scenario === name && each.indicator === indicator && each.year === year,
    );
    const replicates = row?.replicates ?? 0;
    const halfWidth = row === undefined || replicates < 2 ? null : studentHalfWidth(0.95, replicates - 1) * row.standardError;
    return { scenario: name, title, halfWidth, replicates };
  });
}

/** Whether every scenario is there. */
export function isPrecise(reached: readonly ReachedPrecision[], target: number): boolean {
  return reached.every(({ halfWidth }) => halfWidth !== null && halfWidth <= target);
}

/**
 * How many replicates there are to be in all after the next stage: as many as the variance of today asks for, at most twice as many as
 * now. The same number as now ends it: the precision is met, the limit is reached, or a scenario has no pair at all, which more of the same will
 * hardly change.
 */
export function nextReplicates(reached: readonly ReachedPrecision[], done: number, { target, maxReplicates }: PrecisionRequest): number {
  if (isPrecise(reached, target) || reached.some(({ replicates }) => replicates === 0)) return done;
  let wanted = done + 1;
  for (const { halfWidth, replicates } of reached) {
    if (halfWidth === null) wanted = Infinity;
    else if (halfWidth > target) {
      const standardDeviation = (halfWidth * Math.sqrt(replicates)) / studentHalfWidth(0.95, replicates - 1);
      const pairs = replicatesForHalfWidth(standardDeviation, target) ?? Infinity;
      // Where runs fail, a replicate is worth less than a pair.
      wanted = Math.max(wanted, Math.ceil((pairs * done) / replicates));
    }
  }
  return Math.max(done, Math.min(wanted, 2 * done, maxReplicates));
}

/** The outcome in one or two sentences. */
export function precisionText(outcome: PrecisionOutcome): string {
  const { indicatorTitle, unit, year, target, maxReplicates, replicates, met, scenarios } = outcome;
  const reached = scenarios.map(({ title, halfWidth }) =>
    halfWidth === null ? `${title} unknown` : `${title} ${halfWidthText(halfWidth, unit)}`,
  );
  const what = `the half-width of the 95 % interval of the difference in "${indicatorTitle}" in ${year}`;
  const list = reached.join('; ');
  if (met) return `${replicates} replicates brought ${what} to ${halfWidthText(target, unit)} or less: ${list}.`;
  const none = scenarios.filter((scenario) => scenario.replicates === 0);
  if (none.length > 0) {
    const names = none.map(({ title }) => title).join(' and ');
    return `The precision cannot be reached: after ${replicates} replicates ${names} has no pair of runs in which it is defined. Half-widths: ${list}.`;
  }
  return `The precision was not reached: after ${replicates} replicates, the most allowed (--max-replicates ${maxReplicates}), ${what} is above ${halfWidthText(target, unit)}: ${list}.`;
}

/** How far it is after a stage that was not precise enough, and how many replicates come next. */
export function stageText({ replicates, target, unit, scenarios }: PrecisionOutcome, next: number): string {
  const widest = scenarios.reduce<number | null>(
    (most, { halfWidth }) => (most === null || halfWidth === null ? null : Math.max(most, halfWidth)),
    0,
  );
  const reached = widest === null ? 'unknown' : halfWidthText(widest, unit);
  return `${replicates} replicates: half-width ${reached}, wanted ${halfWidthText(target, unit)}; ${next - replicates} more replicates`;
}

/** A half-width with its unit, to two significant digits: `0.18 percentage points`. */
export function halfWidthText(value: number, unit: string): string {
  if (unit === 'share') return `${significant(100 * value)} percentage points`;
  return unit === '1' ? significant(value) : `${significant(value)} ${unit}`;
}

function significant(value: number): string {
  if (value === 0) return '0';
  if (value >= 100) return String(Math.round(value));
  return value.toFixed(Math.min(8, Math.max(0, 1 - Math.floor(Math.log10(value)))));
}

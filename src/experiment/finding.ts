/** The result of a comparison in sentences, computed from the numbers and nothing else. */
import type { ComparisonSummary, HeadcountDifference, ScenarioSummary } from './summary.ts';

/**
 * One sentence for each scenario other than the reference, in the order given (by default the order of the summary): the headcount of both at the
 * end, the difference with its 95 % interval, or that it cannot be told from zero, and the year in which they were furthest apart.
 */
export function findings(summary: Pick<ComparisonSummary, 'reference' | 'scenarios'>, order?: readonly string[]): string[] {
  const reference = summary.scenarios.find((scenario) => scenario.name === summary.reference);
  const names = order ?? summary.scenarios.map((scenario) => scenario.name);
  const others = names.flatMap((name) => summary.scenarios.filter((scenario) => scenario.name === name && scenario !== reference));
  return reference === undefined ? [] : others.map((scenario) => finding(scenario, reference));
}

/** What a branch means for the numbers, in a sentence; nothing where every scenario has all years under its own parameters. */
export function branchText({ branch, scenarios }: Pick<ComparisonSummary, 'branch' | 'scenarios'>): string | undefined {
  if (branch === null) return undefined;
  const { from, year } = branch;
  const title = scenarios.find(({ name }) => name === from)?.title ?? from;
  return `Until the end of ${year - 1} there is ${title} alone; the parameters of the others hold from ${year} on, and what differs between them before has no effect.`;
}

function finding(scenario: ScenarioSummary, reference: ScenarioSummary): string {
  const last = scenario.headcount.findLast(({ difference }) => difference !== null);
  if (last === undefined) return `${scenario.title} cannot be compared with ${reference.title}: no replicate was done in both.`;
  const end = last.difference!;
  const counts = `${percent(end.scenario)} of rural people are below the poverty line in ${last.year}, against ${percent(end.reference)} with ${reference.title}`;
  return `${scenario.title}: ${counts}; ${differenceText(end)}.${widestText(scenario, last.year)}`;
}

/** The difference in words: `2.1 percentage points lower (95 % interval 1.9 to 2.3, 10 replicates)`. */
export function differenceText(difference: HeadcountDifference): string {
  const { mean, lower, upper, replicates } = difference;
  if (lower === null || upper === null)
    return `${size(mean)}, from one replicate alone, so how sure that is remains unknown (run more with --replicates)`;
  const pairs = `${replicates} replicates`;
  if (lower === 0 && upper === 0) return `no difference in any of ${pairs}`;
  const digits = decimals(upper - lower);
  if (distinguishable(difference)) {
    const [near, far] = mean < 0 ? [-upper, -lower] : [lower, upper];
    return `${size(mean, digits)} (95 % interval ${points(near, digits)} to ${points(far, digits)}, ${pairs})`;
  }
  return `the difference of ${points(mean, digits)} percentage points is not distinguishable from zero (95 % interval ${points(lower, digits)} to ${points(upper, digits)}, ${pairs})`;
}

/** Whether the interval leaves out zero. */
export function distinguishable({ lower, upper }: HeadcountDifference): boolean {
  return lower !== null && upper !== null && (lower > 0 || upper < 0);
}

function size(mean: number, digits = 2): string {
  return `${points(Math.abs(mean), digits)} percentage points ${mean < 0 ? 'lower' : 'higher'}`;
}

/** The year in which the scenario was furthest from the reference, among those in which the two can be told apart. */
export function widestDifference({
  headcount,
}: ScenarioSummary): { readonly year: number; readonly difference: HeadcountDifference } | undefined {
  let widest: { readonly year: number; readonly difference: HeadcountDifference } | undefined;
  for (const { year, difference } of headcount) {
    if (difference === null || !distinguishable(difference)) continue;
    if (widest === undefined || Math.abs(difference.mean) > Math.abs(widest.difference.mean)) widest = { year, difference };
  }
  return widest;
}

/** Where the two were furthest apart, if that is another year and a difference to speak of. */
function widestText(scenario: ScenarioSummary, lastYear: number): string {
  const widest = widestDifference(scenario);
  if (widest === undefined || widest.year === lastYear) return '';
  const { mean, lower, upper } = widest.difference;
  const digits = decimals(upper! - lower!);
  const [near, far] = mean < 0 ? [-upper!, -lower!] : [lower!, upper!];
  return ` They were furthest apart in ${widest.year}: ${size(mean, digits)} (${points(near, digits)} to ${points(far, digits)}).`;
}

/** A share as percent with one decimal. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** A share as percentage points, without a minus zero. */
export function points(share: number, digits: number): string {
  const text = (100 * share).toFixed(digits);
  return /^-0\.?0*$/.test(text) ? text.slice(1) : text;
}

/** As many decimals of percentage points as show the width of an interval, from 1 to 4. */
export function decimals(width: number): number {
  const magnitude = Math.floor(Math.log10(Math.max(100 * width, 1e-6)));
  return Math.min(4, Math.max(1, 1 - magnitude));
}

/** Arms of a policy: runs that begin from the state of a baseline at the end of the year before. */
import type { ParameterProblem } from '../model/parameters/checks.ts';
import type { ModelParameters } from '../model/parameters/index.ts';
import type { WorldOptions } from '../model/start/create-world.ts';
import type { World } from '../model/world.ts';
import { type Checkpoint, checkpoint, continueUnder, resumeFrom } from './checkpoint.ts';
import { startWorld } from './start.ts';
import { type Progress, simulateYears } from './years.ts';

/** Where an arm leaves its baseline. */
export interface Branch {
  /** Of the baseline, under which all years before are simulated. */
  readonly parameters: ModelParameters;
  /** First year under the parameters of the arm, after the base year and no later than the last one. */
  readonly year: number;
}

/**
 * What an arm must share with its baseline: the years, the households and the line that poverty has been measured by, and what only the start of a run
 * reads, so that another value would silently do nothing.
 */
const shared: readonly (readonly [path: readonly string[], why: string])[] = [
  [['years', 'from'], 'arms have the years of their baseline'],
  [['years', 'to'], 'arms have the years of their baseline'],
  [['population'], 'arms have the households of their baseline'],
  [['macro', 'poverty_line'], 'the poverty of the years before was measured by the line of the baseline'],
  [['economy', 'traditional_productivity'], 'only the start of a run reads it; later values follow from macro.farm_growth'],
  [['economy', 'specialty_productivity'], 'only the start of a run reads it; later values follow from macro.farm_growth'],
  [['economy', 'wage'], 'only the start of a run reads it; later values follow from macro.wage_growth'],
  [['awareness', 'start'], 'only the start of a run reads it'],
  [['record', 'households'], 'the households recorded are those of the baseline'],
];

/** Why an arm cannot begin from a baseline in a year. Nothing when it can. */
export function branchProblems({ parameters: baseline, year }: Branch, arm: ModelParameters): ParameterProblem[] {
  const problems = shared.flatMap(([path, why]) =>
    differingLeaves(valueAt(baseline, path), valueAt(arm, path), path).map(([at, before, now]): ParameterProblem => {
      const name = at.join('.');
      const message = `${name} is ${shortened(now)}, and ${shortened(before)} in the baseline: ${why}`;
      return { code: 'branch-differs', path: at, message, hint: `set ${name} to the same value in both, for example with --set` };
    }),
  );
  const { from, to } = baseline.years;
  if (Number.isSafeInteger(year) && year > from && year <= to) return problems;
  const message = `arms cannot begin in ${year}: the years simulated are ${from + 1} to ${to}`;
  return [{ code: 'branch-year', path: [], message, hint: `choose a year from ${from + 1} to ${to}` }, ...problems];
}

/** Throws a `RangeError` with every reason why an arm cannot begin from a baseline. */
export function requireBranch(branch: Branch, arm: ModelParameters): void {
  const problems = branchProblems(branch, arm);
  if (problems.length > 0) throw new RangeError(problems.map(({ message }) => message).join('; '));
}

let kept: { readonly identity: string; readonly saved: Checkpoint } | undefined;

export interface BranchOptions extends WorldOptions {
  /** Keeps the state of the baseline for the next arm of the same replicate. It takes 67 bytes a household. */
  readonly keep: boolean;
  readonly progress?: Progress | undefined;
}

/**
 * A world under the parameters of an arm at the end of the year before the arm's first. The state of the baseline is kept, because all arms of a
 * replicate begin from it; a kept state and a fresh one are the same to the bit.
 */
export function branchWorld(
  parameters: ModelParameters,
  branch: Branch,
  seed: string,
  replicate: number,
  { keep, progress, ...options }: BranchOptions,
): World {
  requireBranch(branch, parameters);
  const { layout: _, ...ofBaseline } = options;
  const identity = JSON.stringify([seed, replicate, options.crew?.crew.regions ?? null, branch.year, branch.parameters]);
  const saved = kept?.identity === identity ? kept.saved : undefined;
  kept = undefined;
  if (saved !== undefined) {
    if (keep) kept = { identity, saved };
    return resumeFrom(saved, parameters, options);
  }
  const world = startWorld(branch.parameters, seed, replicate, { ...ofBaseline, keep: false });
  simulateYears(world, { to: branch.year - 1, progress });
  if (keep) kept = { identity, saved: checkpoint(world, branch.year - 1) };
  return continueUnder(world, parameters);
}

/** Lets go of the state that is kept. Threads that share runs do so together. */
export function forgetBranch(): void {
  kept = undefined;
}

type Leaf = readonly [path: readonly string[], before: unknown, now: unknown];

/** The innermost places at which two values differ. */
function differingLeaves(before: unknown, now: unknown, path: readonly string[]): Leaf[] {
  if (isMapping(before) && isMapping(now))
    return [...new Set([...Object.keys(before), ...Object.keys(now)])].flatMap((key) =>
      differingLeaves(before[key], now[key], [...path, key]),
    );
  return JSON.stringify(before) === JSON.stringify(now) ? [] : [[path, before, now]];
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce((inner, key) => (isMapping(inner) ? inner[key] : undefined), value);
}

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function shortened(value: unknown): string {
  const text = JSON.stringify(value) ?? 'not set';
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}

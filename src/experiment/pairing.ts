import type { BranchEntry } from '../output/manifest.ts';
import type { LoadedScenario } from '../scenario/node/load.ts';
import type { Problem } from '../scenario/problem.ts';
import { branchProblems } from '../simulate/branch.ts';

/** A scenario and what the user called it: a file or the name of a shipped one. */
export interface NamedScenario {
  readonly source: string;
  readonly loaded: LoadedScenario;
}

/**
 * Why scenarios cannot be compared run by run. They must have names of their own, the same years, and the same people at the start: replicate 3
 * of one scenario is to hold the very households that replicate 3 of another one holds, and to meet the same shocks.
 */
export function checkPairing(scenarios: readonly NamedScenario[]): Problem[] {
  const [reference, ...others] = scenarios;
  if (reference === undefined) return [];
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  for (const { source, loaded } of scenarios) {
    const { name } = loaded.scenario;
    const other = seen.get(name);
    if (other !== undefined) {
      const hint = 'give each scenario a name of its own in its file';
      problems.push({ code: 'duplicate-scenario', file: source, path: 'name', message: `"${name}" is also the name of ${other}`, hint });
    }
    seen.set(name, source);
  }
  for (const { source, loaded } of others) {
    for (const group of ['years', 'population'] as const) {
      const differing = differences(reference.loaded.scenario[group], loaded.scenario[group], group);
      for (const { path, here, there } of differing) {
        problems.push({
          code: 'not-paired',
          file: source,
          path,
          message: `${path} is ${there}, and ${here} in the reference ${reference.source}: the scenarios would not have the same ${group === 'years' ? 'years' : 'households'}`,
          hint: `set it for all of them, for example with --set ${path}=...`,
        });
      }
    }
  }
  return problems;
}

/** Why scenarios cannot begin as arms from the state of `baseline` in `year`: in what they must not differ, and years that are not simulated. */
export function checkBranch(scenarios: readonly NamedScenario[], baseline: NamedScenario, year: number): Problem[] {
  const branch = { parameters: baseline.loaded.scenario, year };
  const arms = scenarios.filter((scenario) => scenario !== baseline);
  const problems = arms.flatMap(({ source, loaded }) =>
    branchProblems(branch, loaded.scenario)
      .filter(({ code }) => code === 'branch-differs')
      .map(({ path, ...problem }): Problem => ({ ...problem, file: source, path: path.join('.') })),
  );
  const ofYear = branchProblems(branch, branch.parameters).map((problem): Problem => ({
    ...problem,
    path: problem.path.join('.'),
    file: `--branch ${year}`,
  }));
  return [...ofYear, ...problems];
}

/** The same for scenarios that have been paired already: what both would say is said once. */
export function checkPairedBranch(scenarios: readonly NamedScenario[], baseline: NamedScenario, year: number): Problem[] {
  return checkBranch(scenarios, baseline, year).filter(({ path = '' }) => !/^(?:years|population)(?:\.|$)/.test(path));
}

/** A branch as the manifest has it. */
export function branchEntry({ source, loaded }: NamedScenario, year: number): BranchEntry {
  return { from: loaded.scenario.name, source, hash: loaded.hash, year };
}

interface Difference {
  readonly path: string;
  readonly here: string;
  readonly there: string;
}

function differences(here: unknown, there: unknown, path: string): Difference[] {
  if (isMapping(here) && isMapping(there)) {
    return [...new Set([...Object.keys(here), ...Object.keys(there)])].flatMap((key) =>
      differences(here[key], there[key], `${path}.${key}`),
    );
  }
  const [a, b] = [JSON.stringify(here), JSON.stringify(there)];
  return a === b ? [] : [{ path, here: shortened(a), there: shortened(b) }];
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const shortened = (text: string | undefined): string =>
  text === undefined ? 'not set' : text.length > 40 ? `${text.slice(0, 37)}...` : text;

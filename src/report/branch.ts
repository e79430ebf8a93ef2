/** What a report says of arms that begin from the state of a baseline. */
import { inBoth, say, type Text } from './text.ts';
import type { ReportResults } from './results.ts';

/** What the branch means for every number of the report, in a sentence; `undefined` where there is none. */
export function branchText({ branch, scenarios }: Pick<ReportResults, 'branch' | 'scenarios'>): Text | undefined {
  if (branch === undefined) return undefined;
  const { from, year } = branch;
  const baseline = scenarios.find(({ name }) => name === from)?.title ?? say(from);
  return inBoth((of, language) =>
    language === 'en'
      ? `All scenarios go through the years to ${year - 1} as ${of(baseline)}, with the same state at the end of ${year - 1}; the parameters of the others hold from ${year} on.`
      : `截至${year - 1}年，各情景均按“${of(baseline)}”度过，${year - 1}年末的状态完全相同；其他情景的参数自${year}年起生效。`,
  );
}

/** The same of an experiment, whose baseline need not be one of its scenarios. */
export function branchOfRunsText({
  branch,
  scenarios,
}: Pick<ReportResults, 'branch'> & { readonly scenarios: readonly { readonly name: string; readonly title: Text }[] }): Text | undefined {
  if (branch === undefined) return undefined;
  const { from, year } = branch;
  const baseline = scenarios.find(({ name }) => name === from)?.title ?? say(from);
  return inBoth((of, language) =>
    language === 'en'
      ? `Every run goes through the years to ${year - 1} as ${of(baseline)} without any change, with one state at the end of ${year - 1} for each replicate; what scenarios and points change holds from ${year} on.`
      : `截至${year - 1}年，每次运行均按未作任何改动的“${of(baseline)}”度过，每次重复在${year - 1}年末只有一个状态；情景和设计点的改动自${year}年起生效。`,
  );
}

/**
 * Parameters as they were in force, by dotted path: of an arm, a value by year is that of the baseline until the year before the branch. Constants and
 * lists are those of the arm.
 */
export function inForce(
  leaves: readonly ReadonlyMap<string, unknown>[],
  { branch, scenarios, years }: Pick<ReportResults, 'branch' | 'years'> & { readonly scenarios: readonly { readonly name: string }[] },
): readonly ReadonlyMap<string, unknown>[] {
  const baseline = branch && leaves[scenarios.findIndex(({ name }) => name === branch.from)];
  if (branch === undefined || baseline === undefined) return leaves;
  const length = years.to - years.from + 1;
  const before = branch.year - years.from;
  return leaves.map((own) => {
    if (own === baseline) return own;
    return new Map(
      Array.from(own, ([path, value]) => {
        const earlier = baseline.get(path);
        const byYear = [value, earlier].every((list) => Array.isArray(list) && list.length === length && typeof list[0] === 'number');
        return [path, byYear ? [...(earlier as number[]).slice(0, before), ...(value as number[]).slice(before)] : value];
      }),
    );
  });
}

import type { Column } from '../model/record/column.ts';
import type { ComparisonRow } from '../output/comparison-row.ts';
import { pairedDifference } from './paired.ts';

/** The province of one run that was done: a `RunRecord` serves as it is, with the names of its run added. */
export interface ProvinceRun {
  readonly scenario: string;
  readonly replicate: number;
  readonly firstYear: number;
  readonly years: number;
  /** Column `j` at year index `t` is entry `j * years + t`. */
  readonly province: Float64Array;
}

export interface ComparisonInput {
  /** Scenario that the others are compared with. */
  readonly reference: string;
  /** All scenarios in the order in which they are to appear; the reference may be among them. */
  readonly scenarios: readonly string[];
  readonly columns: readonly Column[];
  /** Runs that were done, in any order. */
  readonly runs: Iterable<ProvinceRun>;
  /** Of the intervals; 0.95 by default. */
  readonly confidence?: number;
}

/**
 * Rows of the comparison: scenarios in the order given, then years, then indicators in the order of the columns.
 *
 * A replicate that failed in any scenario is left out of all pairs, so that every scenario is compared on the same random numbers. A scenario
 * in which every run failed has no rows and leaves the others as they are. Years are those that both scenarios have recorded. The rows do not
 * depend on the order of the runs. Throws an `Error` when two runs have the same scenario and replicate, or a run does not have one
 * value for each column and year.
 */
export function compareRuns(input: ComparisonInput): ComparisonRow[] {
  const byScenario = groupRuns(input);
  const replicates = commonReplicates(byScenario);
  const reference = pick(byScenario.get(input.reference), replicates);
  const rows: ComparisonRow[] = [];
  for (const name of input.scenarios) {
    if (name === input.reference) continue;
    const scenario = pick(byScenario.get(name), replicates);
    if (scenario.length !== reference.length) continue;
    compareScenario(input, name, scenario, reference, rows);
  }
  return rows;
}

type RunsByReplicate = ReadonlyMap<number, ProvinceRun>;

function groupRuns(input: ComparisonInput): Map<string, Map<number, ProvinceRun>> {
  const groups = new Map<string, Map<number, ProvinceRun>>();
  for (const name of [input.reference, ...input.scenarios]) groups.set(name, new Map());
  for (const run of input.runs) {
    const group = groups.get(run.scenario);
    if (group === undefined) continue;
    const name = `replicate ${run.replicate} of scenario "${run.scenario}"`;
    if (group.has(run.replicate)) throw new Error(`${name} is there twice`);
    if (run.province.length !== input.columns.length * run.years) {
      throw new Error(`${name} has ${run.province.length} values for ${input.columns.length} columns in ${run.years} years`);
    }
    group.set(run.replicate, run);
  }
  return groups;
}

/** Replicates done in every scenario that has any, in ascending order. */
function commonReplicates(groups: ReadonlyMap<string, RunsByReplicate>): number[] {
  const done = [...groups.values()].filter((group) => group.size > 0);
  const first = done[0];
  if (first === undefined) return [];
  return [...first.keys()].filter((replicate) => done.every((group) => group.has(replicate))).sort((a, b) => a - b);
}

function pick(group: RunsByReplicate | undefined, replicates: readonly number[]): ProvinceRun[] {
  const runs: ProvinceRun[] = [];
  for (const replicate of replicates) {
    const run = group?.get(replicate);
    if (run !== undefined) runs.push(run);
  }
  return runs;
}

function compareScenario(
  input: ComparisonInput,
  name: string,
  scenario: readonly ProvinceRun[],
  reference: readonly ProvinceRun[],
  rows: ComparisonRow[],
): void {
  const both = [...scenario, ...reference];
  const from = both.reduce((latest, run) => Math.max(latest, run.firstYear), -Infinity);
  const to = both.reduce((earliest, run) => Math.min(earliest, run.firstYear + run.years - 1), Infinity);
  if (both.length === 0) return;
  const a = new Float64Array(scenario.length);
  const b = new Float64Array(reference.length);
  for (let year = from; year <= to; year++) {
    for (let j = 0; j < input.columns.length; j++) {
      for (let r = 0; r < a.length; r++) {
        a[r] = valueOf(scenario[r]!, j, year);
        b[r] = valueOf(reference[r]!, j, year);
      }
      const column = input.columns[j]!;
      rows.push({
        reference: input.reference,
        scenario: name,
        year,
        indicator: column.name,
        unit: column.unit,
        ...pairedDifference(a, b, input.confidence),
      });
    }
  }
}

function valueOf(run: ProvinceRun, column: number, year: number): number {
  return run.province[column * run.years + (year - run.firstYear)]!;
}

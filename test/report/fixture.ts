import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { compareScenarios, type ComparisonRequest } from '../../src/experiment/compare.ts';
import type { NamedScenario } from '../../src/experiment/pairing.ts';
import type { ComparisonRow } from '../../src/output/comparison-row.ts';
import type { ReportResults, ScenarioResults } from '../../src/report/results.ts';
import { say } from '../../src/report/text.ts';
import { loadScenario } from '../../src/scenario/node/load.ts';

/** An empty directory for the tests of one file; removed at the end. */
export function workspace(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'polylift-report-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A shipped scenario, cut down to two counties and four years, under a title of its own. */
export async function tinyScenario(source: string, title?: string): Promise<NamedScenario> {
  const loaded = await loadScenario(source, [
    { path: 'population.counties', value: [530822, 530823] },
    { path: 'population.households_per_agent', value: 500 },
    { path: 'population.burn_in_years', value: 1 },
    { path: 'years.to', value: 2014 },
  ]);
  return { source, loaded: { ...loaded, scenario: { ...loaded.scenario, title: title ?? loaded.scenario.title } } };
}

export const hostileTitle = '<script>alert("no")</script> & \'co\'';

/** Runs a tiny comparison into a directory: single-centre against multi-centre, and against no programme under a hostile title. */
export async function simulateTiny(directory: string, more: Partial<ComparisonRequest> = {}): Promise<string> {
  const scenarios = [
    await tinyScenario('single-centre'),
    await tinyScenario('multi-centre-equal-budget'),
    await tinyScenario('no-programme', hostileTitle),
  ];
  await compareScenarios({ scenarios, seed: 'test', replicates: 2, directory, workers: 1, ...more });
  return directory;
}

/** Results of three years that are made up: one headcount for each scenario, year and run. */
export function madeUpResults(
  headcounts: Readonly<Record<string, readonly (readonly number[])[]>>,
  differences: Readonly<Record<string, readonly [difference: number, halfWidth: number]>>,
): ReportResults {
  const scenarios = Object.entries(headcounts).map(([name, runs]): ScenarioResults => ({
    name,
    title: say(name.toUpperCase()),
    question: say(''),
    hash: '0'.repeat(64),
    resolved: {},
    runs: runs.map((values, replicate) => ({
      replicate,
      values: new Map([['headcount', Float64Array.from(values)]]),
      percentiles: new Float64Array(values.length * 100),
      deciles: new Map(),
      spells: new Map(),
      winners: undefined,
    })),
    counties: [],
  }));
  const reference = scenarios[0]!.name;
  const comparison = Object.entries(differences).map(([scenario, [difference, half]]): ComparisonRow => ({
    reference,
    scenario,
    year: 2013,
    geography: 'province',
    place: 'yunnan',
    indicator: 'headcount',
    unit: 'share',
    referenceMean: 0.05,
    mean: 0.05 + difference,
    difference,
    standardError: half / 2,
    lower: difference - half,
    upper: difference + half,
    replicates: 2,
    varianceRatio: 3,
    correlation: 0.5,
    pValue: Math.abs(difference) > half ? 0.01 : 0.5,
    pAdjusted: Math.abs(difference) > half ? 0.01 : 0.5,
    verdict: Math.abs(difference) <= half ? 'not distinguishable' : difference < 0 ? 'better' : 'worse',
  }));
  return {
    engine: { name: 'polylift', version: '0.0.0', commit: null },
    data: [],
    seed: 'made up',
    replicates: 2,
    householdsPerAgent: 1,
    years: { from: 2011, to: 2013 },
    reference,
    overrides: [],
    scenarios,
    comparison,
    failures: [],
    notes: [],
  };
}

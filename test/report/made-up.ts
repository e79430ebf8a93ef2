/** Results that are made up, without files or threads: they can be made in a browser too. */
import type { ComparisonRow } from '../../src/output/comparison-row.ts';
import type { ReportResults, ScenarioResults } from '../../src/report/results.ts';
import { say } from '../../src/report/text.ts';

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

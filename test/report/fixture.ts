import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { compareScenarios, type ComparisonRequest } from '../../src/experiment/compare.ts';
import type { NamedScenario } from '../../src/experiment/pairing.ts';
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

/** How an experiment describes itself and its results before there are any. Loads nothing that writes tables, so that runs begin at once. */
import { availableParallelism } from 'node:os';
import { dataVersion, yunnanCounties } from '../data/index.ts';
import { areaLabels } from '../model/record/areas.ts';
import { canonicalHash } from '../output/canonical.ts';
import type { DesignColumn, ResultOptions } from '../output/index.ts';
import { engineIdentity } from './engine.ts';
import { branchEntry } from './pairing.ts';
import type { Prepared } from './prepare.ts';
import type { BaseSpec } from './spec/base.ts';

/** What is known of an experiment before its results. */
export function aboutExperiment({ kind, read, plan }: Prepared, directory: string) {
  const { years, population } = read.scenarios[0]!.loaded.scenario;
  return {
    kind: kind.name,
    name: read.name,
    directory,
    seed: read.spec.seed,
    replicates: read.spec.replicates,
    householdsPerAgent: population.households_per_agent,
    years,
    scenarios: read.scenarios.map(({ loaded }) => loaded.scenario.name),
    points: plan.design.points,
    runsPlanned: plan.runs,
  };
}

const pointColumn: DesignColumn = {
  name: 'point',
  title: 'Point',
  titleZh: '设计点',
  description: 'Number of the point of the design, from 0.',
  unit: 'none',
  kind: 'identifier',
  whole: true,
};

/** What the manifest tells of how results came about; defaults where only what they are is asked. */
export interface ResultCircumstances {
  readonly command?: readonly string[];
  readonly workers?: number | undefined;
  readonly started?: number;
}

/** How the results of an experiment describe themselves. */
export function resultOptions(prepared: Prepared, { command = ['polylift'], workers, started }: ResultCircumstances): ResultOptions {
  const { kind, read, plan, kept } = prepared;
  const { years, population } = read.scenarios[0]!.loaded.scenario;
  const { spec } = read;
  return {
    engine: engineIdentity(),
    command,
    scenarios: read.scenarios.map(({ source, loaded: { scenario, hash, files } }) => ({
      name: scenario.name,
      hash,
      source,
      files,
      resolved: scenario,
    })),
    overrides: overridesOf(spec),
    data: [{ name: `yunnan ${dataVersion}`, sha256: canonicalHash(yunnanCounties) }],
    seed: spec.seed,
    replicates: spec.replicates,
    householdsPerAgent: population.households_per_agent,
    years,
    ...(spec.branch === undefined || read.baseline === undefined ? {} : { branch: branchEntry(read.baseline, spec.branch.year) }),
    areas: areaLabels(population.counties === 'all' ? yunnanCounties.map(({ code }) => code) : population.counties),
    columns: kept,
    tables: kept.tables,
    design: {
      columns: [pointColumn, ...plan.design.columns],
      hash: canonicalHash({ kind: kind.name, spec }),
      valuesOf: (runId) => {
        const { point } = plan.run(runId);
        return [point, ...plan.design.valuesOf(point)];
      },
    },
    workers: workers ?? availableParallelism(),
    ...(started === undefined ? {} : { started }),
  };
}

/** What a specification sets everywhere, as `path=value`. */
function overridesOf(spec: BaseSpec): string[] {
  return Object.entries(spec.set).map(([path, value]) => setting(path, value));
}

/** A parameter and its value as options state them. */
export const setting = (path: string, value: unknown): string => `${path}=${typeof value === 'string' ? value : JSON.stringify(value)}`;

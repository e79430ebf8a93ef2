/** Decompositions without files and threads: their runs simulated in place, or made up. */
import type { Analysis, Design, Outcome, Outcomes } from '../../../src/experiment/kind.ts';
import type { NamedScenario } from '../../../src/experiment/pairing.ts';
import { designDecomposition, type DecompositionDesign } from '../../../src/experiment/kinds/decomposition/design.ts';
import { decomposition } from '../../../src/experiment/kinds/decomposition/index.ts';
import { decompositionSchema, type DecompositionSpec } from '../../../src/experiment/kinds/decomposition/spec.ts';
import type { DecompositionSummary } from '../../../src/experiment/kinds/decomposition/summary.ts';
import type { RunRecord } from '../../../src/model/record/column.ts';
import { loadScenario } from '../../../src/scenario/node/load.ts';
import type { Override } from '../../../src/scenario/override.ts';
import { patchScenario } from '../../../src/scenario/patch.ts';
import type { Problem } from '../../../src/scenario/problem.ts';
import { simulateRun } from '../../../src/simulate/run.ts';
import { provinceSeries } from '../../model/series.ts';

const small: readonly Override[] = [
  { path: 'population.counties', value: [530822, 530823] },
  { path: 'population.households_per_agent', value: 500 },
  { path: 'population.burn_in_years', value: 1 },
  { path: 'years.to', value: 2013 },
];

/** A shipped scenario with two counties and two years, and what else is set. */
export async function tiny(source: string, ...more: readonly Override[]): Promise<NamedScenario> {
  return { source, loaded: await loadScenario(source, [...small, ...more]) };
}

/** A specification with its defaults. */
export function specOf(written: Readonly<Record<string, unknown>> = {}): DecompositionSpec {
  return decompositionSchema.parse({ replicates: 2, ...written });
}

/** The design, which must be one. */
export function designOf(spec: DecompositionSpec, scenarios: readonly NamedScenario[]): DecompositionDesign {
  const design = designDecomposition(spec, scenarios);
  if (!('points' in design)) throw new Error(problemsText(design));
  return design;
}

/** The problems, of which there must be some. */
export function problemsOf(spec: DecompositionSpec, scenarios: readonly NamedScenario[]): readonly Problem[] {
  const design = designDecomposition(spec, scenarios);
  if ('points' in design) throw new Error('nothing is wrong');
  return design;
}

const problemsText = (problems: readonly Problem[]): string => problems.map(({ path, message }) => `${path}: ${message}`).join('\n');

/** Analyses outcomes. */
export async function analysed(
  spec: DecompositionSpec,
  scenarios: readonly NamedScenario[],
  outcomes: Outcomes,
): Promise<Analysis & { readonly summary: DecompositionSummary }> {
  const design = designOf(spec, scenarios);
  const { years } = scenarios[0]!.loaded.scenario;
  return (await decomposition.analyse!({ spec, design, scenarios, years, outcomes })) as never;
}

/** Simulates every run of a design. */
export function simulated({ replicates, seed }: DecompositionSpec, scenarios: readonly NamedScenario[], design: Design): Outcomes {
  const records = new Map<number, RunRecord>();
  for (let point = 0; point < design.points; point++) {
    for (const scenario of design.scenariosAt!(point)) {
      const own = scenarios[scenario]!.loaded.scenario;
      const patched = patchScenario(own, design.overridesOf(point, own));
      if (patched === undefined) throw new Error(`point ${point} cannot be laid over ${own.name}`);
      for (let r = 0; r < replicates; r++)
        records.set((point * scenarios.length + scenario) * replicates + r, simulateRun(patched, seed, r));
    }
  }
  return valued(design, scenarios.length, replicates, ({ indicator, year }, at) => {
    const record = records.get(at);
    if (record === undefined) return NaN;
    const series = provinceSeries(record, indicator);
    return year === 'sum' ? series.slice(1).reduce((a, b) => a + b, 0) : series[year - record.firstYear]!;
  });
}

/** Outcomes by a formula of what is in the columns of the design. */
export function madeUp(
  { replicates }: DecompositionSpec,
  scenarios: readonly NamedScenario[],
  design: Design,
  valueOf: (values: ReadonlyMap<string, number>, replicate: number, outcome: Outcome) => number,
): Outcomes {
  return valued(design, scenarios.length, replicates, (outcome, at) => {
    const point = Math.floor(at / replicates / scenarios.length);
    const values = new Map(design.columns.map(({ name }, i) => [name, design.valuesOf(point)[i]!]));
    const scenario = Math.floor(at / replicates) % scenarios.length;
    return design.scenariosAt!(point).includes(scenario) ? valueOf(values, at % replicates, outcome) : NaN;
  });
}

function valued({ points }: Design, scenarios: number, replicates: number, valueAt: (outcome: Outcome, at: number) => number): Outcomes {
  return {
    points,
    scenarios,
    replicates,
    values: (outcome) => Promise.resolve(Float64Array.from({ length: points * scenarios * replicates }, (_, at) => valueAt(outcome, at))),
  };
}

/** Sensitivity analyses of made-up runs. */
import { sensitivity } from '../../../src/experiment/kinds/sensitivity/kind.ts';
import type { SensitivitySpec } from '../../../src/experiment/kinds/sensitivity/spec.ts';
import type { SensitivitySummary } from '../../../src/experiment/kinds/sensitivity/summary.ts';
import type { Analysis, Design, Outcome } from '../../../src/experiment/kind.ts';
import type { NamedScenario } from '../../../src/experiment/pairing.ts';
import { loadScenario } from '../../../src/scenario/node/load.ts';

const names = ['single-centre', 'multi-centre-equal-budget'];
export const scenarios: NamedScenario[] = await Promise.all(names.map(async (source) => ({ source, loaded: await loadScenario(source) })));

export const written = {
  seed: 'made up',
  num_resamples: 200,
  outcomes: [{ indicator: 'headcount' }],
  factors: {
    coordination: { path: 'governance.coordination.multiplier', title: 'Cost of coordination', title_zh: '协调成本', from: 0, to: 1 },
    'governance.budget': { change: 'multiply', from: 1, to: 2 },
    'instruments.training.effect': { from: 0.1, to: 0.2 },
  },
};

export const specOf = (change: Readonly<Record<string, unknown>> = {}): SensitivitySpec =>
  sensitivity.schema.parse({ ...written, ...change });

export function designOf(spec: SensitivitySpec, of: readonly NamedScenario[] = scenarios): Design {
  const design = sensitivity.design(spec, of);
  if (!('points' in design)) throw new Error(design.map(({ message }) => message).join('; '));
  return design;
}

/** Codes and places of what is wrong. */
export function problemsOf(change: Readonly<Record<string, unknown>>, of: readonly NamedScenario[] = scenarios): string[] {
  const design = sensitivity.design(specOf(change), of);
  return 'points' in design ? [] : design.map(({ code, path }) => `${code} ${path}`);
}

/** Value of a run: of the factors' values, the position of its scenario, its replicate and its point. */
export type Model = (values: readonly number[], scenario: number, replicate: number, point: number) => number;

/** The analysis of runs that a function makes. */
export async function analysed(
  spec: SensitivitySpec,
  model: Model,
  of: readonly NamedScenario[] = scenarios,
): Promise<Analysis & { readonly summary: SensitivitySummary; readonly asked: readonly Outcome[] }> {
  const design = designOf(spec, of);
  const replicates = spec.seed_group ? spec.num_seeds : spec.replicates;
  const values = new Float64Array(design.points * of.length * replicates).fill(NaN);
  for (let point = 0; point < design.points; point++) {
    const [from, to] = design.replicatesAt?.(point) ?? [0, replicates];
    for (let scenario = 0; scenario < of.length; scenario++)
      for (let r = from; r < to; r++)
        values[(point * of.length + scenario) * replicates + r] = model(design.valuesOf(point), scenario, r, point);
  }
  const asked: Outcome[] = [];
  const analysis = await sensitivity.analyse!({
    spec,
    design,
    scenarios: of,
    years: { from: 2011, to: 2020 },
    outcomes: {
      points: design.points,
      scenarios: of.length,
      replicates,
      values(outcome) {
        asked.push(outcome);
        return Promise.resolve(values);
      },
    },
  });
  return { ...analysis, summary: analysis.summary as SensitivitySummary, asked };
}

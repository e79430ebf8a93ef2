import type { Analysis, Design, ExperimentKind, Outcomes } from '../../../src/experiment/kind.ts';
import { mixes } from '../../../src/experiment/kinds/mixes/kind.ts';
import type { MixDesign } from '../../../src/experiment/kinds/mixes/design.ts';
import type { MixPoint } from '../../../src/experiment/kinds/mixes/points.ts';
import { mixesSchema, type MixesSpec } from '../../../src/experiment/kinds/mixes/schema.ts';
import type { MixesSummary } from '../../../src/experiment/kinds/mixes/summary.ts';
import type { NamedScenario } from '../../../src/experiment/pairing.ts';
import { loadScenario } from '../../../src/scenario/node/load.ts';

export const years = { from: 2011, to: 2018 };

/** Two regimes to 2018. */
export async function regimes(): Promise<NamedScenario[]> {
  const names = ['single-centre', 'multi-centre-equal-budget'];
  return Promise.all(
    names.map(async (source) => ({ source, loaded: await loadScenario(source, [{ path: 'years.to', value: years.to }]) })),
  );
}

export function specOf(written: Readonly<Record<string, unknown>> = {}): MixesSpec {
  return mixesSchema.parse({ scenarios: ['single-centre', 'multi-centre-equal-budget'], ...written });
}

/** A value of a run without a simulation: what a mix would come to. NaN for a run that failed. */
export type Model = (indicator: string, year: number | 'sum', mix: MixPoint, scenario: number, replicate: number) => number;

/** Outcomes of every run that the design asks for. */
export function outcomesOf(design: Design, spec: MixesSpec, scenarios: number, model: Model): Outcomes {
  const { list } = design as MixDesign;
  const replicates = Math.max(...list.map((mix) => mix.replicates?.[1] ?? spec.replicates));
  return {
    points: design.points,
    scenarios,
    replicates,
    values: ({ indicator, year }) => {
      const values = new Float64Array(design.points * scenarios * replicates).fill(NaN);
      for (let point = 0; point < design.points; point++) {
        const [from, to] = design.replicatesAt!(point);
        for (const s of design.scenariosAt!(point))
          for (let r = from; r < to; r++) values[(point * scenarios + s) * replicates + r] = model(indicator, year, list[point]!, s, r);
      }
      return Promise.resolve(values);
    },
  };
}

export interface Conducted {
  readonly design: MixDesign;
  readonly analysis: Analysis;
  readonly summary: MixesSummary;
  /** Number of points after each stage. */
  readonly stages: readonly number[];
}

/** The whole experiment, stage by stage, on what the model says. */
export async function conduct(spec: MixesSpec, scenarios: readonly NamedScenario[], model: Model): Promise<Conducted> {
  const kind: ExperimentKind<MixesSpec> = mixes;
  let design = kind.design(spec, scenarios) as MixDesign;
  const stages = [design.points];
  const context = () => ({ spec, design, scenarios, years, outcomes: outcomesOf(design, spec, scenarios.length, model) });
  for (;;) {
    const next = (await kind.extend!(context())) as MixDesign | undefined;
    if (next === undefined) break;
    design = next;
    stages.push(design.points);
  }
  const analysis = await kind.analyse!(context());
  return { design, analysis, summary: analysis.summary as MixesSummary, stages };
}

/** Experiments for programs: each kind with the type of what may be asked and of what comes of it. */
import type { z } from 'zod';
import type { ExecutionOptions } from './execute.ts';
import type { ExperimentSummary } from './outcome.ts';
import type { KindName } from './kind-names.ts';
import type { batchSchema } from './kinds/batch/schema.ts';
import type { decompositionSchema } from './kinds/decomposition/spec.ts';
import type { DecompositionSummary } from './kinds/decomposition/summary.ts';
import { kindOf } from './kinds/index.ts';
import type { mixesSchema } from './kinds/mixes/schema.ts';
import type { MixesSummary } from './kinds/mixes/summary.ts';
import type { robustnessSchema } from './kinds/robustness/spec.ts';
import type { RobustnessSummary } from './kinds/robustness/summary.ts';
import type { sensitivitySchema } from './kinds/sensitivity/spec.ts';
import type { SensitivitySummary } from './kinds/sensitivity/summary.ts';
import type { NamedScenario } from './pairing.ts';
import { pilotExperiment, type PilotEstimate } from './pilot.ts';
import { prepareExperiment } from './prepare.ts';
import { runExperiment, type ExperimentRequest } from './run-experiment.ts';
import { readExperiment } from './spec/read-spec.ts';

/** What an experiment of each kind may state, as its YAML file may: everything that has a default may be left out. */
export interface ExperimentInputs {
  readonly batch: z.input<typeof batchSchema>;
  readonly sensitivity: z.input<typeof sensitivitySchema>;
  readonly decomposition: z.input<typeof decompositionSchema>;
  readonly mixes: z.input<typeof mixesSchema>;
  readonly robustness: z.input<typeof robustnessSchema>;
}

/** The answer of each kind as plain JSON. A batch has none: its answer is its tables. */
export interface ExperimentAnswers {
  readonly batch: null;
  readonly sensitivity: SensitivitySummary;
  readonly decomposition: DecompositionSummary;
  readonly mixes: MixesSummary;
  readonly robustness: RobustnessSummary;
}

/** What came of an experiment. `summary` is its answer; `null` for a part of a split experiment. */
export type ExperimentOutcome<K extends KindName> = Omit<ExperimentSummary, 'summary'> & { readonly summary: ExperimentAnswers[K] | null };

/** An experiment that has been read and checked: every point of its design can be simulated. */
export interface Experiment<K extends KindName> {
  readonly kind: K;
  readonly name: string;
  readonly scenarios: readonly NamedScenario[];
  /** Points and runs of the design; some kinds add more on the way. */
  readonly points: number;
  readonly runs: number;
  /** Does a few runs, throws them away, and tells what all would take. */
  estimate(options?: ExecutionOptions): Promise<PilotEstimate>;
  /** Does it and writes its result directory; throws as `runExperiment` does. */
  run(request: ExperimentRequest): Promise<ExperimentOutcome<K>>;
}

/**
 * Reads and checks an experiment. Nothing is simulated or written.
 * @param source a file, the name of a shipped experiment, or what a file would state, with paths of scenarios relative to the working directory
 * @param changes what is stated in place of the same keys of `source`; `set` parameter by parameter
 * @throws InputError with everything that is wrong
 */
export async function openExperiment<K extends KindName>(
  kind: K,
  source: string | ExperimentInputs[K],
  changes: Partial<ExperimentInputs[K]> = {},
): Promise<Experiment<K>> {
  const chosen = await kindOf(kind);
  const stated =
    typeof source === 'string'
      ? { file: source, written: { ...changes } }
      : { written: { ...source, ...changes, set: { ...source.set, ...changes.set } } };
  const prepared = await prepareExperiment(chosen, await readExperiment(chosen, stated));
  const { read, plan } = prepared;
  return {
    kind,
    name: read.name,
    scenarios: read.scenarios,
    points: plan.design.points,
    runs: plan.runs,
    estimate: (options = {}) => pilotExperiment(prepared, options),
    run: async (request) => (await runExperiment(prepared, request)) as ExperimentOutcome<K>,
  };
}

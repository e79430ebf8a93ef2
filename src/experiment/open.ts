import type { BaseSpecInput } from './spec/base.ts';
import type { KindName } from './kind-names.ts';
import { kindOf } from './kinds/index.ts';
import { prepareExperiment, type Prepared } from './prepare.ts';
import { readExperiment } from './spec/read-spec.ts';

/** Where an experiment is described: in a file, in the program itself, or in a file with some of it laid over by the program. */
export interface ExperimentSource {
  /** Path of a YAML file, or the name of a shipped experiment. */
  readonly file?: string | undefined;
  /** What such a file could state; laid over the file key by key, `set` parameter by parameter. */
  readonly written?: (Partial<BaseSpecInput> & Readonly<Record<string, unknown>>) | undefined;
}

/**
 * Reads an experiment of a kind with its scenarios, makes its design and checks every point of it. `runExperiment` does it.
 *
 * Throws `InputError` with everything that is wrong, and when the design has more than `mostRuns` runs.
 */
export async function openExperiment(kind: KindName, source: ExperimentSource, mostRuns = Infinity): Promise<Prepared> {
  const chosen = await kindOf(kind);
  return prepareExperiment(chosen, await readExperiment(chosen, source), mostRuns);
}

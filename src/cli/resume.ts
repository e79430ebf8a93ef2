/** Goes on with an unfinished experiment. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { manifestName } from '../output/index.ts';
import { InputError, type Problem } from '../scenario/problem.ts';
import { readWhole } from './common-options.ts';
import { conduct } from './experiment.ts';

export interface ResumeOptions {
  readonly workers?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly retryFailed?: boolean;
  readonly close?: boolean;
  readonly asPlanned?: boolean;
}

/** Does what is left and returns the exit code. A finished experiment is told to be finished, which is no error. */
export async function resume(directory: string, options: ResumeOptions, workerUrl?: URL): Promise<number> {
  const problems: Problem[] = [];
  const workers = options.workers === undefined ? undefined : readWhole('--workers', options.workers, [1, 1024], 1, problems);
  if (problems.length > 0) throw new InputError(problems);
  const { isUnfinished } = await import('../experiment/store/plan-file.ts');
  if (!isUnfinished(directory) && existsSync(path.join(directory, manifestName))) {
    console.error(`${directory} is complete; there is nothing to do.`);
    return 0;
  }
  const { resumeExperiment } = await import('../experiment/run-experiment.ts');
  const { retryFailed, close, asPlanned } = options;
  return conduct(options, directory, (signal, onProgress) =>
    resumeExperiment({ directory, workers, workerUrl, retryFailed, close, asPlanned, signal, onProgress }),
  );
}

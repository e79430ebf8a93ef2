/** The model's own worker, but for some runs: replicate 1 of the scenario `better` throws, replicate 2 of it takes its thread along. */
import runInWorker, { type PartOutcome, type RunTask } from '../../src/simulate/worker.ts';
import { describeError } from '../../src/simulate/failure.ts';

export default function runOrFail(task: RunTask): PartOutcome {
  const { scenario, replicate } = task.request;
  if (scenario === 'better' && replicate === 1)
    return { status: 'failed', wallSeconds: 0, error: describeError(new RangeError('a share of 1.2')) };
  if (scenario === 'better' && replicate === 2) process.exit(3);
  return runInWorker(task);
}

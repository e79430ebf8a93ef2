/** The model's own worker, but for replicate 1 of single-centre at two points, where a share is wrong. */
import runInWorker, { type PartOutcome, type RunTask } from '../../src/simulate/worker.ts';
import { describeError } from '../../src/simulate/failure.ts';

export default function runOrFail(task: RunTask): PartOutcome {
  const { scenario, replicate, parameters } = task.request;
  const wrong = scenario === 'single-centre' && replicate === 1 && parameters.governance.coordination.multiplier > 4;
  if (wrong) return { status: 'failed', wallSeconds: 0, error: describeError(new RangeError('a share of 1.2')) };
  return runInWorker(task);
}

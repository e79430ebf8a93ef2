/** The model's own worker, but for runs whose scenario says so: their second thread throws, or dies. */
import runInWorker, { type PartOutcome, type RunTask } from '../../src/simulate/worker.ts';

export default function runOrFail(task: RunTask): PartOutcome {
  if (task.part?.member !== 1) return runInWorker(task);
  if (task.request.scenario === 'exits') process.exit(3);
  if (task.request.scenario !== 'throws') return runInWorker(task);
  const request = {
    ...task.request,
    get parameters(): never {
      throw new RangeError('no such county');
    },
  };
  return runInWorker({ ...task, request });
}

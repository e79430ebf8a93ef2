/** A worker for the tests of the pool: the name of the scenario says how the run goes. */
import { move, transferableSymbol, valueSymbol } from 'piscina';
import { threadId } from 'node:worker_threads';
import { describeError } from '../../src/simulate/failure.ts';
import type { RunOutcome, RunTask } from '../../src/simulate/worker.ts';

export default async function behave({ request, progress, slot }: RunTask): Promise<RunOutcome> {
  const [behaviour, argument] = request.scenario.split(' ');
  switch (behaviour) {
    case 'throws':
      try {
        throw new RangeError('no such county');
      } catch (error) {
        return { status: 'failed', wallSeconds: 0, error: describeError(error) };
      }
    case 'rejects':
      throw new Error('the handler itself is at fault');
    case 'exits':
      return process.exit(7);
    case 'exhausts': {
      const hoard: unknown[] = [];
      for (;;) hoard.push(Array.from({ length: 1000 }, (_, i) => ({ i })));
    }
    case 'loops':
      for (;;) Atomics.store(progress, slot, 500);
    case 'waits':
      await new Promise((resolve) => setTimeout(resolve, Number(argument)));
  }
  const province = Float64Array.of(request.runId, threadId);
  const outcome: RunOutcome = {
    status: 'done',
    wallSeconds: 0,
    record: {
      firstYear: 2011,
      years: 1,
      countyCodes: [],
      province,
      counties: new Float64Array(0),
      areaNames: [],
      areas: new Float64Array(0),
      percentiles: new Float64Array(0),
      deciles: new Float64Array(0),
      spells: new Float64Array(0),
      followed: { baseDecile: new Uint8Array(0), persons: new Uint8Array(0), income: new Float64Array(0) },
      households: undefined,
    },
  };
  return move({ [transferableSymbol]: [province.buffer], [valueSymbol]: outcome } as never) as unknown as RunOutcome;
}

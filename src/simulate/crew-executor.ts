/** Runs that several threads share: one-to-one populations, and single runs on several cores. */
import type { ModelParameters } from '../model/parameters/index.ts';
import { mergePanels } from '../model/record/panel.ts';
import { layOut, type Layout } from '../model/start/create-world.ts';
import { countyColumns } from '../model/world.ts';
import { rowCount } from '../population/index.ts';
import { breakCrew, openBarrier } from './crew.ts';
import { type Executor, type Submit, threadPool } from './executor.ts';
import { Room } from './room.ts';
import type { CrewPart, RunOutcome, RunTask } from './worker.ts';

/** From this number of simulated households on, a run is worth sharing among threads. */
const worthSharing = 100_000;
/** From this number on, runs go one after another, each on all threads: side by side they would need memory for several. */
const tooLargeForTwo = 1_000_000;

/** Runs that go side by side, and the threads that share each of them. */
export interface Division {
  readonly lanes: number;
  readonly members: number;
}

/**
 * Divides worker threads, at least one, among runs. There is one for each run where threads abound, unless runs are large enough to be shared.
 * Runs of the same bytes come of any division.
 * @param lanes how many runs are to go side by side; what suits their size by default
 */
export function divideThreads(runs: readonly { readonly parameters: ModelParameters }[], workers: number, lanes?: number): Division {
  const wanted = lanes ?? lanesFor(runs, workers);
  const members = Math.max(1, Math.floor(workers / wanted));
  return { lanes: members > 1 ? wanted : Math.min(wanted, runs.length), members };
}

function lanesFor(runs: readonly { readonly parameters: ModelParameters }[], workers: number): number {
  const largest = Math.max(...runs.map(({ parameters }) => rowCount(layOut(parameters).blocks)));
  if (largest >= tooLargeForTwo) return 1;
  return largest >= worthSharing ? Math.min(workers, runs.length) : workers;
}

/** `lanes` crews of `members` threads each. */
export async function crewExecutor(lanes: number, members: number, workerUrl: URL, heapMegabytes: number | undefined): Promise<Executor> {
  const { submit, ...pool } = await threadPool(lanes * members, workerUrl, heapMegabytes);
  const rooms = Array.from({ length: lanes }, () => new Room(members));
  // After a failure some threads of a crew may hold what others do not, and a new thread holds nothing.
  const uneven = new Set<number>();
  return {
    lanes,
    async run(task, lane) {
      const threads = Array.from({ length: members }, (_, member) => lane * members + member);
      const outcome = await runTogether({ ...task, afresh: uneven.delete(lane) }, rooms[lane]!, threads, submit);
      if (outcome.status === 'failed') uneven.add(lane);
      return outcome;
    },
    onBroken: pool.onBroken,
    end: pool.end,
  };
}

/** Gives each thread its part of a run and waits for all. A failure is told by the thread that failed by itself. */
async function runTogether(task: RunTask, room: Room, threads: readonly number[], submit: Submit): Promise<RunOutcome> {
  const { parameters } = task.request;
  const layout: Layout = layOut(parameters);
  const shared = {
    members: threads.length,
    barrier: openBarrier(),
    ...room.furnish(parameters, layout),
    exchanged: new Float64Array(new SharedArrayBuffer(8 * Object.keys(countyColumns).length * layout.facts.length)),
  };
  const outcomes = await Promise.all(
    threads.map(async (thread, member) => {
      const part: CrewPart = { ...shared, member };
      const outcome = await submit({ ...task, part }, thread);
      // A thread that died could not tell the others itself.
      if (outcome.status === 'failed') breakCrew(shared.barrier);
      return outcome;
    }),
  );
  const failed = outcomes.find((outcome) => outcome.status === 'failed');
  if (failed !== undefined) return failed;
  const done = outcomes.find((outcome) => outcome.status === 'done')!;
  if (done.record.households === undefined) return done;
  const panels = outcomes.flatMap((outcome) =>
    outcome.status === 'done' ? [outcome.record.households!] : outcome.status === 'joined' ? [outcome.households!] : [],
  );
  return { ...done, record: { ...done.record, households: mergePanels(panels) } };
}

import type { Branch } from './branch.ts';
import type { RunRequest } from './pool.ts';

/** Runs that share what a worker keeps: their starting population, or the state before a branch. */
export interface Family {
  /** Whether they begin from the state of a baseline. */
  readonly arms: boolean;
  runs: number;
  /** Whether a worker has taken one of them. */
  begun: boolean;
}

/** Up to so many arms of one state are left to one worker: another one would have to simulate the years before once more. */
const fewArms = 16;

/** Whether a family is left to the worker that has begun it. */
export function isForOne({ arms, runs }: Family): boolean {
  return arms && runs <= fewArms;
}

/** The families of the runs that are to be done. */
export class Families {
  readonly #byKey = new Map<string, Family>();
  readonly #baselines = new Map<Branch['parameters'], number>();

  /** Counts a request in its family. */
  add(request: RunRequest): Family {
    const key = this.#keyOf(request);
    let family = this.#byKey.get(key);
    if (family === undefined) this.#byKey.set(key, (family = { arms: request.branch !== undefined, runs: 0, begun: false }));
    family.runs++;
    return family;
  }

  /** Runs of the largest family that one worker does alone; 0 when there is none. */
  mostArms(): number {
    let most = 0;
    for (const family of this.#byKey.values()) if (isForOne(family)) most = Math.max(most, family.runs);
    return most;
  }

  #keyOf({ replicate, seed, start = '', branch }: RunRequest): string {
    if (branch === undefined) return `${replicate} ${start} ${seed}`;
    let baseline = this.#baselines.get(branch.parameters);
    if (baseline === undefined) this.#baselines.set(branch.parameters, (baseline = this.#baselines.size));
    return `${replicate} ${baseline}-${branch.year} ${seed}`;
  }
}

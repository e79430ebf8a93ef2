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

/** The families of the runs that are to be done. */
export class Families {
  readonly #byKey = new Map<string, Family>();
  readonly #baselines = new Map<Branch['parameters'], number>();
  readonly #fewArms: number;

  /** @param fewArms how many arms of one state are left to one worker: another one would have to simulate the years before once more */
  constructor(fewArms: number) {
    this.#fewArms = fewArms;
  }

  /** Whether a family is left to the worker that has begun it. */
  isForOne({ arms, runs }: Family): boolean {
    return arms && runs <= this.#fewArms;
  }

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
    for (const family of this.#byKey.values()) if (this.isForOne(family)) most = Math.max(most, family.runs);
    return most;
  }

  #keyOf({ replicate, seed, start = '', branch }: RunRequest): string {
    if (branch === undefined) return `${replicate} ${start} ${seed}`;
    let baseline = this.#baselines.get(branch.parameters);
    if (baseline === undefined) this.#baselines.set(branch.parameters, (baseline = this.#baselines.size));
    return `${replicate} ${baseline}-${branch.year} ${seed}`;
  }
}

import type { FollowedHouseholds } from '../model/record/column.ts';
import { winnersOf } from '../model/indicators/winners.ts';
import type { RunKey } from './record-tables.ts';

/** Winners and losers of one run. */
export interface Winners {
  readonly key: RunKey;
  /** As `winnersOf` gives them. */
  readonly shares: Float64Array;
}

interface Pending {
  seen: number;
  readonly households: { readonly key: RunKey; readonly followed: FollowedHouseholds }[];
}

/**
 * Keeps the households of each replicate until all its scenarios have come, and compares them then. Runs that come replicate by replicate, as
 * they do, leave one replicate in memory.
 */
export class PairedHouseholds {
  readonly #scenarios: number;
  readonly #reference: number;
  readonly #pending = new Map<number, Pending>();

  /** @param reference position of the reference among the scenarios */
  constructor(scenarios: number, reference: number) {
    this.#scenarios = scenarios;
    this.#reference = reference;
  }

  /**
   * Adds a run; `followed` is undefined for one that failed, and may be used again afterwards. Returns winners and losers of the replicate, in
   * the order in which its runs came, once it is complete; none without a reference.
   */
  add(key: RunKey, followed: FollowedHouseholds | undefined): Winners[] {
    const pending = this.#pending.get(key.replicate) ?? { seen: 0, households: [] };
    this.#pending.set(key.replicate, pending);
    pending.seen++;
    if (followed !== undefined) {
      const { baseDecile, persons, income } = followed;
      pending.households.push({ key, followed: { baseDecile: baseDecile.slice(), persons: persons.slice(), income: income.slice() } });
    }
    if (pending.seen < this.#scenarios) return [];
    this.#pending.delete(key.replicate);
    const reference = pending.households.find((run) => run.key.scenario === this.#reference);
    if (reference === undefined) return [];
    return pending.households
      .filter((run) => run !== reference)
      .map((run) => ({ key: run.key, shares: winnersOf(run.followed, reference.followed) }));
  }
}

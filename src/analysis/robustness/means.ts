/** One outcome of policies in futures, over replicates: entry `(future * policies + policy) * replicates + replicate`; NaN where it is missing. */
export interface PolicyOutcome {
  readonly values: ArrayLike<number>;
}

/** Whether small or large values of an outcome are good. */
export type Better = 'lower' | 'higher';

/** What a policy should reach. */
export interface Criterion extends PolicyOutcome {
  /** Largest value that satisfies, included. */
  readonly atMost?: number | undefined;
  /** Smallest value that satisfies, included. */
  readonly atLeast?: number | undefined;
}

export interface PolicyFutures {
  readonly futures: number;
  readonly policies: number;
  readonly replicates: number;
  /** The outcome by which policies are judged. */
  readonly outcome: PolicyOutcome & { readonly better: Better };
  /** A policy satisfies in a future when the means over replicates meet all of these. None by default. */
  readonly criteria?: readonly Criterion[];
}

/** Means over replicates. */
export interface FutureMeans {
  /** Futures in which every policy has at least one replicate in common, ascending. The others are left out. */
  readonly used: Int32Array;
  readonly leftOut: number;
  /** Replicates that were used, of all used futures: equal to futures times replicates when nothing is missing. */
  readonly replicates: number;
  /** Mean outcome: entry `position among the used * policies + policy`. */
  readonly means: Float64Array;
  /** 1 where all criteria are met, 0 elsewhere; all 1 without criteria. */
  readonly satisfied: Uint8Array;
}

/** Which futures and replicates count, each as often as it is listed. */
export interface Draw {
  readonly futures: Int32Array;
  readonly replicates: Int32Array;
}

/**
 * Means over the replicates that all policies of a future have, so that policies are compared on the same random numbers. A run that failed
 * takes its replicate from all policies of its future.
 */
export function futureMeans(data: PolicyFutures, draw?: Draw): FutureMeans {
  const { policies, outcome, criteria = [] } = data;
  const futures = draw?.futures ?? Int32Array.from({ length: data.futures }, (_, i) => i);
  const drawn = draw?.replicates ?? Int32Array.from({ length: data.replicates }, (_, i) => i);
  const lists = [outcome.values, ...criteria.map(({ values }) => values)];
  const sums = new Float64Array(lists.length * policies);
  const used: number[] = [];
  const means: number[] = [];
  const satisfied: number[] = [];
  let replicates = 0;
  for (const future of futures) {
    sums.fill(0);
    let complete = 0;
    for (const replicate of drawn) {
      if (!isComplete(lists, data, future, replicate)) continue;
      complete += 1;
      for (let l = 0; l < lists.length; l++)
        for (let p = 0; p < policies; p++) sums[l * policies + p]! += lists[l]![(future * policies + p) * data.replicates + replicate]!;
    }
    if (complete === 0) continue;
    used.push(future);
    replicates += complete;
    for (let p = 0; p < policies; p++) {
      means.push(sums[p]! / complete);
      const meets = criteria.every(({ atMost = Infinity, atLeast = -Infinity }, c) => {
        const mean = sums[(c + 1) * policies + p]! / complete;
        return mean <= atMost && mean >= atLeast;
      });
      satisfied.push(meets ? 1 : 0);
    }
  }
  return {
    used: Int32Array.from(used),
    leftOut: futures.length - used.length,
    replicates,
    means: Float64Array.from(means),
    satisfied: Uint8Array.from(satisfied),
  };
}

function isComplete(lists: readonly ArrayLike<number>[], data: PolicyFutures, future: number, replicate: number): boolean {
  for (const list of lists)
    for (let p = 0; p < data.policies; p++) {
      const value = list[(future * data.policies + p) * data.replicates + replicate]!;
      if (value !== value) return false;
    }
  return true;
}

/**
 * Absolute regret: how much worse a policy does in a future than the best policy of that future, in the unit of the outcome; 0 or more. Entries
 * as in `FutureMeans.means`. Reference: Savage (1951), Journal of the American Statistical Association 46, 55-67.
 */
export function regretOf({ means }: Pick<FutureMeans, 'means'>, policies: number, better: Better): Float64Array {
  const regret = new Float64Array(means.length);
  const sign = better === 'lower' ? -1 : 1;
  for (let from = 0; from < means.length; from += policies) {
    let best = -Infinity;
    for (let p = 0; p < policies; p++) best = Math.max(best, sign * means[from + p]!);
    for (let p = 0; p < policies; p++) regret[from + p] = best - sign * means[from + p]!;
  }
  return regret;
}

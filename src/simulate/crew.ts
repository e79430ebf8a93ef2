/** Threads that share one run: each has its counties, and all wait for one another where a year needs what the others did. */
import type { Crew } from '../population/index.ts';

const arrived = 0;
const round = 1;
const broken = 2;

/** Where the members of a crew count themselves: on memory that all see. */
export function openBarrier(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(12));
}

/** What a waiting member gets when another has failed. */
export class CrewBroken extends Error {
  override readonly name = 'CrewBroken';
  constructor() {
    super('another thread of this run has failed');
  }
}

/** Lets every member that waits, or comes to wait, fail: one of them cannot go on. */
export function breakCrew(barrier: Int32Array): void {
  Atomics.store(barrier, broken, 1);
  Atomics.notify(barrier, round);
}

/** The crew as one of its threads sees it. Threads must be allowed to block, as workers are. */
export function joinCrew(barrier: Int32Array, member: number, members: number, regions: readonly number[]): Crew {
  return {
    member,
    members,
    regions,
    sync() {
      const now = Atomics.load(barrier, round);
      if (Atomics.add(barrier, arrived, 1) + 1 === members) {
        Atomics.store(barrier, arrived, 0);
        Atomics.add(barrier, round, 1);
        Atomics.notify(barrier, round);
      } else while (Atomics.load(barrier, round) === now && Atomics.load(barrier, broken) === 0) Atomics.wait(barrier, round, now, 1000);
      if (Atomics.load(barrier, broken) !== 0) throw new CrewBroken();
    },
  };
}

/** Shares regions out in runs of neighbours of about equal size, one for each member. `sizes` has the rows of each region. */
export function shareOut(sizes: readonly number[], members: number): number[][] {
  const total = sizes.reduce((a, b) => a + b, 0);
  const shares: number[][] = Array.from({ length: members }, () => []);
  let before = 0;
  sizes.forEach((size, r) => {
    // The middle of a region decides whose it is.
    const member = total === 0 ? r % members : Math.min(members - 1, Math.floor(((before + size / 2) * members) / total));
    shares[member]!.push(r);
    before += size;
  });
  return shares;
}

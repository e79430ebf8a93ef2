/** The threads that simulate one world together, as one of them sees it. Regions are shared out among them; who works alone has all. */
export interface Crew {
  /** Number of this member, 0 or more, and how many there are. */
  readonly member: number;
  readonly members: number;
  /** Positions of the regions that this member works on, ascending. */
  readonly regions: readonly number[];
  /** Returns once every member has come here. What each wrote before to shared memory, all see after. */
  sync(): void;
}

/** A crew of one. */
export function workAlone(regions: number): Crew {
  return { member: 0, members: 1, regions: Array.from({ length: regions }, (_, r) => r), sync: () => undefined };
}

/** Makes room for columns: in memory that the whole crew sees, or in the thread's own. Zeroed. */
export type Allocate = (bytes: number) => ArrayBufferLike;

/** Memory of one thread. */
export const allocateOwn: Allocate = (bytes) => new ArrayBuffer(bytes);

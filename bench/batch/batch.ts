/** What a process that does one batch is told, and what it answers. */

export interface BatchOrder {
  readonly runs: number;
  readonly workers: number;
  /** Real households for each simulated one. */
  readonly weight: number;
  /** Codes of counties; all without. */
  readonly counties?: readonly number[];
  /** Samples memory after every so many runs. */
  readonly every: number;
}

export interface MemorySample {
  readonly runs: number;
  /** Resident memory of the process, all threads together. */
  readonly residentBytes: number;
}

export interface Batch {
  /** Simulated households of a run. */
  readonly households: number;
  /** From the call of the pool to its end, the start of its threads included. */
  readonly seconds: number;
  /** Of the runs after the first tenth, when threads have started and code is warm. */
  readonly steadySeconds: number;
  readonly memory: readonly MemorySample[];
}

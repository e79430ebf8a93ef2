import type { Bilingual } from './kind.ts';
import type { KindName } from './kind-names.ts';
import type { Shard } from './plan.ts';

/** What came of an experiment. */
export interface ExperimentSummary {
  readonly kind: KindName;
  readonly name: string;
  readonly directory: string;
  /** Names of the files in it. */
  readonly files: readonly string[];
  readonly seed: string;
  readonly replicates: number;
  readonly householdsPerAgent: number;
  readonly years: { readonly from: number; readonly to: number };
  readonly scenarios: readonly string[];
  readonly points: number;
  readonly runsPlanned: number;
  readonly runsDone: number;
  readonly runsFailed: number;
  /** The first of the runs that failed. */
  readonly failures: readonly ExperimentFailure[];
  /** The part of the runs that was done here, when the experiment is split; tables come when the parts are merged. */
  readonly shard: Shard | null;
  readonly findings: readonly Bilingual[];
  readonly summary: unknown;
  readonly wallSeconds: number;
}

/** A run that failed, and the command that does it again alone; `null` where a point changes an arm and not its baseline, which no command does. */
export interface ExperimentFailure {
  readonly runId: number;
  readonly scenario: string;
  readonly point: number;
  readonly replicate: number;
  readonly error: string;
  readonly replay: string | null;
}

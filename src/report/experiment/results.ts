/** What the report of an experiment is made of: its results as plain data, wherever they were read. */
import type { KindName } from '../../experiment/kind.ts';
import type { TableData } from '../../output/table-data.ts';
import type { FailedRunResults, ReportResults } from '../results.ts';
import type { Text } from '../text.ts';

/** A scenario of an experiment, as it is before anything is varied. */
export interface ExperimentScenario {
  readonly name: string;
  /** Never the same for two scenarios of one report. */
  readonly title: Text;
  readonly hash: string;
  /** Every parameter after defaults and overrides, as the manifest has it. */
  readonly resolved: Readonly<Record<string, unknown>>;
}

/** A column of the design: of `runs.arrow` under the same name. */
export interface ExperimentColumn {
  readonly name: string;
  readonly title: Text;
  readonly unit: string;
  /** Paths of its parameters, and how its values change them. */
  readonly description?: string;
  /** For a column of words: the value of a run is the index of its word. */
  readonly labels?: readonly string[];
}

/** A run that failed, and where in the design it lies. */
export interface FailedPointResults extends FailedRunResults {
  /** One for each column of the design. */
  readonly values?: readonly number[];
}

export interface ExperimentResults extends Pick<
  ReportResults,
  'engine' | 'data' | 'seed' | 'replicates' | 'householdsPerAgent' | 'years' | 'branch' | 'overrides' | 'notes'
> {
  readonly kind: KindName;
  readonly name: string;
  readonly title: Text;
  /** Empty where none is stated. */
  readonly question: Text;
  /** In the order of the specification. */
  readonly scenarios: readonly ExperimentScenario[];
  /** How many runs there were to be, and what came of them. A partial batch has fewer done and failed than planned. */
  readonly runs: { readonly planned: number; readonly done: number; readonly failed: number };
  readonly failures: readonly FailedPointResults[];
  readonly columns: readonly ExperimentColumn[];
  /** The answer in sentences, most important first. */
  readonly findings: readonly Text[];
  /** The kind's own summary as plain JSON; has all that its charts show. */
  readonly summary: unknown;
  /** `runs`, the kind's own tables, and of `province_years` one indicator (see `shownIndicator`), by name without ending. */
  readonly tables: ReadonlyMap<string, TableData>;
}

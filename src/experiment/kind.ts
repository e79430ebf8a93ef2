/** What an experiment is made of: a specification, a design that follows from it, and an analysis of its runs. */
import type { z } from 'zod';
import type { DesignColumn, MadeTable } from '../output/index.ts';
import type { Override } from '../scenario/override.ts';
import type { Problem } from '../scenario/problem.ts';
import type { ResolvedScenario } from '../scenario/schema.ts';
import { kindNames, type KindName } from './kind-names.ts';
import type { NamedScenario } from './pairing.ts';
import type { BaseSpec } from './spec/base.ts';

export { kindNames, type KindName };

/** A text in the two languages of reports. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/** Points at which scenarios are simulated. The same specification and the same results so far give the same design. */
export interface Design {
  readonly columns: readonly DesignColumn[];
  /** Number of points. */
  readonly points: number;
  /** One value for each column; NaN is written as missing. */
  valuesOf(point: number): readonly number[];
  /** What is set in a scenario at a point, beyond what the specification sets everywhere. */
  overridesOf(point: number, scenario: ResolvedScenario): readonly Override[];
  /** Positions of the scenarios that are simulated at a point; all by default. */
  scenariosAt?(point: number): readonly number[];
  /** First replicate of a point and the one after its last; those of the specification by default. Other replicates are fresh random numbers. */
  replicatesAt?(point: number): readonly [from: number, to: number];
  /** Order in which points are taken within a replicate; ascending by default. A part of a batch should be a fair sample of the whole. */
  readonly order?: readonly number[];
}

/** One number of a run: an indicator of the province in a year, or added up over the simulated years, the base year left out. */
export interface Outcome {
  /** Name of a column of `province_years.arrow`. */
  readonly indicator: string;
  readonly year: number | 'sum';
}

/** Results of the runs of an experiment. */
export interface Outcomes {
  readonly points: number;
  readonly scenarios: number;
  /** One more than the largest number of a replicate. */
  readonly replicates: number;
  /**
   * An outcome of all runs: entry `(point * scenarios + scenario) * replicates + replicate`; NaN where a run failed or was not asked for, and where
   * the indicator is not defined.
   */
  values(outcome: Outcome): Promise<Float64Array>;
}

export interface AnalysisContext<Spec extends BaseSpec> {
  readonly spec: Spec;
  /** The whole design, with the points of every stage. */
  readonly design: Design;
  /** In the order of the specification. */
  readonly scenarios: readonly NamedScenario[];
  readonly years: { readonly from: number; readonly to: number };
  readonly outcomes: Outcomes;
}

/** A table of an analysis, which becomes the file `<layout.name>.arrow`. */
export type AnalysisTable = MadeTable;
export type { DesignColumn };

/** What came of an experiment. */
export interface Analysis {
  readonly tables: readonly AnalysisTable[];
  /** The answer in sentences, most important first. */
  readonly findings: readonly Bilingual[];
  /** The same as plain JSON, for `--json` and for the report. */
  readonly summary: unknown;
}

/** One kind of experiment. */
export interface ExperimentKind<Spec extends BaseSpec = BaseSpec> {
  readonly name: KindName;
  /** Schema of the file that describes one, made of `baseShape` and what the kind adds. Free of transformations. */
  readonly schema: z.ZodType<Spec>;
  /** Puts into the specification what stands in other files, so that it says all by itself. `base` is the directory of the experiment's file. */
  load?(spec: Spec, base: string): Spec | Promise<Spec>;
  /** Makes the design, or says what is wrong; the path of a problem leads into the file, as `factors.wages.from`. */
  design(spec: Spec, scenarios: readonly NamedScenario[]): Design | readonly Problem[];
  /** Indicators that the analysis reads, which are kept whatever the specification says of indicators. */
  needs?(spec: Spec): readonly string[];
  /** Whether points are added on the way, so that the experiment cannot be split over machines; no by default. */
  isStaged?(spec: Spec): boolean;
  /**
   * Asked when all runs of the design are done: a design with more points behind those that there are, or nothing when the experiment is over. Only
   * numbers of the runs may decide, so that a resumed experiment goes the same way.
   */
  extend?(context: AnalysisContext<Spec>): Promise<Design | undefined>;
  /** Whether the analysis holds for a part of the runs too, as when an experiment is closed before its end; no by default. */
  readonly bearsGaps?: boolean;
  /** Computes the answer from the runs. Runs alone are kept where there is none. */
  analyse?(context: AnalysisContext<Spec>): Promise<Analysis>;
}

/** What an experiment on mixes found, as plain JSON: numbers that are not defined are null. */
import type { CostEffectiveness } from '../../../analysis/index.ts';
import type { Bilingual } from '../../kind.ts';
import type { Origin } from './points.ts';
import type { MeasureName } from './schema.ts';

/** A mean with its 95 % interval over replicates. */
export interface Interval {
  readonly mean: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

export type Measured = Readonly<Record<MeasureName, Interval>>;

/** One mix under one regime at one budget. */
export interface MixResult {
  readonly regime: number;
  readonly budget: number;
  readonly mix: string;
  readonly title: Bilingual;
  readonly origin: Origin;
  /** One share for each instrument; null where the regime's own mix changes over the years. */
  readonly shares: readonly number[] | null;
  readonly replicates: number;
  readonly measures: Measured;
  /** Persons lifted in each replicate, by which mixes can be paired. */
  readonly liftedByReplicate: readonly (number | null)[];
  /** Less the own mix of the first regime at the same budget, paired. */
  readonly against: Measured;
  /** On the frontier of its regime over all budgets, distinguishably and by the means alone; and on that of all regimes together. */
  readonly onFrontier: boolean;
  readonly plain: boolean;
  readonly onJointFrontier: boolean;
  /** On the frontier of its regime in cost and persons lifted alone. */
  readonly onCostFrontier: boolean;
  /** Positions, in the list of results, of those that distinguishably dominate it in its regime. */
  readonly dominatedBy: readonly number[];
  /** By persons lifted, among the mixes of its regime and budget. */
  readonly rank: {
    readonly rank: number | null;
    readonly best: number | null;
    readonly lower: number | null;
    readonly upper: number | null;
  };
  /** Whether the persons lifted cannot be told from those of the best mix of its regime and budget. */
  readonly tiedWithBest: boolean;
  /** Share of weightings of the objectives, and of draws of the replicates, under which it is the best of its regime and budget. */
  readonly acceptability: number | null;
  /** Yuan for one more person durably lifted than without money. */
  readonly costPerLifted: {
    readonly ratio: number | null;
    readonly lower: number | null;
    readonly upper: number | null;
    readonly quadrant: CostEffectiveness['quadrant'];
  };
  readonly netBenefits: readonly (Interval & { readonly price: number })[];
}

/** The best mix that a budget pays for. */
export interface BestMix {
  readonly regime: number;
  readonly budget: number;
  readonly measure: MeasureName;
  /** Position in the list of results. */
  readonly result: number;
  /** Positions of all that cannot be told from it, itself included. */
  readonly tied: readonly number[];
  /** Of how many. */
  readonly among: number;
  /** Share of draws of the replicates in which it is the best. */
  readonly share: number | null;
}

/** A winner of the search on the replicates that it was chosen by and on fresh ones: what it gains over the own mix of its regime. */
export interface Winner {
  readonly mix: string;
  readonly title: Bilingual;
  readonly shares: readonly number[];
  readonly gains: readonly {
    readonly measure: MeasureName;
    readonly chosen: Interval;
    readonly fresh: Interval;
    /** Fresh less chosen. Negative where choosing took luck for merit, turned so for measures that are wanted low too. */
    readonly curse: Interval;
  }[];
}

export interface SearchResult {
  readonly regime: number;
  readonly budget: number;
  readonly objectives: readonly MeasureName[];
  readonly generations: number;
  /** Mixes simulated for the search alone. */
  readonly evaluated: number;
  readonly freshReplicates: number;
  /**
   * Hypervolume of all that was known after each generation, 0 first, relative to the last one; reference point and scale are the worst and best of what was
   * known at the start. Null with other than two or three objectives.
   */
  readonly hypervolumes: readonly number[] | null;
  readonly winners: readonly Winner[];
}

export interface MixesSummary {
  readonly years: { readonly from: number; readonly to: number; readonly ends: number };
  readonly sets: 'government' | 'every-centre';
  readonly replicates: number;
  readonly regimes: readonly { readonly name: string; readonly title: Bilingual }[];
  /** `yuan`: mean over the years of the programme in the first regime, per rural household and year. */
  readonly budgets: readonly { readonly label: string; readonly yuan: number }[];
  readonly instruments: readonly { readonly id: string; readonly title: Bilingual }[];
  readonly measures: readonly {
    readonly name: MeasureName;
    readonly better: 'lower' | 'higher';
    readonly title: Bilingual;
    readonly unit: string;
    readonly description: string;
  }[];
  readonly objectives: readonly MeasureName[];
  /** Differences up to so much count as none on the frontier, in the unit of each objective. */
  readonly margins: readonly number[];
  readonly results: readonly MixResult[];
  readonly best: readonly BestMix[];
  /** Worst mix of a regime against the best one of another, in persons lifted; one for each budget and pair of regimes in which it is told. */
  readonly regimeOverMix: readonly {
    readonly budget: number;
    readonly better: number;
    readonly worse: number;
    /** Positions of the worst result of the better regime, and of the best of the worse one. */
    readonly worst: number;
    readonly best: number;
    readonly difference: Interval;
  }[];
  readonly search: SearchResult | null;
}

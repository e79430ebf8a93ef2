/** What comes of an experiment under deep uncertainty, as plain JSON: for `--json`, for the report and for the text on screen. */
import type { RobustnessMeasure } from '../../../analysis/robustness/index.ts';
import type { Bilingual } from '../../kind.ts';

export interface RobustnessSummary {
  readonly outcome: {
    readonly indicator: string;
    readonly title: Bilingual;
    readonly unit: string;
    readonly year: number | 'sum';
    readonly better: 'lower' | 'higher';
  };
  readonly thresholds: readonly {
    readonly indicator: string;
    readonly title: Bilingual;
    readonly unit: string;
    readonly year: number | 'sum';
    readonly atMost: number | null;
    readonly atLeast: number | null;
  }[];
  /** In the order of the specification. */
  readonly policies: readonly { readonly name: string; readonly title: Bilingual }[];
  readonly futures: { readonly sampled: number; readonly used: number; readonly leftOut: number; readonly replicates: number };
  readonly factors: readonly FactorSummary[];
  readonly optimism: number;
  /** All policies of a measure, then the next one. `satisficing` is left out where there are no thresholds. */
  readonly measures: readonly MeasureSummary[];
  /** Mean outcome and regret over replicates: one list a policy, one entry a future of `future`. */
  readonly points: {
    /** Position of the future in the design. */
    readonly future: readonly number[];
    readonly outcome: readonly (readonly number[])[];
    readonly regret: readonly (readonly number[])[];
    /** Position of the best policy. */
    readonly best: readonly number[];
  };
  readonly question: QuestionSummary;
}

export interface FactorSummary {
  readonly name: string;
  readonly column: string;
  readonly title: Bilingual;
  readonly unit: string;
  readonly change: 'set' | 'multiply' | 'add';
  readonly scale: 'linear' | 'log' | 'values';
  readonly from: number | null;
  readonly to: number | null;
  readonly labels: readonly string[] | null;
  /** One value a future of the design; of a factor of words the index of the word. */
  readonly values: readonly number[];
}

export interface MeasureSummary {
  readonly measure: RobustnessMeasure;
  readonly policy: string;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly best: boolean;
  /** Share of resamples in which no policy did better. */
  readonly wins: number | null;
}

/** Where the policy `winner` does better than the policy `against`. */
export interface QuestionSummary {
  readonly winner: string;
  readonly against: string;
  /** Futures in which both were done, those that are won, and those of either sign that can be told from chance. */
  readonly futures: number;
  readonly won: number;
  readonly toldWon: number | null;
  readonly toldLost: number | null;
  /** Half-width of the interval of the advantage of one future; null with one replicate. */
  readonly halfWidth: number | null;
  /** One entry a future of the design: how much better the winner does; null where it is not known. */
  readonly advantage: readonly (number | null)[];
  /** In the order in which they were found; the last one may not be claimed. */
  readonly boxes: readonly BoxSummary[];
}

export interface BoxSummary {
  readonly claimed: boolean;
  readonly restrictions: readonly {
    /** Column of the factor. */
    readonly column: string;
    readonly side: 'lower' | 'upper' | 'categories';
    readonly limit: number | null;
    readonly labels: readonly string[];
    readonly quasiP: number;
    /** Share of repeated searches that restricted the factor. */
    readonly again: number | null;
  }[];
  readonly coverage: number;
  readonly density: number;
  readonly mass: number;
  readonly futures: number;
  readonly won: number;
  readonly pValue: number | null;
  readonly heldOut: { readonly coverage: number; readonly density: number } | null;
  /** Boxes on the way, as coverage against density. */
  readonly steps: readonly {
    readonly step: 'start' | 'peel' | 'paste' | 'drop';
    readonly coverage: number;
    readonly density: number;
    readonly mass: number;
    readonly restricted: number;
  }[];
  readonly chosen: number;
  /** Positions of the futures inside. */
  readonly inside: readonly number[];
}

/** What a sensitivity analysis says in short. Plain JSON; has all that the report shows. */
import type { Bilingual } from '../../kind.ts';
import type { Method } from './spec.ts';

/** A number with the ends of its interval; `null` where it is not defined. */
export interface SummaryEstimate {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** A factor, or factors that move together. */
export interface SummaryGroup {
  readonly name: string;
  readonly title: Bilingual;
  /** Names of its factors; none for the random numbers. */
  readonly factors: readonly string[];
  /** Of a single factor: the values at the ends of its range, as text. */
  readonly range: { readonly from: string; readonly to: string } | null;
}

/** What is known of one group and one outcome. Which indices there are follows from the method. */
export interface GroupIndices {
  /** Upper half of the range less lower half, in units of the outcome; `null` for a group of several factors and for the random numbers. */
  readonly swing: SummaryEstimate | null;
  readonly mu?: SummaryEstimate;
  readonly mu_star?: SummaryEstimate;
  readonly sigma?: number | null;
  readonly S1?: SummaryEstimate;
  readonly ST?: SummaryEstimate;
  readonly pawn?: { readonly minimum: number; readonly mean: number; readonly median: SummaryEstimate; readonly maximum: number };
}

export interface OutcomeSensitivity {
  readonly indicator: string;
  readonly year: number | 'sum';
  /** Name of the scenario, and of the one that it is compared with. */
  readonly scenario: string;
  readonly reference: string | null;
  /** For charts: indicator, year and scenarios. */
  readonly title: Bilingual;
  /** Of the indicator. */
  readonly unit: string;
  readonly better: 'lower' | 'higher' | null;
  /** Mean and standard deviation over the points. */
  readonly mean: number | null;
  readonly sd: number | null;
  /** Trajectories, base points or points, and those in which every run was done. */
  readonly planned: number;
  readonly used: number;
  /** Why there are too few points to rely on the indices, parts of a sentence; empty where nothing speaks against them. */
  readonly doubts: readonly Bilingual[];
  /** In the order of the groups. */
  readonly indices: readonly GroupIndices[];
  /** Positions of the groups, most important first. */
  readonly ranking: readonly number[];
  readonly pairs: readonly { readonly first: number; readonly second: number; readonly S2: SummaryEstimate }[];
  /** PAWN: what factors without meaning have. */
  readonly dummy?: { readonly median: number; readonly medianLimit: number; readonly maximumLimit: number };
}

export interface SensitivitySummary {
  readonly method: Method;
  readonly confidence: number;
  readonly groups: readonly SummaryGroup[];
  readonly points: number;
  readonly replicates: number;
  readonly seedGroup: boolean;
  readonly outcomes: readonly OutcomeSensitivity[];
}

/** The number by which a method ranks. */
export function importance({ mu_star: muStar, ST, pawn }: GroupIndices): SummaryEstimate {
  return (muStar ?? ST ?? pawn?.median)!;
}

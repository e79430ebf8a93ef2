/** What a decomposition says in short. Plain JSON; has all that the report shows. */
import type { Estimate } from '../../../analysis/coalitions/index.ts';
import type { Bilingual } from '../../kind.ts';
import type { PlayerSetName } from './spec.ts';

/** An estimate with its 95 % interval; `null` where there are no replicates, and for ends with fewer than two. */
export interface SummaryEstimate {
  readonly mean: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface SummaryPlayer {
  readonly name: string;
  readonly title: Bilingual;
  readonly inText: Bilingual;
  /** Whether it is off in the scenario, so that its part is nil by construction. */
  readonly idle: boolean;
}

/** Where one number stands between the reference and the scenario; gains are above zero where they are good for poor people. */
export interface RegimeEffects {
  /** The scenario less the reference, each as it is. */
  readonly own: SummaryEstimate;
  /** The scenario with the money of its centres on top, less the reference: money and governance together. */
  readonly total: SummaryEstimate;
  /** Shapley values of the two: each is the mean of its effects with and without the other. */
  readonly money: SummaryEstimate;
  readonly governance: SummaryEstimate;
  /** Governance where all have the money of the reference, and where all have the added money. */
  readonly governanceAtEqual: SummaryEstimate;
  readonly governanceAtAdded: SummaryEstimate;
  /** Added money under the governance of the reference, and under that of the scenario. */
  readonly moneyInReference: SummaryEstimate;
  readonly moneyInScenario: SummaryEstimate;
  /** How much more governance does with the added money than without. */
  readonly interaction: SummaryEstimate;
  /** All players out, less the reference. */
  readonly start: SummaryEstimate;
}

export interface OutcomeSummary {
  readonly indicator: string;
  readonly title: Bilingual;
  readonly year: number | 'sum';
  /** Of the indicator. */
  readonly unit: string;
  readonly better: 'lower' | 'higher' | null;
  /** What values are to be multiplied by to have the sign of the indicator: -1 where lower is better, else 1. */
  readonly sign: 1 | -1;
  /** Means of the indicator itself: of the reference, of the scenario without any player, and of the scenario. */
  readonly means: { readonly reference: number | null; readonly nobody: number | null; readonly everybody: number | null };
  /** What all players bring together, v(all) - v(nobody). */
  readonly total: SummaryEstimate;
  readonly replicates: number;
  /** Replicates in which a run failed, or the indicator is not defined. */
  readonly leftOut: readonly number[];
  /** In the order of the players. `pAdjusted` is Holm's over the players. */
  readonly players: readonly {
    readonly shapley: SummaryEstimate;
    readonly pAdjusted: number | null;
    readonly banzhaf: SummaryEstimate;
    readonly alone: SummaryEstimate;
    readonly last: SummaryEstimate;
    readonly owen: SummaryEstimate | null;
  }[];
  /** Pairs of players by their positions. `pAdjusted` is Holm's over the pairs. */
  readonly pairs: readonly {
    readonly first: number;
    readonly second: number;
    readonly shapley: SummaryEstimate;
    readonly pAdjusted: number | null;
    readonly banzhaf: SummaryEstimate;
  }[];
  /** What each player brings as it is added to those before it. */
  readonly addedInOrder: readonly { readonly player: number; readonly contribution: SummaryEstimate }[];
  /** The coalitions of two players or more whose dividends are largest, by the positions of their members. */
  readonly largestDividends: readonly {
    readonly members: readonly number[];
    readonly dividend: SummaryEstimate;
    readonly gain: SummaryEstimate;
  }[];
  readonly regimes: RegimeEffects | null;
}

export interface DecompositionSummary {
  readonly scenario: { readonly name: string; readonly title: Bilingual };
  readonly reference: { readonly name: string; readonly title: Bilingual } | null;
  /** Whose parts are told. */
  readonly playersAre: PlayerSetName | 'list';
  readonly players: readonly SummaryPlayer[];
  readonly unions: readonly { readonly name: string; readonly members: readonly number[] }[] | null;
  /** Coalitions of the players that change anything. */
  readonly coalitionsSimulated: number;
  readonly replicates: number;
  /** Whether the centres of the scenario have money of their own to bring. */
  readonly moneyAdds: boolean;
  readonly outcomes: readonly OutcomeSummary[];
}

/** A number for JSON, which knows no NaN. */
export const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

export function summaryEstimate({ mean, lower, upper }: Estimate): SummaryEstimate {
  return { mean: orNull(mean), lower: orNull(lower), upper: orNull(upper) };
}

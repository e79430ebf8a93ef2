/** The results of an experiment on mixes, one for each mix, regime and budget. */
import {
  bestOf,
  costEffectiveness,
  meanOf,
  pairedDifference,
  pairedFrontier,
  rankStability,
  type FrontierPlace,
  type Objective,
  type PairedDifference,
} from '../../../analysis/index.ts';
import type { NamedScenario } from '../../pairing.ts';
import type { MixDesign } from './design.ts';
import { objectivesOf, type MeasuredRuns } from './measures.ts';
import { ownShares, type MixPoint } from './points.ts';
import { measureNames, type MeasureName, type MixesSpec } from './schema.ts';
import { runsUnder } from './search.ts';
import type { BestMix, Interval, Measured, MixResult } from './summary.ts';
import { mixTitle } from './titles.ts';

export type Values = Readonly<Record<MeasureName, Float64Array>>;

/** A mix under a regime at a budget, with the values of its replicates. */
export interface Row {
  readonly point: MixPoint;
  readonly regime: number;
  readonly values: Values;
  /** Own mix of the first regime at the same budget. */
  readonly reference: Values;
}

/** Every mix on the replicates of the specification: regime by regime, in the order of the points. */
export function rowsOf({ replicates }: MixesSpec, { list }: MixDesign, measured: MeasuredRuns, regimes: number): Row[] {
  const at = (point: number, regime: number): Values => measured.of(point, regime, 0, 0, replicates);
  return Array.from({ length: regimes }, (_, regime) =>
    [...list.entries()]
      .filter(([, point]) => point.budget >= 0 && point.replicates === undefined && runsUnder(point, regime))
      .map(([i, point]): Row => {
        const own = list.findIndex((other) => other.origin === 'own' && other.budget === point.budget);
        return { point, regime, values: at(i, regime), reference: at(own, 0) };
      }),
  ).flat();
}

/** The results of all rows, in their order. `none` has the values without money. */
export function resultsOf(spec: MixesSpec, rows: readonly Row[], none: Values, scenarios: readonly NamedScenario[]): MixResult[] {
  const objectives = objectivesOf(spec.objectives, spec.margins, scaleOf(rows));
  const places = placesOf(rows, objectives);
  const costPlaces = placesOf(rows, objectivesOf(['cost', 'lifted'], spec.margins, scaleOf(rows)));
  const joint = frontierOf(rows, objectives);
  const ranks = ranksOf(spec, rows, objectives);
  return rows.map(({ point, regime, values, reference }, i): MixResult => {
    const { name, origin, budget } = point;
    const shares = point.shares ?? ownShares(spec, scenarios[regime]!.loaded.scenario);
    const cost = costEffectiveness({ cost: values.cost, effect: values.lifted }, { cost: none.cost, effect: none.lifted }, spec.prices);
    const place = places[i]!;
    return {
      regime,
      budget,
      mix: name,
      title: mixTitle(name, origin, shares, spec.mixes.titles),
      origin,
      shares: shares === undefined ? null : [...shares],
      replicates: values.cost.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0),
      measures: byMeasure((measure) => intervalOf(values[measure])),
      liftedByReplicate: Array.from(values.lifted, orNull),
      against: byMeasure((measure) => differenceOf(pairedDifference(values[measure], reference[measure]))),
      onFrontier: place.onFrontier,
      plain: place.plain,
      onJointFrontier: joint[i]!.onFrontier,
      onCostFrontier: costPlaces[i]!.onFrontier,
      dominatedBy: place.dominatedBy,
      ...ranks[i]!,
      costPerLifted: {
        ratio: orNull(cost.ratio),
        lower: cost.interval?.lower ?? null,
        upper: cost.interval?.upper ?? null,
        quadrant: cost.quadrant,
      },
      netBenefits: cost.netBenefits.map(({ price, netBenefit }) => ({ price, ...differenceOf(netBenefit) })),
    };
  });
}

/** The reference's value of every measure, by which margins are taken: that of the own mix of the first regime at the first budget. */
export function scaleOf(rows: readonly Row[]): Readonly<Record<MeasureName, number>> {
  return Object.fromEntries(measureNames.map((name) => [name, rows.length === 0 ? NaN : meanOf(rows[0]!.reference[name])])) as never;
}

function frontierOf(rows: readonly Row[], objectives: readonly Objective[]): FrontierPlace[] {
  return pairedFrontier(
    rows.map(({ values }) => objectives.map(({ name }) => values[name as MeasureName])),
    objectives,
  );
}

/** Frontiers of each regime by itself; positions of those that dominate are positions among all rows. */
function placesOf(rows: readonly Row[], objectives: readonly Objective[]): FrontierPlace[] {
  const places: FrontierPlace[] = Array.from({ length: rows.length });
  for (const regime of new Set(rows.map((row) => row.regime))) {
    const positions = [...rows.keys()].filter((i) => rows[i]!.regime === regime);
    const found = frontierOf(
      positions.map((i) => rows[i]!),
      objectives,
    );
    for (const [j, i] of positions.entries())
      places[i] = { ...found[j]!, dominatedBy: found[j]!.dominatedBy.map((other) => positions[other]!) };
  }
  return places;
}

type Ranked = Pick<MixResult, 'rank' | 'tiedWithBest' | 'acceptability'>;

function ranksOf({ seed }: MixesSpec, rows: readonly Row[], objectives: readonly Objective[]): Ranked[] {
  const ranks: Ranked[] = Array.from({ length: rows.length });
  const lifted = [{ name: 'lifted', better: 'higher' as const }];
  for (const cell of cellsOf(rows)) {
    const byLifted = rankStability(
      cell.map((i) => [rows[i]!.values.lifted]),
      lifted,
      { seed: `${seed}/rank` },
    );
    const byWeights = rankStability(
      cell.map((i) => objectives.map(({ name }) => rows[i]!.values[name as MeasureName])),
      objectives,
      { seed: `${seed}/weights`, weights: 'drawn' },
    );
    const tied = bestOf(
      cell.map((i) => rows[i]!.values.lifted),
      lifted[0]!,
    )?.tied;
    for (const [j, i] of cell.entries()) {
      const { rank, best, lower, upper } = byLifted[j]!;
      ranks[i] = {
        rank: { rank: orNull(rank), best: orNull(best), lower: orNull(lower), upper: orNull(upper) },
        tiedWithBest: tied?.includes(j) ?? false,
        acceptability: orNull(byWeights[j]!.best),
      };
    }
  }
  return ranks;
}

/** Positions of rows by regime and budget. */
export function cellsOf(rows: readonly Pick<Row, 'regime' | 'point'>[]): number[][] {
  const cells = new Map<string, number[]>();
  for (const [i, { regime, point }] of rows.entries()) {
    const key = `${regime}/${point.budget}`;
    const cell = cells.get(key) ?? [];
    cells.set(key, cell);
    cell.push(i);
  }
  return [...cells.values()];
}

/**
 * The best mix for every regime, budget and measure but cost: an exact look-up among all mixes of the regime at budgets that bring no more money. `money` is
 * that of each budget.
 */
export function bestMixes({ seed }: MixesSpec, rows: readonly Row[], money: readonly number[]): BestMix[] {
  const best: BestMix[] = [];
  for (const cell of cellsOf(rows)) {
    const { regime, point } = rows[cell[0]!]!;
    const payable = [...rows.keys()].filter((i) => rows[i]!.regime === regime && money[rows[i]!.point.budget]! <= money[point.budget]!);
    for (const name of measureNames.filter((measure) => measure !== 'cost')) {
      const objective = objectivesOf([name], {}, scaleOf(rows))[0]!;
      const values = payable.map((i) => rows[i]!.values[name]);
      const found = bestOf(values, objective);
      if (found === undefined) continue;
      const stability = rankStability(
        values.map((list) => [list]),
        [objective],
        { seed: `${seed}/best` },
      );
      best.push({
        regime,
        budget: point.budget,
        measure: name,
        result: payable[found.best]!,
        tied: found.tied.map((i) => payable[i]!),
        among: payable.length,
        share: orNull(stability[found.best]!.best),
      });
    }
  }
  return best;
}

export function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** Mean of replicates with its interval. */
export function intervalOf(values: Float64Array): Interval {
  return differenceOf(pairedDifference(values, new Float64Array(values.length)));
}

export function differenceOf({ difference, lower, upper }: Pick<PairedDifference, 'difference' | 'lower' | 'upper'>): Interval {
  return { mean: orNull(difference), lower: orNull(lower), upper: orNull(upper) };
}

function byMeasure(of: (measure: MeasureName) => Interval): Measured {
  return Object.fromEntries(measureNames.map((name) => [name, of(name)])) as unknown as Measured;
}

import { hypervolume, meanOf, pairedDifference, welchDifference } from '../../../analysis/index.ts';
import type { MixDesign } from './design.ts';
import { measures, type MeasuredRuns } from './measures.ts';
import type { MeasureName, MixesSpec } from './schema.ts';
import { differenceOf, type Row } from './rows.ts';
import type { SearchPlace } from './search.ts';
import type { SearchResult, Winner } from './summary.ts';
import { mixTitle } from './titles.ts';

/** What the search brought, and what is left of it on replicates that no choice was made by. */
export function searchResultOf(
  spec: MixesSpec,
  place: SearchPlace,
  design: MixDesign,
  rows: readonly Row[],
  measured: MeasuredRuns,
): SearchResult {
  const { search, scenario, budget, fresh } = place;
  const here = rows.filter(({ point, regime }) => regime === scenario && point.budget === budget);
  const known = here.filter(({ point }) => point.stage === 0);
  return {
    regime: scenario,
    budget,
    objectives: search.objectives,
    generations: search.generations,
    evaluated: here.length - known.length,
    freshReplicates: fresh[1] - fresh[0],
    hypervolumes: hypervolumesOf(search.objectives, search.generations, here),
    winners: winnersOf(place, spec, design, here, measured),
  };
}

function hypervolumesOf(objectives: readonly MeasureName[], generations: number, rows: readonly Row[]): number[] | null {
  if (objectives.length !== 2 && objectives.length !== 3) return null;
  const means = rows.map(({ values }) => objectives.map((name) => meanOf(values[name])));
  const start = means.filter((_, i) => rows[i]!.point.stage === 0);
  const worst = objectives.map((name, k) => {
    const all = start.map((list) => list[k]!).filter(Number.isFinite);
    return measures[name].better === 'lower' ? Math.max(...all) : Math.min(...all);
  });
  const directions = objectives.map((name) => ({ better: measures[name].better }));
  const volumes = Array.from({ length: generations + 1 }, (_, generation) =>
    hypervolume(
      means.filter((_means, i) => rows[i]!.point.stage <= generation),
      worst,
      directions,
    ),
  );
  const last = volumes.at(-1)!;
  return last > 0 ? volumes.map((volume) => volume / last) : null;
}

function winnersOf(
  { search, scenario, budget, fresh: [from, to] }: SearchPlace,
  { replicates, mixes: { titles } }: MixesSpec,
  { list }: MixDesign,
  rows: readonly Row[],
  measured: MeasuredRuns,
): Winner[] {
  const again = (origin: 'none' | 'own'): number => list.findIndex((point) => point.origin === origin && point.replicates !== undefined);
  const none = again('none');
  if (none < 0) return [];
  const own = rows.find(({ point }) => point.origin === 'own')!.values;
  const ownFresh = measured.of(again('own'), scenario, none, from, to);
  return [...list.entries()]
    .filter(([, point]) => point.replicates !== undefined && point.budget === budget && point.shares !== undefined)
    .map(([i, { name, origin, shares }]): Winner => {
      const chosen = rows.find(({ point }) => point.name === name)!.values;
      const fresh = measured.of(i, scenario, none, from, to);
      return {
        mix: name,
        title: mixTitle(name, origin, shares, titles),
        shares: [...shares!],
        gains: search.objectives.map((measure) => {
          const sign = measures[measure].better === 'higher' ? 1 : -1;
          const gains = (a: Float64Array, b: Float64Array, count: number): Float64Array =>
            Float64Array.from({ length: count }, (_, r) => sign * (a[r]! - b[r]!));
          return {
            measure,
            chosen: differenceOf(pairedDifference(chosen[measure], own[measure])),
            fresh: differenceOf(pairedDifference(fresh[measure], ownFresh[measure])),
            curse: differenceOf(
              welchDifference(gains(fresh[measure], ownFresh[measure], to - from), gains(chosen[measure], own[measure], replicates)),
            ),
          };
        }),
      };
    });
}

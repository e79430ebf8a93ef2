/** The continuous search: NSGA-II from the mixes that are known, and its winners on replicates that no choice was made by. */
import {
  crowdingOf,
  meanOf,
  nearestMix,
  paretoFrontier,
  startNsga2,
  tellNsga2,
  type Evaluation,
  type Individual,
  type Nsga2Settings,
} from '../../../analysis/index.ts';
import type { AnalysisContext } from '../../kind.ts';
import { designOf, type MixDesign } from './design.ts';
import { measureRuns, measures, type MeasuredRuns } from './measures.ts';
import { nameOfMix, ownShares, type MixPoint } from './points.ts';
import { instrumentIds, type MixesSpec } from './schema.ts';

type Search = NonNullable<MixesSpec['search']>;

/** Where the search takes place, and on what it looks afterwards. */
export interface SearchPlace {
  readonly search: Search;
  /** Position of the scenario and of the budget. */
  readonly scenario: number;
  readonly budget: number;
  /** Fresh replicates: the first and the one after the last. */
  readonly fresh: readonly [from: number, to: number];
}

export function searchPlace({ search, replicates }: MixesSpec, names: readonly string[]): SearchPlace | undefined {
  if (search === undefined) return undefined;
  const scenario = search.scenario === undefined ? 0 : names.indexOf(search.scenario);
  return { search, scenario, budget: search.budget - 1, fresh: [replicates, replicates + (search.fresh_replicates ?? replicates)] };
}

/**
 * The design with the points of the next stage behind those that there are, or undefined when the search is over. The search is done again from its
 * beginning by what the runs say, so that nothing but them decides.
 */
export async function nextStage(context: AnalysisContext<MixesSpec>): Promise<MixDesign | undefined> {
  const { spec, scenarios } = context;
  const place = searchPlace(
    spec,
    scenarios.map(({ loaded }) => loaded.scenario.name),
  );
  const { list } = context.design as MixDesign;
  if (place === undefined || list.some(({ replicates }) => replicates !== undefined)) return undefined;
  const { search, scenario, budget, fresh } = place;
  const measured = await measureRuns(context);
  const own = ownShares(spec, scenarios[scenario]!.loaded.scenario);
  const found = new Map<string, number>();
  for (const [point, mix] of list.entries()) {
    if (mix.budget !== budget || !runsUnder(mix, scenario)) continue;
    const shares = mix.shares ?? own;
    if (shares !== undefined && !found.has(nameOfMix(shares))) found.set(nameOfMix(shares), point);
  }
  const evaluate = (shares: Float64Array): Evaluation => ({
    objectives: evaluationOf(spec, search, measured, found.get(nameOfMix(shares))!, scenario),
  });
  const isKnown = ({ stage }: MixPoint): boolean => stage === 0;
  const known = [...found.values()]
    .filter((point) => isKnown(list[point]!))
    .map((point): Individual => {
      const shares = list[point]!.shares ?? own!;
      return { point: nearestMix(shares), ...evaluate(shares) };
    });

  const settings = settingsOf(spec, search);
  let state = startNsga2(settings, known);
  for (let generation = 1; generation <= search.generations; generation++) {
    const missing = state.candidates.filter((shares) => !found.has(nameOfMix(shares)));
    if (missing.length > 0) {
      const unique = new Map(missing.map((shares) => [nameOfMix(shares), shares]));
      const added = [...unique].map(([name, shares]): MixPoint => ({
        name,
        origin: 'search',
        shares,
        budget,
        stage: generation,
        scenarios: [scenario],
      }));
      return designOf(spec, [...list, ...added]);
    }
    state = tellNsga2(settings, state, state.candidates.map(evaluate));
  }

  const stage = search.generations + 1;
  const chosen = winnersOf(spec, search, measured, [...found.values()], scenario).map((point) => list[point]!);
  const none: MixPoint = { ...list[0]!, stage, replicates: fresh };
  const reference: MixPoint = { name: 'own', origin: 'own', shares: undefined, budget, stage, scenarios: [scenario], replicates: fresh };
  const again = chosen
    .filter(({ origin }) => origin !== 'own')
    .map((mix): MixPoint => ({ ...mix, stage, scenarios: [scenario], replicates: fresh }));
  return designOf(spec, [...list, none, reference, ...again]);
}

/** Whether a point is simulated under a scenario. */
export function runsUnder({ scenarios }: MixPoint, scenario: number): boolean {
  return scenarios === undefined || scenarios.includes(scenario);
}

/** Settings of the search: shares between nothing and all, in whole parts. Random numbers are named after the seed of the experiment. */
function settingsOf({ seed }: MixesSpec, { population, parts }: Search): Nsga2Settings {
  return {
    seed: `${seed}/mixes`,
    population,
    lower: instrumentIds.map(() => 0),
    upper: instrumentIds.map(() => 1),
    repair: (point) => nearestMix(point, parts),
  };
}

/** Means of the objectives of the search over the replicates of the specification, all turned to be wanted low. */
function evaluationOf(
  { replicates }: MixesSpec,
  { objectives }: Search,
  measured: MeasuredRuns,
  point: number,
  scenario: number,
): number[] {
  const values = measured.of(point, scenario, 0, 0, replicates);
  return objectives.map((name) => (measures[name].better === 'lower' ? 1 : -1) * meanOf(values[name]));
}

/** Points of the frontier of all that was simulated at the place of the search: those with the most room, ends first. */
function winnersOf(spec: MixesSpec, search: Search, measured: MeasuredRuns, points: readonly number[], scenario: number): number[] {
  const evaluations = points.map((point) => ({ objectives: evaluationOf(spec, search, measured, point, scenario) }));
  const low = search.objectives.map(() => ({ better: 'lower' as const }));
  const front = paretoFrontier(
    evaluations.map(({ objectives }) => objectives),
    low,
  );
  const crowding = crowdingOf(front, evaluations);
  return [...front.keys()]
    .sort((i, j) => (crowding[i] === crowding[j] ? i - j : crowding[j]! - crowding[i]!))
    .slice(0, search.winners)
    .map((i) => points[front[i]!]!);
}

import { exchangeCounties } from '../county/exchange.ts';
import { serveMembers } from '../county/enterprises.ts';
import { surveyCounty } from '../county/survey.ts';
import { observeVillages } from '../county/villages.ts';
import { environment } from '../stages/environment.ts';
import { earn, keepHouse } from '../stages/live.ts';
import type { World } from '../world.ts';
import { solveFactor } from './solve-factor.ts';

/**
 * Lives the years before the base year and the base year itself without growth and without programme, with the county factor solved in each,
 * so that at the end the base year's headcount ratio of every county is its datum and capital, skill and income fit together.
 */
export function burnIn(world: World): void {
  const { from } = world.parameters.years;
  for (const c of world.crew.regions) settleIn(world, c);
  for (let year = from - world.parameters.population.burn_in_years; year <= from; year++) {
    environment(world, 0, year, false);
    for (const c of world.crew.regions) {
      solveFactor(world, c, earn(world, c, 0, year));
      keepHouse(world, c, 0, year);
      settleIn(world, c);
    }
  }
  for (const c of world.crew.regions) surveyCounty(world, c, from);
  exchangeCounties(world);
}

function settleIn(world: World, c: number): void {
  observeVillages(world, c);
  serveMembers(world, c);
}

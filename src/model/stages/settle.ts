import { closeLoanBook } from '../county/credit.ts';
import { assessDelisting } from '../county/delisting.ts';
import { exchangeCounties } from '../county/exchange.ts';
import { countMembers, turnOverEnterprises } from '../county/enterprises.ts';
import { matureInfrastructure } from '../county/infrastructure.ts';
import { surveyCounty } from '../county/survey.ts';
import { observeVillages } from '../county/villages.ts';
import type { World } from '../world.ts';

/** Stage 6. Enterprises enter and fail, loan books close, infrastructure matures, villages and counties look at themselves, counties are assessed. */
export function settle(world: World, year: number): void {
  for (const c of world.crew.regions) {
    turnOverEnterprises(world, c, year);
    countMembers(world, c);
    closeLoanBook(world, c);
    matureInfrastructure(world, c);
    observeVillages(world, c);
    const assessed = surveyCounty(world, c, year);
    assessDelisting(world, c, year, assessed);
  }
  exchangeCounties(world);
}

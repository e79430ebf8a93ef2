import { closeLoanBook } from '../county/credit.ts';
import { assessDelisting } from '../county/delisting.ts';
import { exchangeCounties } from '../county/exchange.ts';
import { serveMembers, turnOverEnterprises } from '../county/enterprises.ts';
import { matureInfrastructure } from '../county/infrastructure.ts';
import { surveyCounty } from '../county/survey.ts';
import { observeVillages } from '../county/villages.ts';
import type { World } from '../world.ts';

/** Stage 6. Enterprises enter and fail, villages look at themselves, loan books close, infrastructure matures, counties are surveyed and assessed. */
export function settle(world: World, year: number): void {
  for (const c of world.crew.regions) {
    turnOverEnterprises(world, c, year);
    observeVillages(world, c);
    serveMembers(world, c);
    closeLoanBook(world, c);
    matureInfrastructure(world, c);
    const assessed = surveyCounty(world, c, year);
    assessDelisting(world, c, year, assessed);
  }
  exchangeCounties(world);
}

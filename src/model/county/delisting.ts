import type { World } from '../world.ts';
import type { Assessment } from './survey.ts';

/** Takes a poverty county off the list when, as assessed, it meets every threshold of the rule. Support continues after. */
export function assessDelisting(world: World, c: number, year: number, assessed: Assessment): void {
  const { delisting } = world.parameters.governance;
  if (!world.facts[c]!.povertyCounty || world.counties.delisted[c] !== 0 || year < delisting.first_year) return;
  const meets =
    assessed.headcount < delisting.headcount &&
    assessed.wrongExit < delisting.wrong_exit &&
    assessed.missed < delisting.missed &&
    assessed.approval >= delisting.approval;
  if (meets) world.counties.delisted[c] = year;
}

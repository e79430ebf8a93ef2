import { about, share } from '../parameters/common.ts';
import { constant } from '../parameters/kinds.ts';
import type { CountyInstrument } from './instrument.ts';

const shape = {
  scale: constant(
    2500,
    about(
      'Scale of cost',
      'yuan of 2010 per household',
      [1, 1e6],
      'Spending for each household that closes 63 % of the gap to full infrastructure.',
      'Working value',
    ),
  ),
  decay: constant(0.01, about('Decay', 'per year', share, 'Share of infrastructure lost in a year without maintenance.', 'Assumption')),
};

/** Roads, water and power. Money spent this year matures next year (see `county/infrastructure.ts`). */
export const infrastructure: CountyInstrument<'infrastructure', typeof shape> = {
  id: 'infrastructure',
  title: 'Infrastructure',
  description: 'Roads, water, power and market places of a county: market access, exit to wages, protection in disasters.',
  reaches: 'county',
  shape,
  mix: { government: 0.3, society: 0.1 },
  spend(world, c, money) {
    const households = (world.blocks.starts[c + 1]! - world.blocks.starts[c]!) * world.weight;
    world.counties.underConstruction[c] = world.counties.underConstruction[c]! + money / households;
    return money;
  },
};

import { about } from '../parameters/common.ts';
import { constant } from '../parameters/kinds.ts';
import { flag } from '../world.ts';
import type { HouseholdInstrument } from './instrument.ts';

const shape = {
  wage: constant(
    6500,
    about(
      'Wage',
      'yuan of 2010 a year',
      [1, 1e6],
      'What the household receives.',
      'Forest guards in Yunnan were paid about 8,000 to 10,000 yuan at current prices',
      'remembered',
    ),
  ),
  administration: constant(0.1, about('Administration', 'share of the wage', [0, 1], 'Cost on top of the wage.', 'Assumption')),
};

/** Eco-compensation and public-welfare jobs: a small steady wage for weak labour, in forest counties. */
export const ecoCompensation: HouseholdInstrument<'eco_compensation', typeof shape> = {
  id: 'eco_compensation',
  title: 'Eco-compensation and public-welfare jobs',
  description: 'A forest-guard or public-welfare job for a year: a small steady wage.',
  reaches: 'households',
  willingness: 0.8,
  shape,
  mix: { government: 0.08 },
  open(world, c, _t) {
    const { wage, administration } = world.parameters.instruments.eco_compensation;
    const { workers, offfarm, support, flags } = world.households;
    const forest = world.facts[c]!.forest ? 1 : 0;
    return {
      terms: { forest, wage },
      eligible: (h) => forest === 1 && workers[h]! > 0,
      lacks: (h) => offfarm[h] === 0,
      cost: () => wage * (1 + administration),
      apply(h) {
        support[h] = support[h]! + wage;
        flags[h] = flags[h]! | flag.wageJob;
      },
    };
  },
};

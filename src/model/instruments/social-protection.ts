import { about, share } from '../parameters/common.ts';
import { constant } from '../parameters/kinds.ts';
import type { HouseholdInstrument } from './instrument.ts';

const shape = {
  cash: constant(900, about('Cash', 'yuan of 2010 per person', [1, 100_000], 'Cash for each person and year.', 'Working value')),
  far_below: constant(
    0.75,
    about(
      'Far below',
      'share of the line',
      share,
      "Households with labour are eligible when last year's income per person was below this part of the line.",
      'Assumption',
    ),
  ),
};

/** Cash for registered households without labour or far below the line: the floor under the rest. */
export const socialProtection: HouseholdInstrument<'social_protection', typeof shape> = {
  id: 'social_protection',
  title: 'Social protection',
  description: 'Cash for a year to registered households without labour or far below the line.',
  reaches: 'households',
  willingness: 0.95,
  shape,
  mix: { government: 0.12, society: 0.1 },
  open(world, _c, _t) {
    const { cash, far_below: part } = world.parameters.instruments.social_protection;
    const { size, workers, income, support } = world.households;
    const limit = part * world.parameters.macro.poverty_line;
    const needy = (h: number): boolean => workers[h] === 0 || income[h]! < limit;
    return {
      terms: { limit, cash },
      eligible: needy,
      lacks: needy,
      cost: (h) => cash * size[h]!,
      apply(h) {
        support[h] = support[h]! + cash * size[h]!;
      },
    };
  },
};

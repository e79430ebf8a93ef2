import { about } from '../parameters/common.ts';
import { constant } from '../parameters/kinds.ts';
import { deprivation, flag } from '../world.ts';
import type { HouseholdInstrument } from './instrument.ts';

const shape = {
  cost: constant(180, about('Cost', 'yuan of 2010 per person', [1, 1e6], 'Premium of assisted cover for a year.', 'Assumption')),
};

/** Health assistance: a year of cover that pays most of a serious illness. */
export const health: HouseholdInstrument<'health', typeof shape> = {
  id: 'health',
  title: 'Health',
  description: 'A year of assisted health cover: most of the cost of a serious illness is paid.',
  reaches: 'households',
  willingness: 0.9,
  shape,
  mix: { government: 0.05, society: 0.15 },
  open(world, _c, _t) {
    const { cost } = world.parameters.instruments.health;
    const { size, flags, deprivations } = world.households;
    const uncovered = (h: number): boolean => (flags[h]! & flag.insured) === 0;
    return {
      terms: {},
      eligible: uncovered,
      lacks: uncovered,
      cost: (h) => cost * size[h]!,
      apply(h) {
        flags[h] = flags[h]! | flag.insured;
        deprivations[h] = deprivations[h]! & ~deprivation.health;
      },
    };
  },
};

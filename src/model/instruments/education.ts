import { about, share } from '../parameters/common.ts';
import { constant } from '../parameters/kinds.ts';
import { deprivation } from '../world.ts';
import type { HouseholdInstrument } from './instrument.ts';

const shape = {
  cost: constant(1200, about('Cost', 'yuan of 2010 per dependant', [1, 1e6], 'Boarding, fees and bursaries for one child.', 'Assumption')),
  later_skill: constant(
    0.012,
    about('Later skill', 'index per year', share, "Growth of the household's human capital in a supported year.", 'Assumption'),
  ),
};

/** School support: ends the schooling deprivation while it is paid, and human capital grows slowly. */
export const education: HouseholdInstrument<'education', typeof shape> = {
  id: 'education',
  title: 'Education',
  description: 'Support for schooling: keeps children in school, raises later human capital.',
  reaches: 'households',
  willingness: 0.8,
  shape,
  mix: { government: 0.05, society: 0.25 },
  open(world, _c, _t) {
    const { cost, later_skill: gain } = world.parameters.instruments.education;
    const { size, workers, skill, deprivations } = world.households;
    return {
      terms: { gain },
      eligible: (h) => size[h]! > workers[h]! && workers[h]! > 0,
      lacks: (h) => (deprivations[h]! & deprivation.schooling) !== 0,
      cost: (h) => cost * (size[h]! - workers[h]!),
      apply(h) {
        skill[h] = Math.min(1, skill[h]! + gain);
        deprivations[h] = deprivations[h]! & ~deprivation.schooling;
      },
    };
  },
};

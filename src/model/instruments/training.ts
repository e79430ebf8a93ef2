import { about, share } from '../parameters/common.ts';
import { constant } from '../parameters/kinds.ts';
import { flag } from '../world.ts';
import type { HouseholdInstrument } from './instrument.ts';

const shape = {
  cost: constant(1800, about('Cost', 'yuan of 2010 per household', [1, 1e6], "Cost of training one household's workers.", 'Working value')),
  effect: constant(
    0.16,
    about(
      'Effect',
      'share of the gap',
      share,
      'Part of the gap to full human capital that training closes, at full effectiveness.',
      'Non-farm training: +20.7 % in one selected sample; 5 to 20 % advised',
      'derived',
    ),
  ),
  ceiling: constant(0.6, about('Ceiling', 'index 0-1', share, 'Households above this human capital are not trained.', 'Assumption')),
  exit_gain: constant(
    0.4,
    about('Exit to wages', 'ratio', [0, 10], 'How much faster workers of trained households leave for wages.', 'Assumption'),
  ),
};

/** Skills training: h += effect * (1 - h), and a faster exit to wages. */
export const training: HouseholdInstrument<'training', typeof shape> = {
  id: 'training',
  title: 'Training',
  description: 'Skills training of workers: human capital and a faster exit to wages.',
  reaches: 'households',
  willingness: 0.7,
  shape,
  mix: { government: 0.06, market: 0.2, society: 0.2 },
  open(world, _c, _t) {
    const { cost, effect, ceiling } = world.parameters.instruments.training;
    const { training_floor: low, training_full: high } = world.parameters.governance.mechanisms;
    const effectiveness = effect * (low + (high - low) * world.levels.technology);
    const { skill, workers, flags } = world.households;
    const need = world.parameters.economy.skill_threshold + 0.1;
    return {
      terms: { ceiling, need, effectiveness },
      eligible: (h) => workers[h]! > 0 && skill[h]! < ceiling,
      lacks: (h) => skill[h]! < need,
      cost: () => cost,
      apply(h) {
        skill[h] = Math.min(1, skill[h]! + effectiveness * (1 - skill[h]!));
        flags[h] = flags[h]! | flag.trained;
      },
    };
  },
};

import { about, share } from '../parameters/common.ts';
import { constant } from '../parameters/kinds.ts';
import { deprivation, flag } from '../world.ts';
import type { HouseholdInstrument } from './instrument.ts';

const shape = {
  cost: constant(
    25_000,
    about(
      'Cost',
      'yuan of 2010 per person',
      [1, 1e6],
      'Programme money for each person moved; the rest comes from loans and land exchange outside the model.',
      "About 60,000 yuan per person in all at current prices; the programme's part is an assumption",
    ),
  ),
  worst: constant(0.8, about('Worst-served', 'index 0-1', share, 'Households above this remoteness may move.', 'Assumption')),
  new_remoteness: constant(0.2, about('New remoteness', 'index 0-1', share, 'Remoteness of the new place.', 'Assumption')),
  settling_loss: constant(
    0.3,
    about(
      'Settling loss',
      'share',
      share,
      'Farm output lost in the year of the move.',
      'Assumption; total effect on income +9.6 % in Zhang, Xie and Zheng',
    ),
  ),
  exit_gain: constant(
    0.6,
    about(
      'Exit to wages',
      'ratio',
      [0, 10],
      'How much faster workers of moved households leave for wages.',
      'Gain of relocation is mostly wages (Zhang, Xie and Zheng)',
    ),
  ),
};

/** Relocation out of the worst-served villages: a served place and a safe house, a first year of lower farm income. */
export const relocation: HouseholdInstrument<'relocation', typeof shape> = {
  id: 'relocation',
  title: 'Relocation',
  description: 'Moves households of the worst-served villages to served places; farm income falls in the first year.',
  reaches: 'households',
  willingness: 0.4,
  shape,
  mix: { government: 0.12 },
  open(world, _c, _t) {
    const { cost, worst, new_remoteness: place } = world.parameters.instruments.relocation;
    const { size, remoteness, flags, deprivations } = world.households;
    const isRemote = (h: number): boolean => remoteness[h]! > worst && (flags[h]! & flag.relocated) === 0;
    return {
      terms: { worst, place },
      eligible: isRemote,
      lacks: isRemote,
      cost: (h) => cost * size[h]!,
      apply(h) {
        remoteness[h] = place;
        flags[h] = flags[h]! | flag.relocated | flag.settling;
        deprivations[h] = deprivations[h]! & ~deprivation.housing;
      },
    };
  },
};

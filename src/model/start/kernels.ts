import { defineKernel } from '../../kernel/index.ts';
import { purposes } from '../purposes.ts';
import { householdColumns as columns } from '../world.ts';
import { createHousehold, origin } from './create-household.ts';

const { size, workers, offfarm, skill, capital, productivity, income, remoteness, flags, deprivations, poverty } = columns;

/** A household as it is before the burn-in. */
export const create = defineKernel(
  {
    rows: { size, workers, offfarm, skill, capital, productivity, income, remoteness, flags, deprivations, poverty },
    region: origin,
    draws: {
      persons: [purposes.startComposition, 0],
      labour: [purposes.startComposition, 1],
      idle: [purposes.startComposition, 2],
      connected: [purposes.startComposition, 3],
      income: [purposes.startEndowment, 0],
      capital: [purposes.startEndowment, 1],
      skill: [purposes.startEndowment, 2],
      productivity: [purposes.startEndowment, 3],
      offfarm: [purposes.startState, 0],
      aware: [purposes.startState, 1],
      member: [purposes.startState, 2],
      remoteness: [purposes.startState, 3],
      schooling: [purposes.startDeprivation, 0],
      housing: [purposes.startDeprivation, 1],
      cover: [purposes.startDeprivation, 2],
    },
    sums: {},
  },
  (h, c, draw) => {
    createHousehold(h, c, draw);
  },
);

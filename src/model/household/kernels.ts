import { defineKernel } from '../../kernel/index.ts';
import { purposes } from '../purposes.ts';
import { householdColumns, passedColumns } from '../world.ts';
import { criticalFactor } from './critical-factor.ts';
import { knowledge, registerHousehold, scoreHousehold } from './identify.ts';
import { askHousehold } from './survey.ts';
import { countyYear, earn as earnings, keepHouse as housekeeping } from './year.ts';

const { everHelped: _ever, helpedNow: _now, ...state } = householdColumns;
const { neighbours, score: scored, ...passed } = passedColumns;
const { size, workers, skill, capital, income, flags, poverty } = householdColumns;

const draws = {
  transitory: [purposes.live, 0],
  persistent: [purposes.live, 1],
  event: [purposes.live, 2],
  move: [purposes.live, 3],
  hit: [purposes.disasterHit, 0],
} as const;

const sums = {
  farm: 'total',
  wages: 'total',
  transfers: 'total',
  due: 'total',
  unpaid: 'total',
  writtenOff: 'total',
  owed: 'total',
} as const;

/** A whole year of a household. */
export const live = defineKernel(
  { rows: { ...state, neighbours, farm: 'value', wages: 'value', other: 'value', treatment: 'value' }, region: countyYear, draws, sums },
  (h, c, draw, sum) => {
    earnings(h, c, draw);
    housekeeping(h, c, sum);
  },
);

/** Its first half: what the household earns stays in columns, and the county factor below which it is poor, for the factor to be solved. */
export const earn = defineKernel(
  { rows: { ...state, ...passed, neighbours, score: scored }, region: countyYear, draws, sums: { persons: 'count' } },
  (h, c, draw, sum) => {
    earnings(h, c, draw);
    h.score = criticalFactor(h, c);
    sum.persons += h.size;
  },
);

/** Its second half. */
export const keepHouse = defineKernel({ rows: { ...state, ...passed }, region: countyYear, draws: {}, sums }, (h, c, _draw, sum) => {
  housekeeping(h, c, sum);
});

/** What a household hears of the programmes, and how poor it looks to the register. */
export const score = defineKernel(
  {
    rows: { income, flags, poverty, neighbours, score: scored },
    region: knowledge,
    draws: {
      noise: [purposes.identify, 0],
      aware: [purposes.identify, 1],
      warning: [purposes.identify, 2],
      second: [purposes.identify, 3],
    },
    sums: {},
  },
  (h, c, draw) => {
    scoreHousehold(h, c, draw);
  },
);

/** Who is on the register. */
export const register = defineKernel(
  {
    rows: { size, flags, poverty, score: scored },
    region: ['threshold'],
    draws: {},
    sums: { registered: 'count', poorBefore: 'count', wronglyRegistered: 'count', missed: 'count', wronglyRemoved: 'count' },
  },
  (h, c, _draw, sum) => {
    registerHousehold(h, c, sum);
  },
);

/** What the county's survey finds. */
export const survey = defineKernel(
  {
    rows: { size, workers, flags, poverty, capital, skill },
    region: ['capitalNeed', 'skillNeed'],
    draws: {},
    sums: {
      persons: 'count',
      poor: 'count',
      registered: 'count',
      shortCapital: 'count',
      shortSkill: 'count',
      notMembers: 'count',
    },
  },
  (h, c, _draw, sum) => {
    askHousehold(h, c, sum);
  },
);

import { defineKernel } from '../../kernel/index.ts';
import { purposes } from '../purposes.ts';
import { householdColumns, passedColumns } from '../world.ts';
import { countyYear, earn as earnings, keepHouse as housekeeping } from './year.ts';

const { everHelped: _ever, helpedNow: _now, ...state } = householdColumns;
const { migrants, ...passed } = passedColumns;

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
  { rows: { ...state, migrants, farm: 'value', wages: 'value', other: 'value', treatment: 'value' }, region: countyYear, draws, sums },
  (h, c, draw, sum) => {
    earnings(h, c, draw);
    housekeeping(h, c, sum);
  },
);

/** Its first half: what the household earns stays in columns, for the county factor to be solved. */
export const earn = defineKernel({ rows: { ...state, migrants, ...passed }, region: countyYear, draws, sums: {} }, (h, c, draw) => {
  earnings(h, c, draw);
});

/** Its second half. */
export const keepHouse = defineKernel({ rows: { ...state, ...passed }, region: countyYear, draws: {}, sums }, (h, c, _draw, sum) => {
  housekeeping(h, c, sum);
});

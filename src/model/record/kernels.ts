import { defineKernel } from '../../kernel/index.ts';
import { householdColumns } from '../world.ts';
import { recordedColumns } from './recorded-columns.ts';
import { recordYear, tallyHousehold } from './tally-household.ts';

const { size, workers, offfarm, income, debt, flags, deprivations, poverty } = householdColumns;
const { incomeSum, shortfallSum, squareSum, ranked } = recordedColumns;

/** Counts a county's households at the end of a year. */
export const tally = defineKernel(
  {
    rows: { size, workers, offfarm, income, debt, flags, deprivations, poverty, incomeSum, shortfallSum, squareSum, ranked },
    region: recordYear,
    draws: {},
    sums: {
      persons: 'count',
      members: 'count',
      borrowers: 'count',
      aware: 'count',
      registered: 'count',
      workers: 'count',
      offfarm: 'count',
      wasPoor: 'count',
      exited: 'count',
      durablyLifted: 'count',
      atRisk: 'count',
      relapsed: 'count',
      deprived: 'count',
      deprivations: 'count',
      deprivedIncome: 'count',
      deprivedSchooling: 'count',
      deprivedHealth: 'count',
      deprivedHousing: 'count',
      deprivedWater: 'count',
      deprivedRoad: 'count',
      chronicGap: 'total',
      chronicSquare: 'total',
      gapSum: 'total',
      squareSum: 'total',
    },
  },
  (h, c, _draw, sum) => {
    tallyHousehold(h, c, sum);
  },
);

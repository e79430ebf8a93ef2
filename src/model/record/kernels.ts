import { defineKernel } from '../../kernel/index.ts';
import { householdColumns } from '../world.ts';
import { recordedColumns } from './recorded-columns.ts';
import { counts, recordYear, tallyHousehold, totals } from './tally-household.ts';

const { size, workers, offfarm, income, debt, flags, deprivations, poverty } = householdColumns;
const { incomeSum, shortfallSum, squareSum, ranked } = recordedColumns;

/** The same kind for each name. */
function eachOf<Name extends string, Kind>(names: readonly Name[], kind: Kind): Readonly<Record<Name, Kind>> {
  return Object.fromEntries(names.map((name) => [name, kind])) as Record<Name, Kind>;
}

/** Counts a county's households at the end of a year. */
export const tally = defineKernel(
  {
    rows: { size, workers, offfarm, income, debt, flags, deprivations, poverty, incomeSum, shortfallSum, squareSum, ranked },
    region: recordYear,
    draws: {},
    sums: { ...eachOf(counts, 'count'), ...eachOf(totals, 'total') },
  },
  (h, c, _draw, sum) => {
    tallyHousehold(h, c, sum);
  },
);

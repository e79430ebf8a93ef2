import { relativeShortfall } from '../indicators/chronic.ts';
import { cutoff } from '../indicators/multidimensional.ts';
import { rankKey } from '../indicators/rank-key.ts';
import { flag } from '../world.ts';

/** Counts over the households of a county. Persons where nothing else is said; simulated ones. */
export const counts = [
  'persons',
  /** Households. */
  'members',
  'borrowers',
  'aware',
  'registered',
  'workers',
  'offfarm',
  'wasPoor',
  'exited',
  'durablyLifted',
  'atRisk',
  'relapsed',
  /** Who reaches the cut-off of deprivations, the deprivations of these, and these by dimension. */
  'deprived',
  'deprivations',
  'deprivedIncome',
  'deprivedSchooling',
  'deprivedHealth',
  'deprivedHousing',
  'deprivedWater',
  'deprivedRoad',
] as const;

/** Sums over persons for chronic and transient poverty: FGT 1 and 2 of mean incomes, and sums over years of FGT 1 and 2. */
export const totals = ['chronicGap', 'chronicSquare', 'gapSum', 'squareSum'] as const;

interface Recorded {
  readonly size: number;
  readonly workers: number;
  readonly offfarm: number;
  readonly income: number;
  readonly debt: number;
  readonly flags: number;
  readonly deprivations: number;
  readonly poverty: number;
  incomeSum: number;
  shortfallSum: number;
  squareSum: number;
  ranked: number;
}

/** What the recording of a year knows: `years` recorded so far with this one, and 2^n for the n earliest of them in which poverty makes one lifted. */
export const recordYear = ['povertyLine', 'years', 'liftedBelow'] as const;

/** Years before last in which poverty makes a household one at risk of relapse: bits 2 to 4 of its history. */
const recentlyPoor = 0b11100;

/** Counts a household in its county, adds the year to its sums and makes its key in the ranking of incomes. */
export function tallyHousehold(
  h: Recorded,
  c: Readonly<Record<(typeof recordYear)[number], number>>,
  sum: Record<(typeof counts)[number] | (typeof totals)[number], number>,
): void {
  h.ranked = rankKey(h.income, h.size);
  sum.persons += h.size;
  sum.members += (h.flags & flag.member) !== 0 ? 1 : 0;
  sum.borrowers += h.debt > 0 ? 1 : 0;
  sum.aware += (h.flags & flag.aware) !== 0 ? 1 : 0;
  sum.registered += (h.flags & flag.registered) !== 0 ? h.size : 0;
  sum.workers += h.workers;
  sum.offfarm += h.offfarm;

  const now = (h.poverty & 1) !== 0;
  const before = (h.poverty & 2) !== 0;
  const atRisk = !before && (h.poverty & recentlyPoor) !== 0;
  sum.wasPoor += before ? h.size : 0;
  sum.exited += before && !now ? h.size : 0;
  sum.atRisk += atRisk ? h.size : 0;
  sum.relapsed += atRisk && now ? h.size : 0;
  // The last year of poverty before the two years before this one: the lowest bit of what is left.
  const earlier = h.poverty >>> 3;
  const latest = earlier & -earlier;
  sum.durablyLifted += (h.poverty & 7) === 0 && latest !== 0 && latest < c.liftedBelow ? h.size : 0;

  const d = h.deprivations;
  const number = (d & 1) + ((d >> 1) & 1) + ((d >> 2) & 1) + ((d >> 3) & 1) + ((d >> 4) & 1) + ((d >> 5) & 1);
  const deprived = number >= cutoff;
  sum.deprived += deprived ? h.size : 0;
  sum.deprivations += deprived ? h.size * number : 0;
  sum.deprivedIncome += deprived && (d & 1) !== 0 ? h.size : 0;
  sum.deprivedSchooling += deprived && (d & 2) !== 0 ? h.size : 0;
  sum.deprivedHealth += deprived && (d & 4) !== 0 ? h.size : 0;
  sum.deprivedHousing += deprived && (d & 8) !== 0 ? h.size : 0;
  sum.deprivedWater += deprived && (d & 16) !== 0 ? h.size : 0;
  sum.deprivedRoad += deprived && (d & 32) !== 0 ? h.size : 0;

  const shortfall = relativeShortfall(h.income, c.povertyLine);
  h.incomeSum += h.income;
  h.shortfallSum += shortfall;
  h.squareSum += shortfall * shortfall;
  const chronic = relativeShortfall(h.incomeSum / c.years, c.povertyLine);
  sum.chronicGap += h.size * chronic;
  sum.chronicSquare += h.size * chronic * chronic;
  sum.gapSum += h.size * h.shortfallSum;
  sum.squareSum += h.size * h.squareSum;
}

import { deprivation } from '../world.ts';

/** Income per person, relative to the line, from which a household repairs or rebuilds an unsafe house. */
const safeHouse = 2;

/**
 * The deprivation bits after a year. Water and road depend on how remote the household is beside the county's infrastructure; a house
 * becomes safe when income allows; health cover and schooling last as their instruments left them.
 */
export function nextDeprivations(
  bits: number,
  poor: boolean,
  income: number,
  line: number,
  remoteness: number,
  infrastructure: number,
): number {
  let next = bits & (deprivation.schooling | deprivation.health | deprivation.housing);
  if (poor) next |= deprivation.income;
  if (income > safeHouse * line) next &= ~deprivation.housing;
  if (infrastructure < 0.5 * remoteness) next |= deprivation.water;
  if (infrastructure < 0.7 * remoteness) next |= deprivation.road;
  return next;
}

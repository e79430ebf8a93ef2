import { threefry4x32 } from './threefry.ts';

/*
 * A draw is found by its address, not by its turn. The four counter words are
 *
 *   0  unit     index of the unit within its region, or REGION_WIDE
 *   1  region   code of the region (its code, not its position in a list), or WORLD
 *   2  purpose  `purposeId` of what the number is for
 *   3  moment   year * 2^16 + index
 *
 * Nothing in an address depends on what else is drawn. So reordering the regions, dropping one, adding units at the end of one, adding a
 * purpose or a recorder, or running on other threads shifts no other draw, and two scenarios meet the same luck wherever they ask
 * for the same address (common random numbers).
 */

/** Unit of draws that a whole region shares. Regions therefore hold at most 2^32-1 units. */
export const REGION_WIDE = 0xffffffff;

/** Region of draws that the whole world shares. No region may have this code. */
export const WORLD = 0;

/**
 * The fourth counter word.
 *
 * @param year whole number, 0 to 65535
 * @param index number of the block among those of one unit, purpose and year: whole number, 0 to 65535
 */
export function moment(year: number, index: number): number {
  return ((year << 16) | index) >>> 0;
}

/**
 * Draws the four words at one address.
 *
 * Parameters are not checked, being on the hot path: out of range, they alias another address.
 *
 * @param key from `keyFromSeed`
 * @param unit index within the region, 0 to 2^32-2, or REGION_WIDE
 * @param region code, 1 to 2^32-1, or WORLD
 * @param purpose from `purposeId` or `definePurposes`
 * @param year 0 to 65535
 * @param index 0 to 65535
 * @param out receives the four words
 */
export function drawBlock(
  key: Uint32Array,
  unit: number,
  region: number,
  purpose: number,
  year: number,
  index: number,
  out: Uint32Array,
): void {
  threefry4x32(key, unit, region, purpose, moment(year, index), out);
}

import { defineSweep } from '../../sweep/index.ts';
import { rankKey } from '../indicators/rank-key.ts';
import { durablyLifted } from '../indicators/spells.ts';

/** Sums of a tenth: persons, and over them what the columns of the table have, income, poor and durably lifted. */
export const perTenth = 4;

/** Adds households up by their tenth of the base year. */
export const addTenths = defineSweep(
  { arrays: { income: 'f32', size: 'u8', poverty: 'u32', tenth: 'u8', sums: 'f64' }, numbers: { length: 'i32', line: 'f64', t: 'i32' } },
  ({ income, size, poverty, tenth, sums }, { length, line, t }) => {
    for (let k = 0; k < 10 * perTenth; k++) sums[k] = 0;
    for (let i = 0; i < length; i++) {
      const at = perTenth * tenth[i]!;
      const w = size[i]!;
      const y = income[i]!;
      sums[at]! += w;
      sums[at + 1]! += w * y;
      sums[at + 2]! += y < line ? w : 0;
      sums[at + 3]! += durablyLifted(poverty[i]!, t) ? w : 0;
    }
  },
);

/** Finds the tenth of each household from the lower bounds of the tenths but the poorest. */
export const findTenth = defineSweep(
  { arrays: { income: 'f32', size: 'u8', bounds: 'f64', tenth: 'u8' }, numbers: { length: 'i32' } },
  ({ income, size, bounds, tenth }, { length }) => {
    for (let i = 0; i < length; i++) {
      const key = rankKey(income[i]!, size[i]!);
      let d = 0;
      for (let k = 0; k < 9; k++) d += key >= bounds[k]! ? 1 : 0;
      tenth[i] = d;
    }
  },
);

/** Histories of poverty that are not empty, with persons less one in the three lowest bits. The sum is how many there are. */
export const listHistories = defineSweep(
  { arrays: { poverty: 'u32', size: 'u8', histories: 'u32', sums: 'f64' }, numbers: { length: 'i32', recorded: 'i32' } },
  ({ poverty, size, histories, sums }, { length, recorded }) => {
    let listed = 0;
    for (let i = 0; i < length; i++) {
      const history = poverty[i]! & recorded;
      histories[listed] = ((history << 3) | (size[i]! - 1)) >>> 0;
      listed += history !== 0 ? 1 : 0;
    }
    sums[0] = listed;
  },
);

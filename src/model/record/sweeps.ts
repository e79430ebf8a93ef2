import { defineSweep } from '../../sweep/index.ts';
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

import { defineKernel } from '../../kernel/index.ts';
import { listColumns } from './lists.ts';

/**
 * Who of those called up may have an instrument: who is eligible and, if served by package, lacks it. Compiled with the conditions of each instrument in
 * the place of those of this module.
 */
export const findEligible = defineKernel(
  {
    rows: { called: listColumns.called, unit: 'unit', position: 'position' },
    list: 'called',
    region: ['others'],
    draws: {},
    sums: { eligible: 'count', others: 'count' },
    kept: { asked: listColumns.asked },
  },
  (h, c, _draw, sum, keep) => {
    const packaged = h.position >= c.others;
    if (eligible(h) && (!packaged || lacks(h))) {
      keep({ asked: h.unit });
      sum.eligible += 1;
      sum.others += packaged ? 0 : 1;
    }
  },
);

function eligible(_h: object): boolean {
  throw new Error('a condition of an instrument stands here');
}

const lacks = eligible;

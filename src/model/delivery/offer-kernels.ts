import { defineKernel } from '../../kernel/index.ts';
import { toInt } from '../../kernel/lane-bits.ts';
import { householdColumns } from '../world.ts';
import { listColumns } from './lists.ts';

/*
 * Kernels that call functions of an instrument's offer. They are compiled for each instrument, with its functions in the place of those of this
 * module.
 */

/** Who of those called up may have an instrument: who is eligible and, if served by package, lacks it. */
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

/** What an instrument changes about those who are served. */
export const reach = defineKernel(
  {
    rows: { served: listColumns.served, helpedNow: householdColumns.helpedNow },
    list: 'served',
    region: ['bit'],
    draws: {},
    sums: {},
  },
  (h, c) => {
    apply(h);
    h.helpedNow = h.helpedNow | toInt(c.bit);
  },
);

function eligible(_h: object): boolean {
  throw new Error('a function of an offer stands here');
}

function apply(h: object): void {
  eligible(h);
}

const lacks = eligible;

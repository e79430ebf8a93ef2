import { defineKernel, uniform } from '../../kernel/index.ts';
import { toInt } from '../../kernel/lane-bits.ts';
import { purposes } from '../purposes.ts';
import { flag, flagsOfTheYear, householdColumns } from '../world.ts';
import { listColumns, queued } from './lists.ts';

const { support, flags, everHelped, helpedNow, poverty } = householdColumns;
const { called, asked, common, who, turn, word } = listColumns;
const knowing = flag.registered | flag.aware;

/**
 * Supports and flags of one year end; so does what was helped. Registered households that know the programmes are called up. Until all instruments are
 * delivered, bit 31 of what helped a household now tells whether it was poor in the last year lived: no instrument has that bit.
 */
export const callUp = defineKernel(
  { rows: { support, flags, helpedNow, poverty, unit: 'unit' }, region: [], draws: {}, sums: { called: 'count' }, kept: { called } },
  (h, _c, _draw, sum, keep) => {
    h.support = 0;
    h.helpedNow = h.poverty << 31;
    h.flags = h.flags & ~flagsOfTheYear;
    if ((h.flags & knowing) === knowing) {
      keep({ called: h.unit });
      sum.called += 1;
    }
  },
);

/** Who is served by package in this year, and at what common place. */
export const fitPackages = defineKernel(
  {
    rows: { called, common, unit: 'unit' },
    list: 'called',
    region: ['fitted'],
    draws: { place: [purposes.package, 0], packaged: [purposes.package, 1] },
    sums: { length: 'count' },
    kept: { who, turn },
  },
  (h, c, draw, sum, keep) => {
    h.common = draw.place;
    if (uniform(draw.packaged) < c.fitted) {
      keep({ who: h.unit, turn: draw.place });
      sum.length += 1;
    }
  },
);

/**
 * Who joins the queue of an instrument and a centre, and where, of those whose place lies in a part of the range of places. A household that another
 * centre has already helped with the same instrument this year is left out if this centre knows of it, which organization decides. Those who
 * have no package come first in the list.
 */
export const joinQueue = defineKernel(
  {
    rows: { asked, common, helpedNow, unit: 'unit', position: 'position' },
    list: 'asked',
    region: ['willingness', 'organization', 'bit', 'others', 'from', 'to'],
    draws: { place: ['called', 0], willing: ['called', 1], known: ['called', 2], word: ['called', 3] },
    sums: { length: 'count' },
    kept: { who, turn, word },
  },
  (h, c, draw, sum, keep) => {
    const place = h.position < c.others ? draw.place : h.common;
    const part = uniform(place);
    const helped = (h.helpedNow & toInt(c.bit)) !== 0;
    const known = helped && uniform(draw.known) < c.organization;
    if (uniform(draw.willing) < c.willingness && !known && part >= c.from && part < c.to) {
      keep({ who: h.unit | (helped ? queued.helped : 0) | (h.helpedNow & queued.poor), turn: place, word: draw.word });
      sum.length += 1;
    }
  },
);

/** What has reached a household in this year has ever reached it; bit 31 ends. */
export const remember = defineKernel({ rows: { everHelped, helpedNow }, region: [], draws: {}, sums: {} }, (h) => {
  h.helpedNow = h.helpedNow & 0x7fffffff;
  h.everHelped = h.everHelped | h.helpedNow;
});

import { defineKernel, exp, log, normal, rarely, uniform } from '../../src/kernel/index.ts';

/** The functions of the language, one column each. */
export const functions = defineKernel(
  {
    rows: { x: 'f32', exp: 'f32', log: 'f32', uniform: 'f32', normal: 'f32' },
    region: [],
    draws: { word: [7, 0], other: [7, 2] },
    sums: {},
  },
  (h, _c, draw) => {
    h.exp = exp(h.x);
    h.log = log(Math.abs(h.x));
    h.uniform = uniform(draw.word);
    h.normal = normal(draw.other);
  },
);

const flags = { poor: 1, helped: 2, moved: 4 } as const;

function grade(income: number, line: number): number {
  if (income < 0.5 * line) return 2;
  if (income < line) {
    const near = income > 0.9 * line;
    return near ? 0.5 : 1;
  }
  return 0;
}

/** Every kind of statement and column. */
export const everything = defineKernel(
  {
    rows: { income: 'f32', workers: 'u8', flags: 'u16', history: 'u32', change: 'i32', need: 'f32' },
    region: ['line', 'reach', 'loss'],
    draws: { luck: [11, 0], event: [11, 1], hit: [13, 3] },
    sums: { poor: 'count', gap: 'total', hit: 'count', need: 'total' },
  },
  (h, c, draw, sum) => {
    let income = h.income * (1 + 0.1 * normal(draw.luck));
    const event = uniform(draw.event);
    if (event < 0.1 && h.workers > 0) h.workers -= 1;
    else if (event > 0.9) {
      h.workers = Math.min(8, h.workers + 1);
      h.change += h.workers - 3;
    } else h.change = 0;
    if (c.reach > 0) {
      if (rarely(uniform(draw.hit) < c.reach)) {
        income *= 1 - c.loss;
        sum.hit += 1;
      }
    }
    const poor = income < c.line;
    h.flags = poor ? h.flags | flags.poor : h.flags & ~flags.poor;
    if ((h.flags & flags.moved) !== 0 || !poor) h.flags ^= flags.helped;
    h.history = (h.history << 1) | (poor ? 1 : 0);
    h.need = grade(income, c.line);
    h.income = Math.max(0, income);
    sum.poor += poor ? h.workers : 0;
    sum.gap += Math.max(0, c.line - h.income) / c.line;
    sum.need += h.need;
  },
);

/** Rows of a list, a purpose that the call names, and rows that are kept. */
export const pick = defineKernel(
  {
    rows: { listed: 'u32', income: 'f32', flags: 'u16', workers: 'u8', unit: 'unit', position: 'position' },
    list: 'listed',
    region: ['share'],
    draws: { chosen: ['called', 1], place: ['called', 0], luck: [17, 2] },
    sums: { chosen: 'count' },
    kept: { who: 'u32', position: 'u32', place: 'u32', change: 'f32' },
  },
  (h, c, draw, sum, keep) => {
    if (h.income > 0 && uniform(draw.chosen) < c.share) {
      keep({ who: h.unit, position: h.position, place: draw.place, change: normal(draw.luck) });
      h.flags |= flags.helped;
      h.workers += 1;
      sum.chosen += 1;
    }
  },
);

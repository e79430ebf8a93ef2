import { defineKernel, exp, normal, uniform } from '../../src/kernel/index.ts';
import { definePurposes } from '../../src/random/index.ts';

export const purposes = definePurposes({ start: 'reference.start', year: 'reference.year', county: 'reference.county' });

const rows = { income: 'f32', assets: 'f32', skill: 'f32', member: 'u8', debt: 'f32', poor: 'u8' } as const;
const line = 2800;

/** A household before the first year. */
export const start = defineKernel(
  {
    rows,
    region: [],
    draws: { income: [purposes.start, 0], assets: [purposes.start, 1], skill: [purposes.start, 2] },
    sums: {},
  },
  (h, _c, draw) => {
    h.income = 2500 * exp(0.6 * normal(draw.income));
    h.assets = 5000 * exp(0.9 * normal(draw.assets));
    h.skill = 0.6 * uniform(draw.skill);
    h.member = 0;
    h.debt = 0;
    h.poor = h.income < line ? 1 : 0;
  },
);

/** A household's year: what reaches the poor, then assets, debt and income. */
export const live = defineKernel(
  {
    rows,
    region: ['infrastructure', 'shock'],
    draws: {
      training: [purposes.year, 0],
      loan: [purposes.year, 1],
      cooperative: [purposes.year, 2],
      luck: [purposes.year, 3],
    },
    sums: { poor: 'count', gap: 'total', income: 'total', members: 'count' },
  },
  (h, c, draw, sum) => {
    if (h.poor === 1) {
      if (uniform(draw.training) < 0.15) h.skill += 0.05 * (1 - h.skill);
      if (uniform(draw.loan) < 0.1) {
        h.debt += 2000;
        h.assets += 2000;
      }
      if (uniform(draw.cooperative) < 0.08 * (0.5 + c.infrastructure)) h.member = 1;
    }
    h.assets = Math.max(0, 0.97 * h.assets + 0.12 * h.income - 0.05 * h.debt);
    h.debt *= 0.8;
    h.income = 900 * exp(0.9 * h.skill + 0.35 * c.infrastructure + 0.25 * h.member + c.shock + 0.2 * normal(draw.luck)) + 0.06 * h.assets;
    h.poor = h.income < line ? 1 : 0;
    sum.poor += h.poor;
    sum.gap += Math.max(0, line - h.income) * (1 / line);
    sum.income += h.income;
    sum.members += h.member;
  },
);

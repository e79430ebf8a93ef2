/** Made-up sensitivity analyses, one for each method, with what is hard to draw: long names, values below zero, nothing at all, too few points. */
import { say } from '../../src/report/text.ts';
import type { ExperimentResults } from '../../src/report/experiment/results.ts';
import type {
  GroupIndices,
  OutcomeSensitivity,
  SensitivitySummary,
  SummaryEstimate,
} from '../../src/experiment/kinds/sensitivity/summary.ts';
import { madeUpBatch } from './made-up-experiment.ts';

const titles = [
  ['Cost of coordination', '协调成本'],
  [
    'A factor whose name goes on and on and on and is longer than the room beside its bar',
    '名称很长的因素，其名称长过条形旁边的空间，一再延续',
  ],
  ['Growth of wages', '工资增长'],
  ['Noise of the register', '识别误差'],
  ['Delivery', '交付率'],
  ['Loans', '贷款'],
  ['Nothing', '无'],
] as const;

const about = (value: number, half: number): SummaryEstimate => ({ value, lower: value - half, upper: value + half });

/** Effects of the factors, in the unit of the outcome; the last one has none. */
const effects = [0.021, -0.0173, 0.0094, -0.0092, 0.004, 0.0007, 0];

const indicesBy: Readonly<Record<SensitivitySummary['method'], (effect: number) => GroupIndices>> = {
  morris: (effect) => ({
    swing: about(0.67 * effect, 0.3 * Math.abs(effect)),
    mu: about(effect, 0.4 * Math.abs(effect)),
    mu_star: about(Math.abs(effect), 0.3 * Math.abs(effect)),
    sigma: 0.9 * Math.abs(effect),
  }),
  sobol: (effect) => ({
    swing: about(0.5 * effect, 0.002),
    S1: about(1000 * effect * effect - 0.02, 0.05),
    ST: about(1200 * effect * effect, 0.05),
  }),
  pawn: (effect) => ({
    swing: about(0.5 * effect, 0.002),
    pawn: {
      minimum: 0.03,
      mean: 20 * Math.abs(effect),
      median: about(0.05 + 20 * Math.abs(effect), 0.04),
      maximum: 0.1 + 30 * Math.abs(effect),
    },
  }),
};

function outcomeOf(method: SensitivitySummary['method'], of: Partial<OutcomeSensitivity>, scale: number): OutcomeSensitivity {
  return {
    indicator: 'headcount',
    year: 2013,
    scenario: 'multi-centre-equal-budget',
    reference: 'single-centre',
    title: {
      en: 'Headcount ratio 2013: Multi-centre governance, equal budget less Single-centre governance',
      zh: '2013年贫困发生率：“多中心治理（等额预算）”减“单中心治理”',
    },
    unit: 'share',
    better: 'lower',
    mean: -0.0157 * scale,
    sd: 0.01 * scale,
    planned: 60,
    used: 58,
    doubts: [{ en: 'only 58 are complete, fewer than 64', zh: '完整的仅58个，不足64个' }],
    indices: effects.map((effect) => indicesBy[method](method === 'morris' ? scale * effect : effect)),
    ranking: [0, 1, 2, 3, 4, 5, 6],
    pairs:
      method === 'sobol'
        ? [
            { first: 0, second: 1, S2: about(0.11, 0.09) },
            { first: 1, second: 2, S2: about(-0.04, 0.12) },
          ]
        : [],
    ...(method === 'pawn' ? { dummy: { median: 0.1, medianLimit: 0.14, maximumLimit: 0.25 } } : {}),
    ...of,
  };
}

/** The results of an analysis by one method: a share, and an amount of money as a level. */
export function madeUpSensitivity(method: SensitivitySummary['method']): ExperimentResults {
  const summary: SensitivitySummary = {
    method,
    confidence: 0.95,
    groups: titles.map(([en, zh], g) => ({
      name: `factor_${g}`,
      title: { en, zh },
      factors: [`factor-${g}`],
      range: { from: '0', to: '×1.5' },
    })),
    points: 480,
    replicates: 2,
    seedGroup: false,
    outcomes: [
      outcomeOf(method, {}, 1),
      outcomeOf(
        method,
        {
          indicator: 'mean_income',
          scenario: 'single-centre',
          reference: null,
          unit: 'yuan of 2010 per person',
          better: 'higher',
          title: { en: 'Mean income 2013, Single-centre governance', zh: '单中心治理，2013年人均收入' },
          doubts: [],
        },
        200_000,
      ),
    ],
  };
  const batch = madeUpBatch({
    points: [[0], [1]],
    columns: [{ name: 'factor_0', title: say('Cost of coordination', '协调成本'), unit: '1' }],
    scenarios: ['single-centre', 'multi-centre-equal-budget'],
    replicates: 1,
    headcount: ([cost], scenario, _, year) => 0.27 - 0.01 * (year - 2011) * (1 + scenario) * (2 - cost!),
  });
  return { ...batch, kind: 'sensitivity', title: say('A made-up sensitivity analysis', '虚构的敏感性分析'), summary };
}

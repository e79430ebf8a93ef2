/** Made-up experiments whose pages are looked at in a browser: one for each kind that has sections of its own. */
import { say } from '../../../src/report/text.ts';
import type { ExperimentResults } from '../../../src/report/experiment/results.ts';
import { madeUpDecomposition, sixSynergies } from '../made-up-decomposition.ts';
import { madeUpBatch } from '../made-up-experiment.ts';
import { madeUpSensitivity } from '../made-up-sensitivity.ts';

/** A batch of 24 points over parameters of every sort: with long names, with words, over orders of magnitude. Some runs failed. */
const batch = madeUpBatch({
  points: Array.from({ length: 24 }, (_, i) => [
    5000 + 410.5 * i,
    i % 2,
    (1 + (i % 2) / 2) * [0.01, 0.03, 0.1, 0.3, 1, 3, 7, 10][(i * 7) % 8]!,
    (i * 5) % 3,
  ]),
  columns: [
    { name: 'wages', title: say('Wages of the base year', '基年工资'), unit: 'yuan of 2010 per person', description: 'economy.wages.' },
    {
      name: 'mode',
      title: say('Way of calling up villages', '村庄动员方式'),
      unit: 'none',
      labels: ['slow and thorough, village by village', 'fast'],
    },
    { name: 'cost', title: say('Cost of coordination', '协调成本'), unit: '1' },
    {
      name: 'long',
      title: say(
        'A parameter whose name goes on and on and on and is longer than its chart',
        '名称很长的参数，其名称长过图的宽度，一再延续，仍在延续',
      ),
      unit: 'share',
    },
  ],
  scenarios: ['single-centre', 'multi-centre-equal-budget', 'multi-centre-added-budget'],
  replicates: 2,
  headcount: ([wages, mode, cost, long], scenario, replicate, year) =>
    wages! > 14_000 && scenario === 2
      ? NaN
      : 0.27 -
        (year - 2011) * (0.03 + 0.000_004 * wages! + 0.001 * scenario * (12 - cost!) + 0.01 * mode! + 0.002 * long!) +
        0.001 * replicate * (1 + scenario),
});

/** Six synergies, one of them with a name that is too long, for two indicators on different scales. */
const decomposition = madeUpDecomposition(sixSynergies);

/** By every method. */
const sensitivity = (['morris', 'sobol', 'pawn'] as const).map(madeUpSensitivity);

export const madeUpExperiments: readonly ExperimentResults[] = [batch, decomposition, ...sensitivity];

/** What an experiment under deep uncertainty states: policies, uncertain factors, futures, and the question. */
import { z } from 'zod';
import { primDefaults } from '../../../analysis/robustness/index.ts';
import { baseShape } from '../../spec/base.ts';
import { factorsSchema } from '../../spec/factors.ts';
import { outcomeIndicator, outcomeSchema, outcomeYear } from '../../spec/outcome.ts';

const thresholdSchema = z.strictObject({
  indicator: outcomeIndicator,
  year: outcomeYear,
  at_most: z.number().optional().meta({ title: 'At most', description: 'Greatest value that satisfies, included.' }),
  at_least: z.number().optional().meta({ title: 'At least', description: 'Smallest value that satisfies, included.' }),
});

const boxesSchema = z
  .strictObject({
    choose: z
      .union([z.literal('balance'), z.strictObject({ density: z.number().gt(0).max(1) })])
      .default('balance')
      .meta({
        title: 'Choose',
        description: 'Which box is taken: `balance` of coverage and density, or the greatest coverage at no less than a density.',
      }),
    most: z.int().min(1).max(20).default(3).meta({ title: 'Most', description: 'At most so many boxes.' }),
    objective: z
      .enum(['lenient1', 'lenient2', 'original'])
      .default(primDefaults.objective)
      .meta({ title: 'Objective', description: 'What a step of PRIM seeks.' }),
    peel_alpha: z
      .number()
      .gt(0)
      .lt(1)
      .default(primDefaults.peelAlpha)
      .meta({ title: 'Peel', description: 'Share of a box that a peel takes off.' }),
    paste_alpha: z
      .number()
      .gt(0)
      .lt(1)
      .default(primDefaults.pasteAlpha)
      .meta({ title: 'Paste', description: 'Share of a box that a paste adds.' }),
    mass_min: z
      .number()
      .gt(0)
      .lt(1)
      .default(primDefaults.massMin)
      .meta({ title: 'Least mass', description: 'Smallest box, as a share of all futures.' }),
    shuffles: z
      .int()
      .min(0)
      .max(10_000)
      .default(99)
      .meta({ title: 'Shuffles', description: 'Shuffles of the winners by which a box is tested; 0 for no test.' }),
    resamples: z
      .int()
      .min(0)
      .max(10_000)
      .default(50)
      .meta({ title: 'Resamples', description: 'Random four fifths of the futures on which the search is repeated.' }),
  })
  .prefault({})
  .meta({ title: 'Boxes', description: 'How the conditions under which the policy wins are searched for.' });

export const robustnessSchema = z.strictObject({
  ...baseShape,
  factors: factorsSchema,
  futures: z.int().min(2).max(1_000_000).default(200).meta({ title: 'Futures', description: 'How many futures are sampled.' }),
  sampling: z.enum(['latin-hypercube', 'sobol']).default('latin-hypercube').meta({
    title: 'Sampling',
    description: 'How futures are spread over the ranges; `sobol` is scrambled, and best with a power of two.',
  }),
  outcome: outcomeSchema.prefault({ indicator: 'headcount' }).meta({ title: 'Outcome', description: 'By what policies are judged.' }),
  better: z
    .enum(['lower', 'higher'])
    .optional()
    .meta({ title: 'Better', description: "Which direction of the outcome is good; the indicator's own by default." }),
  thresholds: z
    .array(thresholdSchema)
    .default([])
    .meta({ title: 'Thresholds', description: 'A policy satisfies in a future when it meets all of these. None by default.' }),
  optimism: z
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .meta({ title: 'Optimism', description: "Weight of the best future in Hurwicz's measure." }),
  winner: z
    .string()
    .optional()
    .meta({ title: 'Winner', description: 'The policy of which it is asked where it wins; the first scenario by default.' }),
  against: z.string().optional().meta({ title: 'Against', description: 'The policy that it must beat; the second scenario by default.' }),
  bootstrap: z
    .int()
    .min(0)
    .max(100_000)
    .default(1000)
    .meta({ title: 'Bootstrap', description: 'Resamples of the futures behind the intervals.' }),
  boxes: boxesSchema,
});

export type RobustnessSpec = z.output<typeof robustnessSchema>;

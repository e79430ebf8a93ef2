import { z } from 'zod';
import { baseShape } from '../../spec/base.ts';
import { factorsSchema } from '../../spec/factors.ts';
import { outcomeSchema } from '../../spec/outcome.ts';

export const methods = ['morris', 'sobol', 'pawn'] as const;
export type Method = (typeof methods)[number];

/** The file of a sensitivity analysis. Settings of the methods have the names that SALib and the literature give them. */
export const sensitivitySchema = z.strictObject({
  ...baseShape,
  scenarios: z.array(z.string().min(1)).min(1).default(['single-centre', 'multi-centre-equal-budget']).meta({
    title: 'Scenarios',
    description: 'With two or more, outcomes are differences from the first one; with one, its own.',
  }),
  replicates: z
    .int()
    .min(1)
    .max(1_000_000)
    .default(2)
    .meta({ title: 'Replicates', description: 'Runs at each point, the same random numbers at every point; an outcome is their mean.' }),
  sample: z
    .union([z.string(), z.number()])
    .default('1:500')
    .meta({ title: 'Sample', description: 'Sampled households, as 1:500 or 0.002.' }),
  method: z.enum(methods).default('morris').meta({
    title: 'Method',
    description: '`morris` screens many factors with few runs, `sobol` shares out the variance, `pawn` compares whole distributions.',
  }),
  factors: factorsSchema,
  groups: z
    .record(z.string().regex(/^[A-Za-z][A-Za-z0-9_-]*$/, 'a name has letters, digits, hyphens and underscores'), z.array(z.string()).min(1))
    .default({})
    .meta({ title: 'Groups', description: 'Factors that move together: name of the group to names of factors. Others stand alone.' }),
  outcomes: z
    .array(outcomeSchema)
    .min(1)
    .default([
      { indicator: 'headcount', year: 'last' },
      { indicator: 'poverty_gap', year: 'last' },
    ])
    .meta({ title: 'Outcomes', description: 'What is explained: indicators of the province and their years.' }),
  compare: z.enum(['difference', 'level']).optional().meta({
    title: 'Compare',
    description:
      'Whether the outcome of a scenario is its difference from the first scenario or its own level; a difference where there are two.',
  }),
  num_trajectories: z
    .int()
    .min(2)
    .max(100_000)
    .default(10)
    .meta({ title: 'Trajectories', description: 'Morris: trajectories r, each of one run more than there are factors.' }),
  num_levels: z
    .int()
    .min(2)
    .max(1000)
    .refine((levels) => levels % 2 === 0, 'an even number is expected')
    .default(4)
    .meta({ title: 'Levels', description: 'Morris: levels p of the grid.' }),
  optimal_trajectories: z
    .int()
    .min(2)
    .max(100_000)
    .optional()
    .meta({ title: 'Optimal trajectories', description: 'Morris: how many of the trajectories are run, those that lie farthest apart.' }),
  N: z
    .int()
    .min(2)
    .max(10_000_000)
    .optional()
    .meta({ title: 'Points', description: 'Base points of Sobol, 256 by default, best a power of two; points of PAWN, 1000 by default.' }),
  calc_second_order: z
    .boolean()
    .default(false)
    .meta({ title: 'Second order', description: 'Sobol: whether interactions of pairs are estimated, for about twice the runs.' }),
  first_order: z
    .enum(['saltelli', 'jansen'])
    .default('saltelli')
    .meta({ title: 'First order', description: 'Sobol: estimator of S1, of Saltelli (2010) or Jansen (1999).' }),
  sampling: z
    .enum(['sobol', 'lhs'])
    .default('sobol')
    .meta({ title: 'Sampling', description: 'PAWN: a scrambled Sobol sequence or a Latin hypercube.' }),
  S: z.int().min(2).max(1000).default(10).meta({ title: 'Slides', description: 'PAWN: parts into which the range of a factor is cut.' }),
  num_resamples: z
    .int()
    .min(0)
    .max(100_000)
    .default(1000)
    .meta({ title: 'Resamples', description: 'How often the sample is drawn again for an interval.' }),
  conf_level: z
    .number()
    .gt(0)
    .lt(1)
    .default(0.95)
    .meta({ title: 'Confidence', description: 'Share of the resampled estimates within an interval.' }),
  seed_group: z.boolean().default(false).meta({
    title: 'Seed group',
    description:
      'Whether the random numbers are one more factor: every point has one run, of a replicate that the design chooses, and the total effect of this factor is what chance does.',
  }),
  num_seeds: z
    .int()
    .min(2)
    .max(10_000)
    .default(32)
    .meta({ title: 'Seeds', description: 'With seed_group: how many replicates there are to choose from.' }),
});

export type SensitivitySpec = z.output<typeof sensitivitySchema>;
export type OutcomeSpec = SensitivitySpec['outcomes'][number];

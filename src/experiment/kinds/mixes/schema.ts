import { z } from 'zod';
import { instruments } from '../../../model/instruments/index.ts';
import { baseShape } from '../../spec/base.ts';

/** Names of the instruments, in their order everywhere. */
export const instrumentIds: readonly string[] = instruments.map(({ id }) => id);

/** What mixes are judged by. */
export const measureNames = ['cost', 'lifted', 'gap', 'gini', 'relapse'] as const;
export type MeasureName = (typeof measureNames)[number];

const instrument = z.enum(instruments.map(({ id }) => id));
const share = z.number().min(0).max(1);

const gridSchema = z
  .strictObject({
    instruments: z
      .array(instrument)
      .min(1)
      .default(instruments.map(({ id }) => id))
      .meta({ title: 'Instruments', description: 'Among which the grid splits money; all nine by default.' }),
    step: z
      .number()
      .gt(0)
      .max(1)
      .default(0.5)
      .meta({ title: 'Step', description: 'Between shares: 0.25 gives shares of 0, 0.25, 0.5, 0.75 and 1. One over it is whole.' }),
    rest: share.lt(1).default(0).meta({
      title: 'Rest',
      description:
        "Share of money kept for instruments outside the grid, in the proportions of the first scenario's own mix; the grid splits the rest.",
    }),
  })
  .meta({ title: 'Grid', description: 'Every split of money in equal steps: a simplex lattice.' });

const searchSchema = z
  .strictObject({
    scenario: z.string().optional().meta({ title: 'Scenario', description: 'Name of the scenario searched under; the first by default.' }),
    budget: z.int().min(1).default(1).meta({ title: 'Budget', description: 'Which of the budgets is searched at, counted from 1.' }),
    objectives: z
      .array(z.enum(measureNames))
      .min(1)
      .default(['lifted', 'gap'])
      .meta({ title: 'Objectives', description: 'What the search improves together.' }),
    generations: z.int().min(1).max(1000).default(4).meta({ title: 'Generations', description: 'Rounds of the search.' }),
    population: z.int().min(2).max(1000).default(12).meta({ title: 'Population', description: 'New mixes of a round.' }),
    parts: z
      .int()
      .min(2)
      .max(1000)
      .default(20)
      .meta({ title: 'Parts', description: 'Shares are multiples of one over this: 20 gives steps of five per cent.' }),
    winners: z
      .int()
      .min(1)
      .max(100)
      .default(4)
      .meta({ title: 'Winners', description: 'How many mixes of the frontier that was found are simulated again on fresh replicates.' }),
    fresh_replicates: z.int().min(2).max(1_000_000).optional().meta({
      title: 'Fresh replicates',
      description: 'Replicates that no choice was made by; as many as there are replicates by default.',
    }),
  })
  .meta({ title: 'Search', description: 'A search by NSGA-II that starts from the mixes listed and of the grid.' });

export const mixesSchema = z.strictObject({
  ...baseShape,
  mixes: z
    .strictObject({
      list: z
        .record(
          z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a name has small letters, digits and single hyphens'),
          z.partialRecord(instrument, share),
        )
        .default({})
        .meta({
          title: 'List',
          description: 'Name to shares of instruments, which sum to one; an instrument that is left out gets nothing.',
        }),
      titles: z
        .record(z.string(), z.strictObject({ en: z.string().min(1).max(80).optional(), zh: z.string().min(1).max(80).optional() }))
        .default({})
        .meta({ title: 'Titles', description: 'What listed mixes are called in the report, in either language; their names by default.' }),
      grid: gridSchema.optional(),
    })
    .prefault({})
    .meta({ title: 'Mixes', description: "Beside the scenario's own mix, which is always among them under the name own." }),
  sets: z.enum(['government', 'every-centre']).default('government').meta({
    title: 'Sets',
    description:
      '`government`: a mix is that of the government, and market and society keep theirs. `every-centre`: every centre gets the mix, restricted to the instruments that it may run and divided by their sum; a centre that may run none of them keeps its own.',
  }),
  budgets: z
    .array(z.union([z.number().gt(0).max(100), z.strictObject({ yuan: z.number().gt(0).max(100_000) })]))
    .min(1)
    .default([1])
    .meta({
      title: 'Budgets',
      description:
        "Each a multiple of the scenario's own budget, or {yuan: 500} for so many yuan of 2010 per rural household in each year of the programme.",
    }),
  programme_ends: z.int().optional().meta({
    title: 'End of the programme',
    description: 'Last year with money; three years before the last simulated year by default. Relapse is measured in the years after it.',
  }),
  objectives: z
    .array(z.enum(measureNames))
    .min(2)
    .default([...measureNames])
    .meta({ title: 'Objectives', description: 'Of the frontier.' }),
  margins: z.partialRecord(z.enum(measureNames), z.number().min(0).max(1)).default({ cost: 0.01 }).meta({
    title: 'Margins',
    description: "Differences up to this share of the reference's value count as none when mixes are compared for the frontier.",
  }),
  prices: z.array(z.number().gt(0)).default([50_000, 100_000]).meta({
    title: 'Prices',
    description: 'What one more person durably lifted is worth, yuan of 2010; the net benefit of every mix is given at each.',
  }),
  search: searchSchema.optional(),
});

export type MixesSpec = z.output<typeof mixesSchema>;

import { z } from 'zod';
import { baseShape } from '../../spec/base.ts';
import { outcomeIndicator } from '../../spec/outcome.ts';

/** Players that need no list of their own. */
export const playerSets = ['synergies', 'instruments', 'centres'] as const;
export type PlayerSetName = (typeof playerSets)[number];

const word = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)*$/, 'a name has letters, digits and single hyphens or underscores');

const playerSchema = z.strictObject({
  title: z.string().min(1).max(60).optional().meta({ title: 'Title', description: 'For charts and sentences; the name when left out.' }),
  title_zh: z.string().min(1).max(60).optional().meta({ title: 'Title in Chinese', description: 'For the report in Chinese.' }),
  out: z
    .record(z.string(), z.unknown())
    .refine((out) => Object.keys(out).length > 0, 'at least one parameter is expected')
    .meta({ title: 'Out', description: 'What is set where the player is out: path to value, as for --set; * stands for every key.' }),
});

const outcomeSchema = z.strictObject({
  indicator: outcomeIndicator,
  year: z
    .union([z.int(), z.enum(['last', 'widest', 'sum'])])
    .default('last')
    .meta({
      title: 'Year',
      description:
        'A year, `last` for the last one, `widest` for the one in which the scenario and what it is compared with are furthest apart, or `sum` over the simulated years.',
    }),
});

export type OutcomeSpec = z.output<typeof outcomeSchema>;

/** The file of a decomposition. */
export const decompositionSchema = z.strictObject({
  ...baseShape,
  scenarios: z.array(z.string().min(1)).min(1).max(2).default(['multi-centre-equal-budget', 'single-centre']).meta({
    title: 'Scenarios',
    description: 'The scenario that is decomposed, and the reference of what is money and what governance; the second may be left out.',
  }),
  replicates: z
    .int()
    .min(1)
    .max(1_000_000)
    .default(10)
    .meta({ title: 'Replicates', description: 'Runs of each coalition, each with other random numbers.' }),
  sample: z
    .union([z.string(), z.number()])
    .default('1:500')
    .meta({ title: 'Sample', description: 'Sampled households, as 1:500 or 0.002.' }),
  players: z
    .union([z.enum(playerSets), z.record(word, playerSchema)])
    .default('synergies')
    .meta({
      title: 'Players',
      description:
        'Whose parts are told: the eight synergies, the instruments, the centres beside the government, or a list of names with what is set where each is out.',
    }),
  outcomes: z
    .array(outcomeSchema)
    .min(1)
    .default([
      { indicator: 'headcount', year: 'last' },
      { indicator: 'headcount', year: 'widest' },
      { indicator: 'poverty_gap', year: 'last' },
    ])
    .meta({ title: 'Outcomes', description: 'What is decomposed: indicators of the province and their years.' }),
  order: z
    .array(z.string())
    .optional()
    .meta({ title: 'Order', description: 'The players in the order in which a chart adds them; by their Shapley values when left out.' }),
  unions: z.record(word, z.array(z.string()).min(1)).optional().meta({
    title: 'Unions',
    description: 'Players that stand together, for Owen values: name of the union to its players. Others stand alone.',
  }),
});

export type DecompositionSpec = z.output<typeof decompositionSchema>;
export type PlayerSpec = z.output<typeof playerSchema>;

import { z } from 'zod';
import { kindNames } from '../kind-names.ts';

const word = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Tables that an experiment may keep of each run besides `runs`. */
export const keptTables = ['province_years', 'area_years', 'county_years', 'income_percentiles', 'income_deciles', 'spells'] as const;

const recordSchema = z
  .strictObject({
    tables: z
      .array(z.enum(keptTables))
      .default([])
      .meta({ title: 'Tables', description: 'Tables kept of each run besides `runs` and `province_years`, which are always kept.' }),
    indicators: z
      .union([z.literal('all'), z.array(z.string()).min(1)])
      .default('all')
      .meta({ title: 'Indicators', description: 'Columns kept in the tables by year; those that the analysis needs are kept anyway.' }),
  })
  .prefault({})
  .meta({ title: 'Record', description: 'What is kept of each run.' });

const branchSchema = z
  .strictObject({
    from: z.string().min(1).meta({
      title: 'Baseline',
      description: 'File, relative to this one, or name of a shipped scenario: with what `set` says, and without what points change.',
    }),
    year: z.int().meta({ title: 'First year', description: 'From this year on the parameters of scenarios and points hold.' }),
  })
  .meta({
    title: 'Branch',
    description: 'Lets every run begin from the state of a baseline at the end of the year before; without it runs simulate all years.',
  });

/** What every kind of experiment says of itself. */
export const baseShape = {
  kind: z.enum(kindNames).optional().meta({ title: 'Kind', description: 'For which command the file is; other commands then refuse it.' }),
  polylift_experiment: z
    .literal(1)
    .default(1)
    .meta({ title: 'Format version', description: 'Version of the experiment format; 1 is the only one.' }),
  name: z
    .string()
    .max(80)
    .regex(word, 'a name has small letters, digits and single hyphens')
    .optional()
    .meta({ title: 'Name', description: 'Short name for files, in kebab-case; the file name when it is left out.' }),
  title: z.string().min(1).max(200).optional().meta({ title: 'Title', description: 'One line for the report.' }),
  title_zh: z.string().min(1).max(200).optional().meta({ title: 'Title in Chinese', description: 'For the report in Chinese.' }),
  question: z.string().max(1000).optional().meta({ title: 'Question', description: 'The question that the experiment answers.' }),
  question_zh: z.string().max(1000).optional().meta({ title: 'Question in Chinese', description: 'For the report in Chinese.' }),
  description: z.string().max(20_000).optional().meta({ title: 'Description', description: 'What is varied and why.' }),
  sources: z.array(z.string()).default([]).meta({ title: 'Sources', description: 'Where the ranges come from.' }),
  scenarios: z
    .array(z.string().min(1))
    .min(1)
    .meta({ title: 'Scenarios', description: 'Files, relative to this one, or names of shipped scenarios.' }),
  set: z
    .record(z.string(), z.unknown())
    .default({})
    .meta({ title: 'Set', description: 'Parameters set in every scenario and at every point: path to value, as for --set.' }),
  seed: z.string().min(1).default('yunnan').meta({ title: 'Seed', description: 'Text from which all random numbers follow.' }),
  replicates: z
    .int()
    .min(1)
    .max(1_000_000)
    .default(1)
    .meta({ title: 'Replicates', description: 'Runs of each scenario at each point, each with other random numbers.' }),
  sample: z
    .union([z.string(), z.number()])
    .optional()
    .meta({ title: 'Sample', description: "Sampled households, as 1:500 or 0.002; the scenarios' own by default." }),
  years: z
    .union([z.string(), z.strictObject({ from: z.int(), to: z.int() })])
    .optional()
    .meta({ title: 'Years', description: "Base year and last simulated year, as 2011-2020; the scenarios' own by default." }),
  branch: branchSchema.optional(),
  common_random_numbers: z.boolean().default(true).meta({
    title: 'Common random numbers',
    description: 'Whether a replicate has the same random numbers at every point; otherwise every point has its own seed.',
  }),
  record: recordSchema,
} as const;

const baseSchema = z.strictObject(baseShape);

/** What every experiment states, defaults filled in. */
export type BaseSpec = z.output<typeof baseSchema>;

/** The same as a file may state it. */
export type BaseSpecInput = z.input<typeof baseSchema>;

import { z } from 'zod';
import { baseShape } from '../../spec/base.ts';
import { factorSchema } from '../../spec/factors.ts';

const several = z.int().min(2).max(10_000_000);

const designs = [
  z
    .strictObject({ type: z.literal('full-factorial') })
    .meta({ title: 'Full factorial', description: 'Every combination of the levels of all factors.' }),
  z.strictObject({ type: z.literal('fractional-factorial'), resolution: z.union([z.literal(4), z.literal(5)]).default(4) }).meta({
    title: 'Fractional factorial',
    description:
      'Two levels of each factor, and few of the combinations: no main effect is confounded with an interaction of two factors; with resolution 5 no two of those either.',
  }),
  z
    .strictObject({
      type: z.literal('latin-hypercube'),
      points: several,
      criterion: z.enum(['random', 'centred', 'maximin']).default('random'),
    })
    .meta({ title: 'Latin hypercube', description: 'Each factor has one point in each of as many strata as there are points.' }),
  z
    .strictObject({ type: z.literal('sobol'), points: several })
    .meta({ title: "Sobol' sequence", description: "Points of a scrambled Sobol' sequence; powers of two are balanced best." }),
  z
    .strictObject({
      type: z.literal('morris'),
      trajectories: z.int().min(1).max(100_000),
      levels: z
        .int()
        .min(2)
        .max(1000)
        .default(4)
        .refine((levels) => levels % 2 === 0, 'an even number is expected'),
    })
    .meta({ title: 'Morris trajectories', description: 'From a random point one factor after another moves by half of its levels.' }),
  z
    .strictObject({
      type: z.literal('table'),
      file: z.string().min(1).optional(),
      columns: z.array(z.string()).optional(),
      rows: z.array(z.array(z.union([z.number(), z.string(), z.boolean()]))).optional(),
    })
    .meta({
      title: 'Table of points',
      description:
        'A CSV or Arrow file, relative to this one, with a row for each point and a column for each factor or parameter; or columns and rows written here.',
    }),
  z
    .strictObject({ type: z.literal('list'), points: z.record(z.string(), z.record(z.string(), z.unknown())) })
    .meta({ title: 'List of points', description: 'Points by name, each with the parameters that it sets: a list of mixes, for example.' }),
] as const;

/** The file of a batch. */
export const batchSchema = z.strictObject({
  ...baseShape,
  factors: z
    .record(z.string(), factorSchema)
    .default({})
    .meta({ title: 'Factors', description: 'What varies: path of a parameter to its range or values.' }),
  design: z.discriminatedUnion('type', designs).meta({ title: 'Design', description: 'At which points the scenarios are simulated.' }),
});

export type BatchSpec = z.output<typeof batchSchema>;
export type TableDesign = Extract<BatchSpec['design'], { readonly type: 'table' }>;
export type ListDesign = Extract<BatchSpec['design'], { readonly type: 'list' }>;

import { z } from 'zod';

/** The years of a run: `from` is the observed base year (end of year, row zero of every result), `from + 1` the first simulated year. */
export const yearsSchema = z
  .strictObject({
    from: z.int().min(2011).max(2034).default(2011).meta({
      title: 'Base year',
      description: 'Observed year whose end is the starting state; the first simulated year is the next one.',
      unit: 'year',
      source: 'County headcounts are known for the end of 2011',
    }),
    to: z.int().min(2012).max(2035).default(2020).meta({
      title: 'Last year',
      description: 'Last simulated year.',
      unit: 'year',
      source: 'The programme ended in 2020; projections reach 2035',
    }),
  })
  .prefault({})
  .meta({ title: 'Years', description: 'Observed base year and last simulated year.' });

import { z } from 'zod';

/** An indicator of the province. */
export const outcomeIndicator = z.string().meta({ title: 'Indicator', description: 'Column of province_years.' });

/** The year of an outcome. */
export const outcomeYear = z
  .union([z.int(), z.enum(['last', 'sum'])])
  .default('last')
  .meta({ title: 'Year', description: 'A year, `last` for the last one, or `sum` over the simulated years.' });

/** One number of a run, as a file states it. */
export const outcomeSchema = z.strictObject({ indicator: outcomeIndicator, year: outcomeYear });

import { z } from 'zod';
import { caseIds } from '../governance/cases.ts';

const year = z
  .int()
  .min(2012)
  .max(2035)
  .meta({ title: 'Year', description: 'Year in which it happens.', unit: 'year', source: 'Choice of the scenario' });
const size = (title: string, description: string, unit: string) =>
  z.number().min(-1).max(10).meta({ title, description, unit, source: 'Choice of the scenario' });

/** Something scheduled that the world brings, the same for every scenario that states it. */
export const eventsSchema = z
  .array(
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('disaster'),
        year,
        counties: z
          .array(z.int())
          .min(1)
          .meta({ title: 'Counties', description: 'GB codes of the counties hit.', source: 'Choice of the scenario' }),
        loss: z.number().min(0).max(1).meta({
          title: 'Loss',
          description: 'Share of farm output lost by the households hit.',
          unit: 'share',
          source: 'Choice of the scenario',
        }),
        reach: z
          .number()
          .min(0)
          .max(1)
          .meta({ title: 'Reach', description: 'Share of households hit.', unit: 'share', source: 'Choice of the scenario' }),
      }),
      z.strictObject({
        kind: z.literal('price'),
        year,
        industry: z
          .enum(['tea', 'coffee', 'walnut', 'flowers', 'fungi', 'sugar-cane', 'tobacco', 'fruit', 'livestock', 'tourism'])
          .meta({ title: 'Industry', description: 'Specialty industry whose price moves.', source: 'Choice of the scenario' }),
        change: size('Change', 'Relative change of the price in that year; it fades with the price persistence.', 'share'),
      }),
      z.strictObject({
        kind: z.literal('wage'),
        year,
        change: size('Change', 'Relative change of the off-farm wage, kept afterwards.', 'share'),
      }),
    ]),
  )
  .default([])
  .meta({ title: 'Events', description: 'Scheduled disasters, price falls and wage shocks.' });

/** Named cases of assistance, each with its published figures. */
export const casesSchema = z.array(z.enum(caseIds)).default([]).meta({
  title: 'Cases',
  description: 'Named cases of paired assistance that are switched on: money, cadres and jobs for named counties.',
});

export const recordSchema = z
  .strictObject({
    households: z.number().min(0).max(1).default(0).meta({
      title: 'Recorded households',
      description: 'Share of the simulated households whose years are written to households.arrow; 0 writes none.',
      unit: 'share',
      source: 'Choice of the user',
    }),
  })
  .prefault({})
  .meta({ title: 'Record', description: 'What to record beside the county and province tables.' });

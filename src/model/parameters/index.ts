import { z } from 'zod';
import { instruments } from '../instruments/index.ts';
import type { Instrument } from '../instruments/instrument.ts';
import { about, share } from './common.ts';
import { economySchema } from './economy.ts';
import { casesSchema, eventsSchema, recordSchema } from './events.ts';
import { centreNames, governanceSchema, type CentreName } from './governance.ts';
import { constant, group, type Constant, type Resolved } from './kinds.ts';
import { awarenessSchema, identificationSchema } from './knowledge.ts';
import { macroSchema } from './macro.ts';
import { populationSchema } from './population.ts';
import { demographySchema, shocksSchema } from './shocks.ts';
import { yearsSchema } from './year-axis.ts';

type AnyInstrument = (typeof instruments)[number];
type GroupOf<I extends Instrument> = z.ZodPrefault<
  z.ZodObject<I['shape'] & { willingness: z.ZodPrefault<z.ZodType<Constant>> }, z.core.$strict>
>;
type InstrumentShape = { [I in AnyInstrument as I['id']]: GroupOf<I> };

function instrumentGroup(instrument: Instrument): z.ZodType {
  const willingness =
    instrument.reaches === 'households'
      ? {
          willingness: constant(
            instrument.willingness,
            about(
              'Willingness',
              'share',
              share,
              'Chance that an eligible household that knows of it takes it up when offered.',
              'Assumption',
            ),
          ),
        }
      : {};
  return group(instrument.title, instrument.description, { ...instrument.shape, ...willingness });
}

function mixesOf(centre: CentreName): Record<string, number> {
  const mixes = instruments.map((i: Instrument) => [i.id, i.mix[centre]] as const).filter(([, part]) => part !== undefined);
  return Object.fromEntries(mixes) as Record<string, number>;
}

/** The whole model as data: one key for each part, every number with unit, range and source. */
export const modelShape = {
  years: yearsSchema,
  population: populationSchema,
  macro: macroSchema,
  economy: economySchema,
  shocks: shocksSchema,
  demography: demographySchema,
  identification: identificationSchema,
  awareness: awarenessSchema,
  instruments: group(
    'Instruments',
    'What reaches households and counties.',
    Object.fromEntries(instruments.map((i: Instrument) => [i.id, instrumentGroup(i)])) as unknown as InstrumentShape,
  ),
  governance: governanceSchema(
    instruments.map(({ id }) => id),
    Object.fromEntries(centreNames.map((c) => [c, mixesOf(c)])) as Record<CentreName, Record<string, number>>,
  ),
  cases: casesSchema,
  events: eventsSchema,
  record: recordSchema,
} as const;

const modelSchema = z.strictObject(modelShape);

/** Everything that the model reads, numbers resolved: one number for each constant, one number a year for each series. */
export type ModelParameters = Resolved<z.output<typeof modelSchema>>;

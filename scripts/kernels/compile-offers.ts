import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Program } from '../../src/kernel/program.ts';
import type { HouseholdInstrument } from '../../src/model/instruments/instrument.ts';
import { kernelText, moduleText } from './compile-file.ts';
import { lowerOffer, type OfferSource, readOffer } from './lower-offer.ts';
import { KernelFault } from './source.ts';

/**
 * Compiles the offers of the instruments of a folder, those that list their terms: who may have the instrument, and what it changes where columns and terms
 * are all that this needs.
 * @returns the text of the module to be written
 */
export async function compileOffers(folder: string): Promise<string> {
  const templates = join(folder, '../delivery/offer-kernels.ts');
  const conditions: string[] = [];
  const effects: string[] = [];
  for (const [id, source] of await offersOf(folder)) {
    conditions.push(entry(id, await lowerOffer(source, [templates, 'findEligible'], ['eligible', 'lacks'])));
    const effect = await effectOf(source, templates);
    if (effect !== undefined) effects.push(entry(id, effect));
  }
  return moduleText('the offers of the instruments', '../../kernel', [list('conditions', conditions), list('effects', effects)]);
}

/** Offers with terms, by the id of their instruments. */
async function offersOf(folder: string): Promise<readonly (readonly [id: string, source: OfferSource])[]> {
  const found: [string, OfferSource][] = [];
  for (const file of readdirSync(folder).toSorted()) {
    if (!file.endsWith('.ts') || file.endsWith('.compiled.ts')) continue;
    const path = join(folder, file);
    const exported = (await import(pathToFileURL(path).href)) as Readonly<Record<string, unknown>>;
    for (const [name, value] of Object.entries(exported)) {
      const source = isHouseholdInstrument(value) ? await readOffer(path, name) : undefined;
      if (source !== undefined) found.push([(value as HouseholdInstrument).id, source]);
    }
  }
  return found;
}

function isHouseholdInstrument(value: unknown): value is HouseholdInstrument {
  return typeof value === 'object' && value !== null && 'reaches' in value && value.reaches === 'households';
}

/** What an instrument changes, unless it needs more than a kernel has. */
async function effectOf(source: OfferSource, templates: string): Promise<Program | undefined> {
  try {
    return await lowerOffer(source, [templates, 'reach'], ['apply']);
  } catch (error) {
    if (!(error instanceof KernelFault)) throw error;
    return undefined;
  }
}

const entry = (id: string, program: Program): string => `${id}: ${kernelText({ ...program, name: id })},`;
const list = (name: string, entries: readonly string[]): string =>
  `export const ${name}: Readonly<Record<string, CompiledKernel>> = {\n${entries.join('\n')}\n};`;

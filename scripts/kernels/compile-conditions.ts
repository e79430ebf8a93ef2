import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Instrument } from '../../src/model/instruments/instrument.ts';
import { kernelText, moduleText } from './compile-file.ts';
import { lowerOffer } from './lower-offer.ts';

/**
 * Compiles the conditions of every instrument of a folder whose offers list their terms.
 * @returns the text of the module to be written
 */
export async function compileConditions(folder: string): Promise<string> {
  const template = [join(folder, '../delivery/eligible-kernel.ts'), 'findEligible'] as const;
  const parts: string[] = [];
  for (const file of readdirSync(folder).toSorted()) {
    if (!file.endsWith('.ts') || file.endsWith('.compiled.ts')) continue;
    const path = join(folder, file);
    const exported = (await import(pathToFileURL(path).href)) as Readonly<Record<string, unknown>>;
    for (const [name, value] of Object.entries(exported)) {
      if (!isHouseholdInstrument(value)) continue;
      const program = await lowerOffer(path, name, template);
      if (program !== undefined) parts.push(`export const ${value.id}: CompiledKernel = ${kernelText({ ...program, name: value.id })};`);
    }
  }
  return moduleText('the conditions of the instruments', '../../kernel', parts);
}

function isHouseholdInstrument(value: unknown): value is Instrument {
  return typeof value === 'object' && value !== null && 'reaches' in value && value.reaches === 'households';
}

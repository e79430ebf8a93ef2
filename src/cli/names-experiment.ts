import { existsSync } from 'node:fs';
import { readText } from '../scenario/node/read-text.ts';
import { shippedNames } from '../scenario/node/shipped.ts';
import { readYaml } from '../scenario/read-yaml.ts';

/** A scenario of this size is none. */
const mostBytes = 4 * 1024 * 1024;

/**
 * Whether a text names an experiment rather than a scenario: a file without the key `polylift` of scenarios, or a name that no shipped scenario has.
 * What cannot be read counts as a scenario, whose reader says what is wrong.
 */
export async function namesExperiment(reference: string): Promise<boolean> {
  const isFile = /[\\/]|\.ya?ml$/i.test(reference) || existsSync(reference);
  if (!isFile) {
    const { shippedExperiments } = await import('../experiment/spec/read-spec.ts');
    return !(await shippedNames()).includes(reference) && (await shippedExperiments()).includes(reference);
  }
  const read = await readText(reference, reference, mostBytes);
  if (!('text' in read)) return false;
  const { root } = readYaml({ file: reference, text: read.text, hasLines: true });
  return root?.kind === 'mapping' && !root.entries.has('polylift');
}

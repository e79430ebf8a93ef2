import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isSweep } from '../../src/sweep/compiled.ts';
import { lowerSweep } from './lower.ts';
import { type ModuleFunction, moduleOf } from '../kernels/wasm-bytes.ts';

/**
 * Compiles every sweep that a module exports.
 * @param path absolute path of the module
 * @param sweepFolder how the written module gets to `src/sweep/`
 * @returns the text of the module to be written
 */
export async function compileSweeps(path: string, sweepFolder: string): Promise<string> {
  const exported = (await import(pathToFileURL(path).href)) as Readonly<Record<string, unknown>>;
  const functions: ModuleFunction[] = [];
  for (const [name, value] of Object.entries(exported).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    if (isSweep(value)) functions.push(await lowerSweep(path, name));
  const code = Buffer.from(moduleOf(functions)).toString('base64');
  return [
    `// Compiled from ${basename(path)} by \`npm run kernels\`; not to be edited.`,
    `import type { CompiledSweeps } from '${sweepFolder}/compiled.ts';`,
    '',
    `export const compiled: CompiledSweeps = { code: '${code}' };`,
    '',
  ].join('\n');
}

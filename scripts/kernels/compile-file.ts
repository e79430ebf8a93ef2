import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Kernel } from '../../src/kernel/define.ts';
import type { Program } from '../../src/kernel/program.ts';
import { emitModule } from './emit.ts';
import { lowerKernel } from './lower.ts';

/** Name of the module that holds the compiled kernels of `path`. */
export const compiledPath = (path: string): string => path.replace(/\.ts$/, '.compiled.ts');

/**
 * Compiles every kernel that a module exports.
 * @param path absolute path of the module
 * @param kernelFolder how the written module gets to `src/kernel/`
 * @returns the text of the module to be written
 */
export async function compileFile(path: string, kernelFolder: string): Promise<string> {
  const exported = (await import(pathToFileURL(path).href)) as Readonly<Record<string, unknown>>;
  const parts: string[] = [];
  for (const [name, value] of Object.entries(exported).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (!isKernel(value)) continue;
    parts.push(`export const ${name}: CompiledKernel = ${kernelText(await lowerKernel(path, name))};`);
  }
  return moduleText(basename(path), kernelFolder, parts);
}

/** A module of compiled kernels. */
export function moduleText(source: string, kernelFolder: string, parts: readonly string[]): string {
  const head = `// Compiled from ${source} by \`npm run kernels\`; not to be edited.\nimport type { CompiledKernel } from '${kernelFolder}/compiled.ts';`;
  return `${[head, ...parts].join('\n\n')}\n`;
}

/** A compiled kernel as it is written into a module. */
export function kernelText(program: Program): string {
  const lists = [[...program.columns, ...program.kept], program.region.map((region) => ({ name: region })), program.sums].map((items) =>
    items.map((item) => `'${item.name}'`).join(', '),
  );
  return [
    '{',
    `  name: '${program.name}',`,
    ...['columns', 'region', 'sums'].map((list, i) => `  ${list}: [${lists[i]}],`),
    `  code: '${Buffer.from(emitModule(program)).toString('base64')}',`,
    '}',
  ].join('\n');
}

function isKernel(value: unknown): value is Kernel {
  return typeof value === 'object' && value !== null && 'shape' in value && 'step' in value;
}

import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Kernel } from '../../src/kernel/define.ts';
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
    const program = await lowerKernel(path, name);
    const lists = [[...program.columns, ...program.kept], program.region.map((region) => ({ name: region })), program.sums].map((items) =>
      items.map((item) => `'${item.name}'`).join(', '),
    );
    const code = Buffer.from(emitModule(program)).toString('base64');
    parts.push(
      [
        `export const ${name}: CompiledKernel = {`,
        `  name: '${name}',`,
        ...['columns', 'region', 'sums'].map((list, i) => `  ${list}: [${lists[i]}],`),
        `  code: '${code}',`,
        '};',
      ].join('\n'),
    );
  }
  const head = `// Compiled from ${basename(path)} by \`npm run kernels\`; not to be edited.\nimport type { CompiledKernel } from '${kernelFolder}/compiled.ts';`;
  return `${[head, ...parts].join('\n\n')}\n`;
}

function isKernel(value: unknown): value is Kernel {
  return typeof value === 'object' && value !== null && 'shape' in value && 'step' in value;
}

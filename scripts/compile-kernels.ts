/**
 * Compiles the kernels, plain functions of the model, to WebAssembly: `npm run kernels`. Run it after every change of a step or of what it calls; a
 * test compares. The written modules are part of the repository, so that running the model needs no compiler.
 */
import { writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { compiledPath, compileFile } from './kernels/compile-file.ts';

const root = join(import.meta.dirname, '..');

/** Modules that hold kernels. */
export const kernelModules: readonly string[] = [
  'src/model/start/kernels.ts',
  'src/model/household/kernels.ts',
  'src/model/record/kernels.ts',
  'bench/reference-model/kernels.ts',
  'test/kernel/sample-kernels.ts',
];

/** What the compiled module of each should hold. */
export async function compileAll(): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const module of kernelModules) {
    const path = join(root, module);
    const folder = relative(dirname(path), join(root, 'src/kernel')).replaceAll('\\', '/');
    texts.set(compiledPath(path), await compileFile(path, folder));
  }
  return texts;
}

if (process.argv[1] === import.meta.filename)
  for (const [path, text] of await compileAll()) {
    writeFileSync(path, text);
    console.log(`${relative(root, path)}: ${text.length} bytes`);
  }

/**
 * Compiles kernels and sweeps, plain functions of the model, to WebAssembly: `npm run kernels`. Run it after every change of one or of what it calls; a
 * test compares. The written modules are part of the repository, so that running the model needs no compiler.
 */
import { writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { compiledPath, compileFile } from './kernels/compile-file.ts';
import { compileOffers } from './kernels/compile-offers.ts';
import { compileSweeps } from './sweeps/compile-file.ts';

const root = join(import.meta.dirname, '..');

/** Modules that hold kernels. */
export const kernelModules: readonly string[] = [
  'src/model/start/kernels.ts',
  'src/model/household/kernels.ts',
  'src/model/delivery/kernels.ts',
  'src/model/record/kernels.ts',
  'bench/reference-model/kernels.ts',
  'test/kernel/sample-kernels.ts',
];

/** Modules that hold sweeps. */
export const sweepModules: readonly string[] = [
  'src/population/sweeps.ts',
  'src/model/indicators/sweeps.ts',
  'src/model/delivery/sweeps.ts',
  'src/model/record/sweeps.ts',
  'test/sweep/sample-sweeps.ts',
];

/** What the compiled module of each should hold. */
export async function compileAll(): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const compile = async (modules: readonly string[], how: typeof compileFile, home: string): Promise<void> => {
    for (const module of modules) {
      const path = join(root, module);
      texts.set(compiledPath(path), await how(path, relative(dirname(path), join(root, home)).replaceAll('\\', '/')));
    }
  };
  await compile(kernelModules, compileFile, 'src/kernel');
  await compile(sweepModules, compileSweeps, 'src/sweep');
  const instruments = join(root, 'src/model/instruments');
  texts.set(join(instruments, 'offers.compiled.ts'), await compileOffers(instruments));
  return texts;
}

if (process.argv[1] === import.meta.filename)
  for (const [path, text] of await compileAll()) {
    writeFileSync(path, text);
    console.log(`${relative(root, path)}: ${text.length} bytes`);
  }

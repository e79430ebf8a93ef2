import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The directory of this package: the nearest above this module that holds its `package.json`, from the sources and from `dist` alike. */
export function packageDirectory(): string {
  let directory = path.dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const manifest = path.join(directory, 'package.json');
    if (existsSync(manifest) && (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }).name === 'polylift') return directory;
    const parent = path.dirname(directory);
    if (parent === directory) throw new Error('Internal error: the package directory of polylift was not found.');
    directory = parent;
  }
}

import path from 'node:path';
import { InputError } from '../scenario/problem.ts';
import { readManifest, type Manifest } from './manifest.ts';
import { verifyResults } from './verify.ts';

/**
 * The manifest of results that are complete and unchanged, but for the files in `except`. Throws an `InputError` that names every file that is
 * missing, cut off or altered, with the reason.
 */
export async function requireSound(directory: string, except: readonly string[] = []): Promise<Manifest> {
  const { problems } = await verifyResults(directory);
  const serious = problems.filter(({ file }) => !except.includes(file));
  if (serious.length > 0)
    throw new InputError(
      serious.map(({ code, file, message }) => ({
        code,
        file: path.join(directory, file),
        message,
        hint: 'run it again, or take the file from a copy; polylift verify checks all files',
      })),
    );
  return readManifest(directory);
}

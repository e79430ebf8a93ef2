import { createHash } from 'node:crypto';
import { replaceFile } from './atomic.ts';
import { readManifest, writeManifest, type Manifest } from './manifest.ts';
import type { ResultFile } from './result-directory.ts';

/**
 * Adds a file made from the results, such as the report, to a complete result directory and its manifest, in place of an earlier one.
 *
 * At no time does the manifest list a file that is not there as described. Throws an `InputError` when the directory has no valid manifest.
 */
export function attachFile(directory: string, name: ResultFile, content: string | Uint8Array): Manifest {
  const { manifest_sha256: _, ...manifest } = readManifest(directory);
  const others = manifest.files.filter((file) => file.name !== name);
  if (others.length < manifest.files.length) writeManifest(directory, { ...manifest, files: others });
  replaceFile(directory, name, content);
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const entry = { name, bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') };
  return writeManifest(directory, { ...manifest, files: [...others, entry] });
}

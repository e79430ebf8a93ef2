import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Ending of a file that is being written. */
export const partialEnding = '.partial';

/** Writes a file under a temporary name beside its final one, forces it onto the disk and renames it: readers see all of it or nothing. */
export function replaceFile(directory: string, name: string, content: string | Uint8Array): void {
  const partial = join(directory, name + partialEnding);
  const fd = openSync(partial, 'w');
  try {
    writeFileSync(fd, content);
    fsyncSync(fd);
  } catch (error) {
    closeSync(fd);
    rmSync(partial, { force: true });
    throw error;
  }
  closeSync(fd);
  renameSync(partial, join(directory, name));
  syncDirectory(directory);
}

/** Forces the names in a directory onto the disk. Windows has no such call and keeps them by itself. */
export function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(directory, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

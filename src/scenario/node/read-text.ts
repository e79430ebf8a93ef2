import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { nearest } from '../nearest.ts';
import type { Problem } from '../problem.ts';

type FileProblem = Pick<Problem, 'code' | 'message' | 'hint'>;

/** Reads a UTF-8 text file of at most `limit` bytes, or says in plain words why not. `shown` is the name for messages. */
export async function readText(file: string, shown: string, limit: number): Promise<{ text: string; bytes: Uint8Array } | FileProblem> {
  let handle;
  try {
    handle = await open(file, 'r');
    const stats = await handle.stat();
    if (stats.isDirectory()) return { code: 'file-unreadable', message: `${shown} is a directory, not a file` };
    if (!stats.isFile()) return { code: 'file-unreadable', message: `${shown} is not a regular file` };
    if (stats.size > limit) return { code: 'file-too-large', message: `${shown} has ${stats.size} bytes; at most ${limit} are read` };
    const bytes = await handle.readFile();
    return decode(bytes, shown);
  } catch (error) {
    return await fileProblem(error, file, shown);
  } finally {
    await handle?.close();
  }
}

function decode(bytes: Uint8Array, shown: string): { text: string; bytes: Uint8Array } | FileProblem {
  if (bytes.includes(0)) return { code: 'bad-encoding', message: `${shown} is a binary file, not text`, hint: 'save it as UTF-8 text' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), bytes };
  } catch {
    return { code: 'bad-encoding', message: `${shown} is not UTF-8 text`, hint: 'save it as UTF-8' };
  }
}

async function fileProblem(error: unknown, file: string, shown: string): Promise<FileProblem> {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EACCES' || code === 'EPERM')
    return { code: 'file-unreadable', message: `${shown} may not be read`, hint: 'check its permissions' };
  if (code !== 'ENOENT' && code !== 'ENOTDIR')
    return { code: 'file-unreadable', message: `${shown} cannot be read: ${(error as Error).message}` };
  const hint = await nearbyFile(file, shown);
  return { code: 'file-missing', message: `there is no file ${shown}`, ...(hint === undefined ? {} : { hint }) };
}

async function nearbyFile(file: string, shown: string): Promise<string | undefined> {
  try {
    const near = nearest(path.basename(file), await readdir(path.dirname(file)));
    return near === undefined ? undefined : `did you mean ${path.join(path.dirname(shown), near)}?`;
  } catch {
    return `there is no directory ${path.dirname(shown)}`;
  }
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageDirectory } from '../scenario/node/find-package.ts';

/** Which polylift made a result. `commit` is known in a checkout only. */
export interface Engine {
  readonly name: string;
  readonly version: string;
  readonly commit: string | null;
}

let own: Engine | undefined;

/** Name, version and commit of this package, as they were when the process first asked: its code is of that moment. */
export function engineIdentity(): Engine {
  return (own ??= readIdentity());
}

function readIdentity(): Engine {
  const directory = packageDirectory();
  const { name, version } = JSON.parse(readFileSync(path.join(directory, 'package.json'), 'utf8')) as { name: string; version: string };
  return { name, version, commit: commitOf(path.join(directory, '.git')) };
}

/** The commit that is checked out, read from git's own files: git itself need not be installed. */
function commitOf(git: string): string | null {
  try {
    const head = read(path.join(git, 'HEAD'));
    const reference = /^ref: (.+)$/.exec(head)?.[1];
    if (reference === undefined) return commitText(head);
    try {
      return commitText(read(path.join(git, reference)));
    } catch {
      const packed = read(path.join(git, 'packed-refs')).split('\n');
      return commitText(packed.find((line) => line.endsWith(` ${reference}`))?.split(' ')[0] ?? '');
    }
  } catch {
    return null;
  }
}

const read = (file: string): string => readFileSync(file, 'utf8').trim();

const commitText = (text: string): string | null => (/^[0-9a-f]{40,64}$/.test(text) ? text : null);

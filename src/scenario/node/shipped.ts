import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { packageDirectory } from './find-package.ts';

/** A scenario that comes with the package. */
export interface ShippedScenario {
  readonly name: string;
  readonly title: string;
  readonly question: string;
  /** Absolute path of the file. */
  readonly file: string;
}

/** Where the shipped scenarios are. */
export function shippedDirectory(): string {
  return path.join(packageDirectory(), 'scenarios');
}

/** Names of the shipped scenarios, sorted. */
export async function shippedNames(): Promise<readonly string[]> {
  const files = await readdir(shippedDirectory()).catch(() => []);
  return files
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();
}

/** The shipped scenarios with what they say about themselves. */
export async function listShipped(): Promise<readonly ShippedScenario[]> {
  const names = await shippedNames();
  return Promise.all(
    names.map(async (name) => {
      const file = path.join(shippedDirectory(), `${name}.yaml`);
      const { title = name, question = '' } = parse(await readFile(file, 'utf8')) as { title?: string; question?: string };
      return { name, title, question, file };
    }),
  );
}

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { kindNames, type KindName } from '../kind.ts';
import { shippedExperiments, shippedExperimentsDirectory } from './read-spec.ts';

/** An experiment that comes with the package. */
export interface ShippedExperiment {
  readonly name: string;
  readonly kind: KindName;
  readonly title: string;
  readonly question: string;
  /** Absolute path of the file. */
  readonly file: string;
}

/** The shipped experiments with what they say about themselves. */
export async function listShippedExperiments(): Promise<readonly ShippedExperiment[]> {
  const names = await shippedExperiments();
  return Promise.all(
    names.map(async (name) => {
      const file = path.join(shippedExperimentsDirectory(), `${name}.yaml`);
      const { kind, title = name, question = '' } = parse(await readFile(file, 'utf8')) as Partial<ShippedExperiment>;
      if (kind === undefined || !kindNames.includes(kind)) throw new Error(`${file} does not say of which kind it is`);
      return { name, kind, title, question, file };
    }),
  );
}

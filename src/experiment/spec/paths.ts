import { listParameters } from '../../scenario/describe.ts';
import type { ResolvedScenario } from '../../scenario/schema.ts';

/** Name of the column of a factor: letters, digits and underscores. */
export function columnName(factor: string): string {
  return factor.replaceAll(/[^A-Za-z0-9]+/g, '_').replaceAll(/^_+|_+$/g, '');
}

/** The value of a resolved scenario at a path; undefined where there is none. */
export function valueAt(scenario: ResolvedScenario, path: string): unknown {
  let value: unknown = scenario;
  for (const key of path.split('.')) value = (value as Readonly<Record<string, unknown>> | undefined)?.[key];
  return value;
}

/** The parameters that a path with `*` for any key stands for; the path itself where it has none, or where it fits none. */
export function expandPath(path: string): readonly string[] {
  const wanted = path.split('.');
  if (!wanted.includes('*')) return [path];
  const found = listParameters()
    .map((parameter) => parameter.path)
    .filter((known) => {
      const parts = known.split('.');
      return parts.length === wanted.length && wanted.every((part, i) => part === '*' || part === parts[i]);
    });
  return found.length > 0 ? found : [path];
}

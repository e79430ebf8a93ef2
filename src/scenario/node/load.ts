import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { canonicalJson } from '../canonical-json.ts';
import { followExtends, type FoundSource } from '../extends.ts';
import { loadFormulaGrammar } from '../formula-grammar.ts';
import { nearest } from '../nearest.ts';
import type { Override } from '../override.ts';
import { mayHoldFormulas, parseScenario } from '../parse.ts';
import { InputError, type Problem } from '../problem.ts';
import type { ResolvedScenario } from '../schema.ts';
import { readText } from './read-text.ts';
import { shippedDirectory, shippedNames } from './shipped.ts';

/** Shipped scenarios have a few kilobytes. */
const scenarioBytes = 256 * 1024;

/** A scenario that can run, and where it came from. */
export interface LoadedScenario {
  readonly scenario: ResolvedScenario;
  /** SHA-256 (hex) of the resolved scenario as JSON with sorted keys. */
  readonly hash: string;
  /** The file and what it extends, nearest first, with the SHA-256 of their bytes. */
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  /** Files and overrides merged, as written. */
  readonly written: unknown;
  /** What was laid over the files. */
  readonly overrides: readonly Override[];
  readonly warnings: readonly Problem[];
}

/** A scenario read without throwing. */
export interface ReadScenario {
  readonly loaded?: LoadedScenario;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/**
 * Reads a scenario from a file (a path with a slash or ending in `.yaml` or `.yml`) or by the name of a shipped one, lays the overrides on
 * it, checks and resolves it. Throws `InputError` with all problems.
 */
export async function loadScenario(reference: string, overrides: readonly Override[] = []): Promise<LoadedScenario> {
  const { loaded, problems } = await readScenario(reference, overrides);
  if (loaded === undefined) throw new InputError(problems);
  return loaded;
}

/** As `loadScenario`, but returns the problems. */
export async function readScenario(reference: string, overrides: readonly Override[] = []): Promise<ReadScenario> {
  const first = await findSource(reference);
  if (!('id' in first)) return { problems: [{ ...first, file: reference }], warnings: [] };
  const { sources, problems: extendsProblems } = await followExtends(first, (extended, from) => findSource(extended, from));
  const grammar = mayHoldFormulas(sources, overrides) ? await loadFormulaGrammar() : undefined;
  const { scenario, problems, warnings, written } = parseScenario(sources, { overrides, grammar });
  const all = [...extendsProblems, ...problems];
  if (scenario === undefined || all.length > 0) return { problems: all, warnings };
  const files = sources.map(({ file, sha256 }) => ({ path: file, sha256 }));
  return { loaded: { scenario, hash: sha256Of(canonicalJson(scenario)), files, written, overrides, warnings }, problems: [], warnings };
}

interface SourceFile extends FoundSource {
  readonly sha256: string;
}

async function findSource(reference: string, from?: FoundSource): Promise<SourceFile | Omit<Problem, 'file'>> {
  const base = from === undefined ? process.cwd() : path.dirname(from.id);
  if (/[\\/]|\.ya?ml$/i.test(reference)) return readSource(path.resolve(base, reference));
  const names = await shippedNames();
  if (names.includes(reference)) return readSource(path.join(shippedDirectory(), `${reference}.yaml`));
  const beside = path.resolve(base, reference);
  if (existsSync(beside)) return readSource(beside);
  const near = nearest(reference, names);
  const hint = existsSync(`${beside}.yaml`)
    ? `did you mean the file ./${reference}.yaml?`
    : near === undefined
      ? 'polylift list names the shipped scenarios; a file ends in .yaml'
      : `did you mean ${near}?`;
  return { code: 'unknown-scenario', message: `there is no shipped scenario and no file "${reference}"`, hint };
}

async function readSource(file: string): Promise<SourceFile | Omit<Problem, 'file'>> {
  const shown = shownName(file);
  const read = await readText(file, shown, scenarioBytes);
  if (!('text' in read)) return read;
  return { id: file, file: shown, text: read.text, sha256: sha256Of(read.bytes) };
}

/** Relative to the working directory where that is shorter to read; shipped scenarios by their place in the package, on every machine the same. */
function shownName(file: string): string {
  if (path.dirname(file) === shippedDirectory()) return `scenarios/${path.basename(file)}`;
  const relative = path.relative(process.cwd(), file);
  return relative.startsWith('..') || path.isAbsolute(relative) ? file : relative.split(path.sep).join('/');
}

function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../scenario/problem.ts';
import { canonicalHash, canonicalJson } from './canonical.ts';
import {
  identityOf,
  manifestHash,
  manifestName,
  readManifest,
  type FieldDescription,
  type Manifest,
  type ManifestFile,
} from './manifest.ts';
import { readBatches, readHeader } from './read.ts';
import { foreignNames, leftovers, resultFiles } from './result-directory.ts';

/** One thing that is wrong with a result directory. */
export interface VerifyProblem {
  /** Name of the rule: `file-missing`, `file-truncated`, `file-longer`, `file-altered`, `rows-differ`, `schema-differs`, `manifest-…`. */
  readonly code: string;
  readonly file: string;
  readonly message: string;
  readonly expected?: string;
  readonly found?: string;
}

export interface VerifiedFile {
  readonly name: string;
  readonly bytes: number;
  readonly rows?: number;
  readonly sound: boolean;
}

export interface VerifyReport {
  readonly directory: string;
  /** Whether there is no problem; notes do not count. */
  readonly sound: boolean;
  readonly problems: readonly VerifyProblem[];
  /** Things worth knowing that do not make the results wrong. */
  readonly notes: readonly string[];
  readonly files: readonly VerifiedFile[];
}

/**
 * Checks that a result directory is complete and unchanged: manifest, sizes, hashes, row counts and schemas. Never throws for what it finds;
 * reads all files once.
 */
export async function verifyResults(directory: string): Promise<VerifyReport> {
  const problems: VerifyProblem[] = [];
  const files: VerifiedFile[] = [];
  let manifest: Manifest | undefined;
  try {
    manifest = readManifest(directory);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    for (const { code, message } of error.problems) problems.push({ code, file: manifestName, message });
  }
  if (manifest !== undefined) {
    problems.push(...manifestProblems(directory, manifest));
    for (const file of manifest.files) {
      const found = await fileProblems(directory, file);
      problems.push(...found);
      files.push({
        name: file.name,
        bytes: file.bytes,
        ...(file.rows === undefined ? {} : { rows: file.rows }),
        sound: found.length === 0,
      });
    }
  }
  return { directory, sound: problems.length === 0, problems, notes: notesOn(directory, manifest), files };
}

function manifestProblems(directory: string, manifest: Manifest): VerifyProblem[] {
  const differs = (code: string, what: string, expected: string, found: string): VerifyProblem[] =>
    expected === found ? [] : [{ code, file: manifestName, message: `${what}: expected ${expected}, found ${found}`, expected, found }];
  // Entries that a reader does not know are part of the hash too, hence the file itself and not what was read from it.
  const raw = JSON.parse(readFileSync(join(directory, manifestName), 'utf8')) as Manifest;
  return [
    ...differs(
      'manifest-altered',
      'the manifest was changed after it was written, its hash differs',
      manifest.manifest_sha256,
      manifestHash(raw),
    ),
    ...differs(
      'manifest-identity',
      'the identity hash does not fit what the manifest says',
      manifest.identity,
      canonicalHash(identityOf(manifest)),
    ),
  ];
}

async function fileProblems(directory: string, file: ManifestFile): Promise<VerifyProblem[]> {
  const path = join(directory, file.name);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return [{ code: 'file-missing', file: file.name, message: 'the file is missing' }];
  if (stats.size !== file.bytes) {
    const short = stats.size < file.bytes;
    const what = short ? 'the file is cut off' : 'the file is longer than it was written';
    return [
      {
        code: short ? 'file-truncated' : 'file-longer',
        file: file.name,
        message: `${what}: ${file.bytes} bytes expected, ${stats.size} found`,
        expected: String(file.bytes),
        found: String(stats.size),
      },
    ];
  }
  const found = await hashOf(path);
  if (found !== file.sha256) {
    const message = `the content was changed, its SHA-256 differs: expected ${file.sha256}, found ${found}`;
    return [{ code: 'file-altered', file: file.name, message, expected: file.sha256, found }];
  }
  return file.schema === undefined ? [] : tableProblems(path, file, file.schema);
}

/** The bytes are as written; these checks find a manifest that was written for another file, and Arrow files that no reader can read. */
async function tableProblems(path: string, file: ManifestFile, schema: readonly FieldDescription[]): Promise<VerifyProblem[]> {
  try {
    const problems: VerifyProblem[] = [];
    const { fields } = await readHeader(path);
    if (canonicalJson(fields) !== canonicalJson(schema)) {
      const differing = schema.find((field, position) => canonicalJson(field) !== canonicalJson(fields[position]));
      const which = differing === undefined ? 'there are more columns than in the manifest' : `column "${differing.name}"`;
      problems.push({ code: 'schema-differs', file: file.name, message: `the schema is not that of the manifest: ${which}` });
    }
    let rows = 0;
    for await (const batch of readBatches(path, { columns: [] })) rows += batch.rows;
    if (file.rows !== undefined && rows !== file.rows) {
      const message = `the number of rows differs: ${file.rows} expected, ${rows} found`;
      problems.push({ code: 'rows-differ', file: file.name, message, expected: String(file.rows), found: String(rows) });
    }
    return problems;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return [
      { code: 'file-unreadable', file: file.name, message: `the file cannot be read: ${error.problems[0]?.message ?? error.message}` },
    ];
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

function notesOn(directory: string, manifest: Manifest | undefined): string[] {
  const stats = statSync(directory, { throwIfNoEntry: false });
  if (stats?.isDirectory() !== true) return [];
  const entries = readdirSync(directory).sort();
  const known = new Set(manifest?.files.map((file) => file.name));
  return [
    ...leftovers(entries).map((name) => `${name}: left by a run that is still going on or was killed`),
    ...foreignNames(entries)
      .filter((name) => !known.has(name))
      .map((name) => `${name}: not written by this run; not checked`),
    ...(manifest === undefined ? [] : resultFiles.filter((name) => entries.includes(name) && !known.has(name))).map(
      (name) => `${name}: not listed in the manifest; not checked`,
    ),
  ];
}

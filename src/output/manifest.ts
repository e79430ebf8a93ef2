import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { InputError } from '../scenario/problem.ts';
import { replaceFile } from './atomic.ts';
import { canonicalHash } from './canonical.ts';

export const manifestName = 'manifest.json';

/** Version of the layout of a result directory. It rises when a reader of the earlier one would misread it. */
export const formatVersion = 2;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 in 64 hexadecimal digits');
const count = z.int().min(0);

const fieldSchema = z.object({
  name: z.string(),
  type: z.string(),
  nullable: z.boolean(),
  title: z.string(),
  description: z.string(),
  unit: z.string(),
  kind: z.string(),
});

const fileSchema = z.object({
  name: z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/, 'expected the plain name of a file'),
  bytes: count,
  sha256,
  /** Of Arrow files only. */
  rows: count.optional(),
  batches: count.optional(),
  schema: z.array(fieldSchema).optional(),
});

const scenarioSchema = z.object({
  name: z.string(),
  /** Of the resolved scenario, as the loader computes it. */
  hash: sha256,
  /** File or shipped name as the user gave it. */
  source: z.string(),
  files: z.array(z.object({ path: z.string(), sha256 })),
  resolved: z.unknown(),
});

const precisionSchema = z.object({
  indicator: z.string(),
  year: z.int(),
  /** Of the 95 % interval of the difference, in the unit of the indicator. */
  half_width: z.number().positive(),
  max_replicates: count,
});

const branchSchema = z.object({
  /** Name of the scenario. */
  from: z.string(),
  /** File or shipped name as the user gave it, and the hash of the resolved scenario. */
  source: z.string(),
  hash: sha256,
  year: z.int(),
});

/** Scenario whose state runs begin from, and the first year under their own parameters. */
export type BranchEntry = Readonly<z.output<typeof branchSchema>>;

export type Precision = Readonly<z.output<typeof precisionSchema>>;

const bothLanguages = z.object({ en: z.string(), zh: z.string() });

const experimentSchema = z.object({
  kind: z.string(),
  name: z.string(),
  title: bothLanguages,
  question: bothLanguages,
  /** Of the experiment's file, with its SHA-256; null where options of the command said everything. */
  file: z.object({ path: z.string(), sha256 }).nullable(),
  /** What was asked for, every default filled in. */
  spec: z.unknown(),
  /** Columns of `runs.arrow` that say where in the design a run lies. */
  columns: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      title_zh: z.string(),
      description: z.string(),
      unit: z.string(),
      labels: z.array(z.string()).optional(),
    }),
  ),
  points: count,
  runs_planned: count,
  /** Part of the runs that this directory has, when the experiment was split: part `index` of `of`, from 1. */
  shard: z.object({ index: z.int().min(1), of: z.int().min(1) }).optional(),
  /** Why there are fewer runs than planned, when it was closed before its end. */
  closed_early: z.boolean().optional(),
  /** The answer in sentences. */
  findings: z.array(bothLanguages),
  /** The answer as the analysis gives it. */
  summary: z.unknown(),
});

export type ExperimentEntry = z.output<typeof experimentSchema>;

/** Everything about a result directory that its tables do not say. Read with `readManifest`. */
export const manifestSchema = z.object({
  format: z.literal('polylift results'),
  format_version: z.literal(formatVersion),
  engine: z.object({ name: z.string(), version: z.string(), commit: z.string().nullable() }),
  /** The command line, program first. */
  command: z.array(z.string()),
  /** Hash of what was asked for: two directories with the same one answer the same question. */
  identity: sha256,
  /** Scenario that the others are compared with. */
  reference: z.string(),
  scenarios: z.array(scenarioSchema).min(1),
  /** Overrides that all scenarios share, as `path=value`. */
  overrides: z.array(z.string()),
  data: z.array(z.object({ name: z.string(), sha256 })),
  seed: z.string(),
  /** Replicates simulated. */
  replicates: count,
  /** How narrow intervals were to be, when replicates were added until they were. */
  precision: precisionSchema.extend({ first_replicates: count }).optional(),
  sample: z.object({ households_per_agent: z.number().min(1) }),
  years: z.object({ from: z.int(), to: z.int() }),
  /** When every run begins from the state of one scenario at the end of the year before `year`: the parameters of a scenario hold from `year` on. */
  branch: branchSchema.optional(),
  /** Parameters that vary over runs, with a hash of their values; null when nothing but scenario and replicate varies. */
  design: z.object({ columns: z.array(z.string()), hash: sha256 }).nullable(),
  /** Of an experiment: what was asked and what came of it. */
  experiment: experimentSchema.optional(),
  tables: z.array(z.string()),
  files: z.array(fileSchema),
  runs: z.array(
    z.object({ run_id: count, status: z.enum(['done', 'failed']), wall_seconds: z.number().min(0), error: z.string().optional() }),
  ),
  /** From the first run to the closing of the files, in seconds. */
  wall_seconds: z.number().min(0),
  written_at: z.iso.datetime(),
  machine: z.object({
    node: z.string(),
    platform: z.string(),
    arch: z.string(),
    cpu: z.string(),
    cores: count,
    memory_bytes: count,
    workers: count.nullable(),
  }),
  /** Hash of this manifest without this entry. */
  manifest_sha256: sha256,
});

export type Manifest = z.output<typeof manifestSchema>;
export type ManifestFile = z.output<typeof fileSchema>;
export type FieldDescription = z.output<typeof fieldSchema>;

/** Reads and checks the manifest of a result directory. Throws an `InputError` that says what is wrong with it. */
export function readManifest(directory: string): Manifest {
  const path = join(directory, manifestName);
  const raw = parseManifest(path);
  if (typeof raw === 'object' && raw !== null && 'format_version' in raw && raw.format_version !== formatVersion) {
    throw new InputError([
      {
        code: 'manifest-version',
        file: path,
        message: `results of format ${String(raw.format_version)}; this version of polylift reads format ${formatVersion}`,
        hint: 'read them with the version of polylift that wrote them, or run again',
      },
    ]);
  }
  const checked = manifestSchema.safeParse(raw);
  if (!checked.success) {
    throw new InputError(
      checked.error.issues.map((issue) => ({
        code: 'manifest-invalid',
        file: path,
        path: issue.path.join('.'),
        message: `${issue.path.join('.') || 'manifest'}: ${issue.message}`,
      })),
    );
  }
  return checked.data;
}

function parseManifest(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new InputError(
      [
        {
          code: 'manifest-missing',
          file: path,
          message: 'there is no manifest: not a result directory, or its run was stopped before the end',
          hint: 'name a directory that polylift has written, or run again',
        },
      ],
      { cause: error },
    );
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(
      [
        {
          code: 'manifest-invalid',
          file: path,
          message: `the manifest is not valid JSON: ${(error as Error).message}`,
          hint: 'the file was cut off or changed; run again',
        },
      ],
      { cause: error },
    );
  }
}

/** Hash that `manifest_sha256` must equal. */
export function manifestHash(manifest: Omit<Manifest, 'manifest_sha256'>): string {
  const { manifest_sha256: _, ...rest } = manifest as Manifest;
  return canonicalHash(rest);
}

/** What two results must have in common to be results of the same command: the engine's version, times and machine are not among it. */
export type Identity = Pick<Manifest, 'reference' | 'seed' | 'replicates' | 'precision' | 'sample' | 'years' | 'design' | 'tables'> & {
  readonly branch?: Omit<BranchEntry, 'source'> | undefined;
  readonly scenarios: readonly { readonly name: string; readonly hash: string }[];
  readonly data: readonly { readonly name: string; readonly sha256: string }[];
};

/** The identity of a manifest, or of anything that holds as much. */
export function identityOf(source: Identity): Identity {
  const { reference, scenarios, data, seed, replicates, precision, sample, years, branch, design, tables } = source;
  return {
    reference,
    scenarios: scenarios.map(({ name, hash }) => ({ name, hash })),
    data: data.map(({ name, sha256: hash }) => ({ name, sha256: hash })),
    seed,
    // What was asked for is the first stage and the precision; how many replicates came of it is an answer.
    ...(precision === undefined ? { replicates } : { replicates: precision.first_replicates, precision: { ...precision } }),
    sample: { households_per_agent: sample.households_per_agent },
    years: { from: years.from, to: years.to },
    ...(branch === undefined ? {} : { branch: { from: branch.from, hash: branch.hash, year: branch.year } }),
    design: design === null ? null : { columns: [...design.columns], hash: design.hash },
    tables: [...tables],
  };
}

/** Writes the manifest, complete or not at all. */
export function writeManifest(directory: string, manifest: Omit<Manifest, 'manifest_sha256'>): Manifest {
  const complete: Manifest = { ...manifest, manifest_sha256: manifestHash(manifest) };
  replaceFile(directory, manifestName, `${JSON.stringify(complete, null, 2)}\n`);
  return complete;
}

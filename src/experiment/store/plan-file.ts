/** The plan of an unfinished experiment on disk: what `resume` and `merge` go by. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { replaceFile } from '../../output/atomic.ts';
import { InputError } from '../../scenario/problem.ts';
import { kindNames } from '../kind.ts';

export const planName = 'plan.json';
export const logName = 'runs.log';

const file = z.object({ path: z.string(), sha256: z.string() });

const planSchema = z.object({
  format: z.literal('polylift plan'),
  version: z.literal(1),
  /** Hash of everything on which the numbers depend: the same for all parts of an experiment. */
  hash: z.string(),
  engine: z.object({ name: z.string(), version: z.string(), commit: z.string().nullable() }),
  kind: z.enum(kindNames),
  name: z.string(),
  file: file.nullable(),
  /** Directory from which the scenarios' files are named. */
  base: z.string(),
  spec: z.unknown(),
  /** As they were when the experiment began, with their files. */
  scenarios: z.array(z.object({ source: z.string(), name: z.string(), hash: z.string(), files: z.array(file) })).min(1),
  /** The command line, program first. */
  command: z.array(z.string()),
  runs_planned: z.int(),
  shard: z.object({ index: z.int(), of: z.int() }).nullable(),
});

export type PlanFile = z.output<typeof planSchema>;

/** Whether a directory holds an experiment that has not been finished. */
export function isUnfinished(directory: string): boolean {
  return existsSync(path.join(directory, planName)) && existsSync(path.join(directory, logName));
}

export function writePlan(directory: string, plan: Omit<PlanFile, 'format' | 'version'>): void {
  const whole: PlanFile = { format: 'polylift plan', version: 1, ...plan };
  replaceFile(directory, planName, `${JSON.stringify(whole, null, 2)}\n`);
}

/** Reads a plan. Throws `InputError` when there is none, or none that can be read. */
export function readPlan(directory: string): PlanFile {
  const where = path.join(directory, planName);
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(where, 'utf8'));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT' || (error as NodeJS.ErrnoException).code === 'ENOTDIR';
    throw new InputError(
      [
        {
          code: 'no-plan',
          file: directory,
          message: missing ? 'there is no unfinished experiment in this directory' : `its plan cannot be read: ${(error as Error).message}`,
          hint: missing
            ? 'name the directory of an experiment that was stopped, killed or split'
            : 'begin anew in another directory with --out',
        },
      ],
      { cause: error },
    );
  }
  const checked = planSchema.safeParse(raw);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const message = `the plan is not as polylift writes it: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`;
  throw new InputError([{ code: 'plan-damaged', file: where, message, hint: 'begin anew in another directory with --out' }]);
}

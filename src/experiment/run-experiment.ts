/** Experiments from beginning to end: begin one, go on with one that was stopped, put together one that was split. */
import { availableParallelism } from 'node:os';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { identityOf } from '../output/manifest.ts';
import { identityOfOptions } from '../output/result-options.ts';
import { claim, refuseOtherContent, type ClaimedDirectory } from '../output/result-directory.ts';
import { InputError, type Problem } from '../scenario/problem.ts';
import { engineIdentity } from './engine.ts';
import { countInShard, execute, planStages, type ExecutionOptions } from './execute.ts';
import { aboutExperiment, resultOptions } from './description.ts';
import type { ExperimentSummary } from './outcome.ts';
import { checkShard, type Prepared } from './prepare.ts';
import type { Shard } from './plan.ts';
import { reopenExperiment, type ReopenOptions } from './reopen.ts';
import { simulated } from './spec/read-spec.ts';
import { LoggedRuns } from './store/logged-outcomes.ts';
import { isUnfinished, logName, planName, readPlan, writePlan, type PlanFile } from './store/plan-file.ts';
import { RunLog } from './store/run-log.ts';
import { StoppedError } from './stopped.ts';

export interface ExperimentRequest extends ExecutionOptions {
  readonly directory: string;
  /** Writes there even if the directory holds other results or an unfinished experiment. */
  readonly force?: boolean | undefined;
  /** Does this part of the runs alone; `mergeExperiment` puts the parts together. */
  readonly shard?: Shard | undefined;
  /** Command line for the manifest. */
  readonly command?: readonly string[] | undefined;
}

/**
 * Does an experiment and writes its result directory. Whatever ends it before, what was done stays in the directory, and `resumeExperiment` goes on.
 *
 * A failed run is a row of `runs.arrow`. Throws `InputError` when the directory cannot be used, before anything is written; the signal's reason
 * when stopped; and `StoppedError` when the directory cannot be written any more.
 */
export async function runExperiment(prepared: Prepared, request: ExperimentRequest): Promise<ExperimentSummary> {
  checkShard(prepared, request.shard);
  const { directory, force = false, shard } = request;
  const claimed = claimForNew(prepared, directory, force);
  const command = request.command ?? ['polylift'];
  return work(prepared, claimed, command, request, shard, () => {
    for (const name of [planName, logName]) rmSync(path.join(directory, name), { force: true });
    writePlan(directory, planFileOf(prepared, command, shard));
    return RunLog.create(path.join(directory, logName), prepared.hash);
  });
}

export interface ResumeRequest extends ExecutionOptions, ReopenOptions {
  readonly directory: string;
  /** Does runs again that have failed. */
  readonly retryFailed?: boolean | undefined;
  /** Does no more runs, and writes the tables of those that there are. */
  readonly close?: boolean | undefined;
}

/** Goes on with an experiment that was stopped or killed; the files are those of one that never was. Throws as `runExperiment` does. */
export async function resumeExperiment(request: ResumeRequest): Promise<ExperimentSummary> {
  const { directory, retryFailed = false, close = false } = request;
  const file = readPlan(directory);
  const shard = file.shard ?? undefined;
  if (shard !== undefined && close) {
    const message = `this is part ${shard.index} of ${shard.of}; closed, it could not be merged with the others any more`;
    throw new InputError([{ code: 'part-close', file: directory, message, hint: 'leave out --close, or merge all parts first' }]);
  }
  const prepared = await reopenExperiment(file, directory, request);
  const claimed = claim(directory, () => undefined);
  return work(
    prepared,
    claimed,
    file.command,
    request,
    shard,
    () => {
      const log = RunLog.open(path.join(directory, logName), prepared.hash);
      if (retryFailed) log.forgetFailed();
      return log;
    },
    close,
  );
}

async function work(
  prepared: Prepared,
  claimed: ClaimedDirectory,
  command: readonly string[],
  options: ExecutionOptions,
  shard: Shard | undefined,
  openLog: () => RunLog,
  close = false,
): Promise<ExperimentSummary> {
  const started = performance.now();
  const directory = claimed.path;
  let log: RunLog | undefined;
  try {
    log = openLog();
    if (close) await planStages(prepared, log);
    else await execute(prepared, log, shard, options);
    if (shard !== undefined) return partSummary(prepared, log, shard, directory, started);
    const { workers } = options;
    const finish = { directory, claim: claimed, command, workers: workers ?? availableParallelism(), closeEarly: close, started };
    const { finishExperiment } = await import('./finish.ts');
    const summary = await finishExperiment(prepared, new LoggedRuns([log]), finish);
    log.close();
    for (const name of [planName, logName]) rmSync(path.join(directory, name), { force: true });
    return summary;
  } catch (error) {
    throw log === undefined ? error : StoppedError.from(error, { directory, done: log.runs, planned: prepared.plan.runs });
  } finally {
    log?.close();
    claimed.release();
  }
}

function partSummary(prepared: Prepared, log: RunLog, shard: Shard, directory: string, started: number): ExperimentSummary {
  return {
    ...aboutExperiment(prepared, directory),
    files: [planName, logName],
    runsPlanned: countInShard(prepared, shard),
    runsDone: log.runs - log.failed,
    runsFailed: log.failed,
    failures: [],
    shard,
    findings: [],
    summary: null,
    wallSeconds: (performance.now() - started) / 1000,
  };
}

/** Takes a directory for a new experiment. */
function claimForNew(prepared: Prepared, directory: string, force: boolean): ClaimedDirectory {
  try {
    return claim(directory, (entries) => {
      if (force) return;
      if (isUnfinished(directory)) throw new InputError([unfinishedProblem(prepared, directory)]);
      refuseOtherContent(directory, entries, identityOf(identityOfOptions(resultOptions(prepared, {}))));
    });
  } catch (error) {
    if (error instanceof InputError || !(error instanceof Error && 'syscall' in error)) throw error;
    const message = `results cannot be written here: ${error.message}`;
    throw new InputError([{ code: 'out-not-writable', file: directory, message, hint: 'choose another directory with --out' }], {
      cause: error,
    });
  }
}

function unfinishedProblem({ hash, plan }: Prepared, directory: string): Problem {
  const file = readPlan(directory);
  const same = file.hash === hash;
  const done = same ? ` with ${doneText(countDone(directory, hash), plan.runs)} done` : '';
  return {
    code: 'out-unfinished',
    file: directory,
    message: `the directory holds ${same ? 'this experiment' : `another experiment, ${file.name},`} unfinished${done}`,
    hint: `polylift resume ${directory} goes on with it; choose another directory with --out, or add --force to begin anew`,
  };
}

/** Of an experiment in stages more may be done than the first one has. */
const doneText = (done: number, planned: number): string => (done > planned ? `${done} runs` : `${done} of ${planned} runs`);

function countDone(directory: string, hash: string): number {
  const log = RunLog.open(path.join(directory, logName), hash, { readOnly: true });
  log.close();
  return log.runs;
}

function planFileOf(
  { kind, read, plan, hash }: Prepared,
  command: readonly string[],
  shard: Shard | undefined,
): Omit<PlanFile, 'format' | 'version'> {
  return {
    hash,
    engine: engineIdentity(),
    kind: kind.name,
    name: read.name,
    file: read.file,
    base: read.base,
    spec: read.spec,
    scenarios: simulated(read).map(({ source, loaded: { scenario, hash: own, files } }) => ({
      source,
      name: scenario.name,
      hash: own,
      files: [...files],
    })),
    command: [...command],
    runs_planned: plan.runs,
    shard: shard === undefined ? null : { ...shard },
  };
}

export interface MergeRequest extends ReopenOptions {
  /** Directories of all parts, in any order. */
  readonly parts: readonly string[];
  readonly directory: string;
  readonly force?: boolean | undefined;
}

/**
 * Puts the parts of a split experiment together: the files are those of one that was never split. The parts stay as they are. Throws `InputError`
 * when they are not all parts of one experiment, one is missing, or one is not complete.
 */
export async function mergeExperiment({ parts, directory, force = false, ...options }: MergeRequest): Promise<ExperimentSummary> {
  const started = performance.now();
  const files = parts.map((part) => ({ part, file: readPlan(part) }));
  checkParts(files);
  const first = files[0]!;
  const prepared = await reopenExperiment(first.file, first.part, options);
  const logs = files.map(({ part }) => RunLog.open(path.join(part, logName), prepared.hash, { readOnly: true }));
  try {
    const problems = files.flatMap(({ part, file }, i) => incompletePart(prepared, part, file.shard!, logs[i]!));
    if (problems.length > 0) throw new InputError(problems);
    const claimed = claimForNew(prepared, directory, force);
    try {
      const finish = { directory, claim: claimed, command: first.file.command, started };
      const { finishExperiment } = await import('./finish.ts');
      return await finishExperiment(prepared, new LoggedRuns(logs), finish);
    } catch (error) {
      throw StoppedError.from(error, { directory, done: prepared.plan.runs, planned: prepared.plan.runs });
    } finally {
      claimed.release();
    }
  } finally {
    for (const log of logs) log.close();
  }
}

function checkParts(files: readonly { readonly part: string; readonly file: PlanFile }[]): void {
  const problems: Problem[] = [];
  const [first] = files;
  const seen = new Map<number, string>();
  for (const { part, file } of files) {
    const { shard, hash } = file;
    const add = (code: string, message: string, hint?: string): void =>
      void problems.push({ code, file: part, message, ...(hint === undefined ? {} : { hint }) });
    if (shard === null) add('not-a-part', 'this is a whole experiment and not a part of one', `polylift resume ${part} goes on with it`);
    else if (hash !== first!.file.hash)
      add('other-experiment', `this is a part of another experiment than ${first!.part}: engine, specification or scenarios differ`);
    else if (shard.of !== first!.file.shard?.of)
      add('other-split', `this is part ${shard.index} of ${shard.of}, and ${first!.part} is one of ${first!.file.shard?.of}`);
    else if (seen.has(shard.index)) add('part-twice', `part ${shard.index} of ${shard.of} is there twice, as ${seen.get(shard.index)} too`);
    else seen.set(shard.index, part);
  }
  const of = first?.file.shard?.of ?? 0;
  const missing = Array.from({ length: of }, (_, i) => i + 1).filter((index) => !seen.has(index));
  if (problems.length === 0 && missing.length > 0) {
    const parts = `${missing.length === 1 ? 'part' : 'parts'} ${missing.join(', ')} of ${of}`;
    problems.push({
      code: 'part-missing',
      message: `${parts} ${missing.length === 1 ? 'is' : 'are'} not among the directories`,
      hint: `do ${missing.length === 1 ? 'it' : 'them'} with --shard ${missing[0]}/${of}`,
    });
  }
  if (problems.length > 0) throw new InputError(problems);
}

function incompletePart(prepared: Prepared, part: string, shard: Shard, log: RunLog): Problem[] {
  const planned = countInShard(prepared, shard);
  if (log.runs >= planned) return [];
  const message = `part ${shard.index} of ${shard.of} has ${log.runs} of its ${planned} runs`;
  return [{ code: 'part-incomplete', file: part, message, hint: `polylift resume ${part} goes on with it` }];
}

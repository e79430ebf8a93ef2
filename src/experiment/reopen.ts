/** From the plan of an unfinished experiment back to the experiment, provided that nothing on which its numbers depend has changed. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { InputError, type Problem } from '../scenario/problem.ts';
import { engineIdentity } from './engine.ts';
import { kindOf } from './kinds/index.ts';
import { prepareExperiment, type Prepared } from './prepare.ts';
import type { BaseSpec } from './spec/base.ts';
import { readScenarios, simulated } from './spec/read-spec.ts';
import { planName, type PlanFile } from './store/plan-file.ts';

export interface ReopenOptions {
  /** Goes on as planned although the experiment's file says something else by now. */
  readonly asPlanned?: boolean | undefined;
}

/** Throws `InputError` when the engine, the scenarios or the file of the experiment are not those that it began with. */
export async function reopenExperiment(file: PlanFile, directory: string, { asPlanned = false }: ReopenOptions): Promise<Prepared> {
  const problems: Problem[] = [...engineProblems(file, directory), ...(asPlanned ? [] : fileProblems(file))];
  if (problems.length > 0) throw new InputError(problems);
  const kind = await kindOf(file.kind);
  const spec = kind.schema.parse(file.spec) as BaseSpec;
  const base = existsSync(file.base) ? file.base : process.cwd();
  const { scenarios, baseline, problems: unread, warnings } = await readScenarios(spec, base);
  if (unread.length > 0) throw new InputError([...unread]);
  const changed = simulated({ scenarios, baseline }).flatMap(({ source, loaded }, i): Problem[] => {
    const before = file.scenarios[i];
    if (before?.hash === loaded.hash) return [];
    const files = (before?.files ?? []).filter((old) => !loaded.files.some((now) => now.path === old.path && now.sha256 === old.sha256));
    const where = files.length === 0 ? source : files.map((one) => one.path).join(', ');
    const message = `the scenario ${loaded.scenario.name} is not the one that the experiment began with: ${where} has changed`;
    return [
      {
        code: 'scenario-changed',
        file: source,
        message,
        hint: 'put the file back as it was, or begin anew in another directory with --out',
      },
    ];
  });
  if (changed.length > 0) throw new InputError(changed);
  const read = { spec, name: file.name, file: file.file, base, scenarios, baseline, warnings, placed: (problem: Problem) => problem };
  const prepared = await prepareExperiment(kind, read);
  if (prepared.hash !== file.hash) {
    const message = 'the plan does not fit its own hash: it was changed by hand, or the base data are other ones';
    throw new InputError([
      { code: 'plan-changed', file: path.join(directory, planName), message, hint: 'begin anew in another directory with --out' },
    ]);
  }
  return prepared;
}

/** Numbers of two engines in one table would be a lie. */
function engineProblems({ engine }: PlanFile, directory: string): Problem[] {
  const own = engineIdentity();
  const text = ({ version, commit }: { version: string; commit: string | null }): string =>
    commit === null ? version : `${version} (${commit.slice(0, 12)})`;
  if (engine.version === own.version && engine.commit === own.commit) return [];
  return [
    {
      code: 'other-engine',
      file: directory,
      message: `the experiment began with polylift ${text(engine)}, and this is ${text(own)}`,
      hint: 'go on with the version that began it, or begin anew in another directory with --out',
    },
  ];
}

function fileProblems({ file, base }: PlanFile): Problem[] {
  if (file === null) return [];
  const places = [file.path, path.join(base, path.basename(file.path))].filter((place) => existsSync(place));
  // A file that is gone says nothing else: the plan has all of it.
  if (places.length === 0) return [];
  if (places.some((place) => createHash('sha256').update(readFileSync(place)).digest('hex') === file.sha256)) return [];
  return [
    {
      code: 'experiment-changed',
      file: file.path,
      message: 'the file of the experiment has changed since it began',
      hint: 'put it back as it was, add --as-planned to go on as it was planned, or begin anew in another directory with --out',
    },
  ];
}

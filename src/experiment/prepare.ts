/** What is fixed before the first run of an experiment: its plan, what is kept of a run, and the hash on which all its numbers depend. */
import { dataVersion, yunnanCounties } from '../data/index.ts';
import { canonicalHash } from '../output/canonical.ts';
import { InputError, type Problem } from '../scenario/problem.ts';
import { engineIdentity } from './engine.ts';
import type { AnalysisContext, Design, ExperimentKind } from './kind.ts';
import { RunPlan, type Shard } from './plan.ts';
import type { BaseSpec } from './spec/base.ts';
import type { ReadExperiment } from './spec/read-spec.ts';
import { indicatorProblems, keptColumns, type KeptColumns } from './store/kept-columns.ts';
import { LoggedOutcomes, type LoggedRuns } from './store/logged-outcomes.ts';

/** An experiment that can begin. */
export interface Prepared {
  readonly kind: ExperimentKind;
  readonly read: ReadExperiment;
  readonly plan: RunPlan;
  readonly kept: KeptColumns;
  /** SHA-256 of everything on which the numbers depend: engine, base data, specification, scenarios. */
  readonly hash: string;
}

/** Designs with more runs than this begin only when that is wanted. */
export const manyRuns = 10_000;

/**
 * Makes the design and lays every point over its scenarios. Throws `InputError` with everything that is wrong, and when there are more than
 * `mostRuns` runs.
 */
export async function prepareExperiment(kind: ExperimentKind, read: ReadExperiment, mostRuns = Infinity): Promise<Prepared> {
  const { spec, scenarios, placed } = read;
  const design = kind.design(spec, scenarios);
  const problems: Problem[] = [...indicatorProblems(spec), ...(isDesign(design) ? [] : design)];
  if (problems.length > 0 || !isDesign(design)) throw new InputError(problems.map(placed));
  const runs = countRuns(design, spec, scenarios.length);
  if (runs > mostRuns) throw new InputError([tooManyRuns(design, runs, read)]);
  const plan = new RunPlan(spec, scenarios, read.baseline);
  await plan.addStage(design);
  return { kind, read, plan, kept: keptColumns(spec, kind.needs?.(spec)), hash: planHash(kind, read) };
}

function planHash(kind: ExperimentKind, { spec, name, scenarios, baseline }: ReadExperiment): string {
  const { version, commit } = engineIdentity();
  return canonicalHash({
    engine: { version, commit },
    data: { version: dataVersion, sha256: canonicalHash(yunnanCounties) },
    kind: kind.name,
    name,
    spec,
    scenarios: scenarios.map(({ loaded }) => ({ name: loaded.scenario.name, hash: loaded.hash })),
    ...(baseline === undefined ? {} : { baseline: baseline.loaded.hash }),
  });
}

function isDesign(design: Design | readonly Problem[]): design is Design {
  return !Array.isArray(design);
}

/** Number of runs of a design; no point is laid over a scenario for it. */
export function countRuns(design: Design, { replicates }: Pick<BaseSpec, 'replicates'>, scenarios: number): number {
  if (design.scenariosAt === undefined && design.replicatesAt === undefined) return design.points * scenarios * replicates;
  let runs = 0;
  for (let point = 0; point < design.points; point++) {
    const [from, to] = design.replicatesAt?.(point) ?? [0, replicates];
    runs += (design.scenariosAt?.(point).length ?? scenarios) * (to - from);
  }
  return runs;
}

function tooManyRuns({ points }: Design, runs: number, { spec, scenarios }: ReadExperiment): Problem {
  const of = `${whole(points)} points, ${scenarios.length} ${scenarios.length === 1 ? 'scenario' : 'scenarios'}, ${whole(spec.replicates)} ${spec.replicates === 1 ? 'replicate' : 'replicates'}`;
  return {
    code: 'too-many-runs',
    message: `the design has ${whole(runs)} runs (${of}); more than ${whole(manyRuns)} begin only with --yes`,
    hint: 'see what it would take with --dry-run, or choose a smaller design',
  };
}

const whole = (n: number): string => n.toLocaleString('en-US');

/** What the kind's analysis and the choice of further points see. */
export function contextOf({ plan, read, kept }: Prepared, runs: LoggedRuns): AnalysisContext<BaseSpec> {
  const { years } = read.scenarios[0]!.loaded.scenario;
  return { spec: read.spec, design: plan.design, scenarios: read.scenarios, years, outcomes: new LoggedOutcomes(plan, runs, kept, years) };
}

/** Refuses to split what cannot be split. */
export function checkShard({ kind, read: { spec } }: Prepared, shard: Shard | undefined): void {
  if (shard === undefined || kind.isStaged?.(spec) !== true) return;
  throw new InputError([
    {
      code: 'staged-shard',
      file: `--shard ${shard.index}/${shard.of}`,
      message: 'an experiment whose later points depend on earlier results cannot be split over machines',
      hint: 'leave out --shard, or the search of the experiment',
    },
  ]);
}

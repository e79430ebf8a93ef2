/** The runs of an experiment: which point, scenario and replicate each of them is, and with which parameters. */
import { readScenario } from '../scenario/node/load.ts';
import type { Override } from '../scenario/override.ts';
import { patchScenario } from '../scenario/patch.ts';
import { InputError, type Problem } from '../scenario/problem.ts';
import type { ResolvedScenario } from '../scenario/schema.ts';
import { type Branch, branchProblems } from '../simulate/branch.ts';
import type { RunRequest } from '../simulate/pool.ts';
import type { Design } from './kind.ts';
import type { NamedScenario } from './pairing.ts';
import type { BaseSpec } from './spec/base.ts';

/** Where in the design a run lies. */
export interface PlannedRun {
  readonly point: number;
  /** Position in the list of scenarios. */
  readonly scenario: number;
  readonly replicate: number;
}

/** Parameters that nothing before the first simulated year depends on: runs that differ in them alone begin with the same population. */
const afterStart = /^(?:governance|cases|events)(?:\.|$)/;

/** Problems of so many points are told; the others are likely to be the same. */
const mostProblems = 20;

/**
 * All runs of an experiment in the order in which they are done: replicate by replicate, point by point, and the scenarios of a point side by side,
 * so that what is there at any moment is a fair sample of the whole. Runs of a later stage come behind all others.
 */
export class RunPlan {
  readonly scenarios: readonly NamedScenario[];
  readonly #spec: BaseSpec;
  /** One object for all runs: by it the pool knows those that begin from one state. */
  readonly #branch: Branch | undefined;
  #design: Design | undefined;
  readonly #points: number[] = [];
  readonly #scenarioOf: number[] = [];
  readonly #replicates: number[] = [];
  /** Number of the point and replicate of a run, among those that are simulated together. */
  readonly #groups: number[] = [];
  #groupCount = 0;
  #mostReplicates = 0;
  /** Scenarios at points that only a reading of their file could resolve. */
  readonly #read = new Map<string, ResolvedScenario>();
  /** Points that begin with a population of their own. */
  readonly #ownStarts = new Set<number>();
  #last: { readonly key: string; readonly scenario: ResolvedScenario } | undefined;

  /** @param baseline of the branch of the specification */
  constructor(spec: BaseSpec, scenarios: readonly NamedScenario[], baseline?: NamedScenario) {
    this.#spec = spec;
    if (spec.branch !== undefined && baseline !== undefined)
      this.#branch = { parameters: baseline.loaded.scenario, year: spec.branch.year };
    this.scenarios = scenarios;
  }

  get design(): Design {
    if (this.#design === undefined) throw new Error('the plan has no stage yet');
    return this.#design;
  }

  /** Number of runs planned so far. */
  get runs(): number {
    return this.#points.length;
  }

  /** One more than the largest number of a replicate. */
  get replicates(): number {
    return this.#mostReplicates;
  }

  /** The run of a number. */
  run(runId: number): PlannedRun {
    return { point: this.#points[runId]!, scenario: this.#scenarioOf[runId]!, replicate: this.#replicates[runId]! };
  }

  /** Whether a run belongs to part `index` of `of`. Runs that share their starting population are never parted. */
  isInShard(runId: number, { index, of }: Shard): boolean {
    return this.#groups[runId]! % of === index - 1;
  }

  /**
   * Adds the points of a design that the plan does not have yet, after laying every one of them over its scenarios. Throws `InputError` when a
   * point cannot be simulated; nothing is added then.
   */
  async addStage(design: Design): Promise<void> {
    const from = this.#design?.points ?? 0;
    await this.#check(design, from);
    const order = (design.order ?? Array.from({ length: design.points }, (_, point) => point)).filter((point) => point >= from);
    const rangeOf = (point: number): readonly [number, number] => design.replicatesAt?.(point) ?? [0, this.#spec.replicates];
    let [first, end] = [Infinity, 0];
    for (const point of order) [first, end] = [Math.min(first, rangeOf(point)[0]), Math.max(end, rangeOf(point)[1])];
    for (let replicate = first; replicate < end; replicate++) {
      for (const point of order) {
        const [low, high] = rangeOf(point);
        if (replicate < low || replicate >= high) continue;
        const group = this.#groupCount++;
        for (const scenario of scenariosAt(design, point, this.scenarios.length)) {
          this.#points.push(point);
          this.#scenarioOf.push(scenario);
          this.#replicates.push(replicate);
          this.#groups.push(group);
        }
      }
    }
    this.#mostReplicates = Math.max(this.#mostReplicates, end);
    this.#design = design;
  }

  /** The run as the pool takes it. Its parameters are made when they are asked for: a plan of a million runs holds none. */
  request(runId: number): RunRequest {
    const { point, scenario, replicate } = this.run(runId);
    const parameters = (): ResolvedScenario => this.#parameters(this.design, point, scenario);
    const own = this.scenarios[scenario]!.loaded.scenario;
    return {
      runId,
      scenario: own.name,
      ...(this.#ownStarts.has(point) ? { start: `point ${point}` } : {}),
      seed: this.seedOf(point),
      replicate,
      branch: this.#branch,
      get parameters() {
        return parameters();
      },
    };
  }

  /** The seed at a point: the same at all, unless points are to be independent. */
  seedOf(point: number): string {
    return this.#spec.common_random_numbers ? this.#spec.seed : `${this.#spec.seed}/point-${point}`;
  }

  #parameters(design: Design, point: number, scenario: number): ResolvedScenario {
    const key = `${point}/${scenario}`;
    const known = this.#read.get(key) ?? (this.#last?.key === key ? this.#last.scenario : undefined);
    if (known !== undefined) return known;
    const own = this.scenarios[scenario]!.loaded.scenario;
    const resolved = patchScenario(own, design.overridesOf(point, own));
    if (resolved === undefined) throw new Error(`point ${point} cannot be laid over ${own.name}`);
    this.#last = { key, scenario: resolved };
    return resolved;
  }

  async #check(design: Design, from: number): Promise<void> {
    const problems: Problem[] = [];
    const seen = new Set<string>();
    for (let point = from; point < design.points && problems.length < mostProblems; point++) {
      for (const scenario of scenariosAt(design, point, this.scenarios.length)) {
        const own = this.scenarios[scenario]!.loaded.scenario;
        const overrides = design.overridesOf(point, own);
        if (overrides.some(({ path }) => !afterStart.test(path))) this.#ownStarts.add(point);
        const patched = patchScenario(own, overrides);
        const read = patched === undefined ? await this.#readAt(scenario, overrides) : { scenario: patched, problems: [] };
        if (patched === undefined && read.scenario !== undefined) this.#read.set(`${point}/${scenario}`, read.scenario);
        for (const problem of [...read.problems, ...this.#branchProblems(read.scenario, overrides)]) {
          // The same mistake of many points is one mistake, told at the first of them.
          const key = `${problem.code} ${problem.path}`;
          if (seen.has(key)) continue;
          seen.add(key);
          problems.push({ ...problem, message: `at point ${point}, in ${own.name}: ${problem.message}` });
        }
      }
    }
    if (problems.length > 0) throw new InputError(problems);
  }

  /** What a point must not change in runs that begin from the state of a baseline. */
  #branchProblems(scenario: ResolvedScenario | undefined, overrides: readonly Override[]): Problem[] {
    if (this.#branch === undefined || scenario === undefined) return [];
    return branchProblems(this.#branch, scenario).map((problem) => {
      const path = problem.path.join('.');
      const origin = overrides.find((override) => path.startsWith(override.path))?.origin;
      return { ...problem, path, ...(origin === undefined ? {} : { file: origin }), hint: 'leave it out of what varies, or the branch' };
    });
  }

  async #readAt(scenario: number, overrides: readonly Override[]): Promise<{ scenario?: ResolvedScenario; problems: readonly Problem[] }> {
    const { source, loaded } = this.scenarios[scenario]!;
    // Everything that was set when the scenario was read is part of it.
    const { loaded: read, problems } = await readScenario(source, [...loaded.overrides, ...overrides]);
    return { ...(read === undefined ? {} : { scenario: read.scenario }), problems };
  }
}

/** A part of an experiment: part `index` of `of`, from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

function scenariosAt(design: Design, point: number, count: number): readonly number[] {
  return design.scenariosAt?.(point) ?? Array.from({ length: count }, (_, scenario) => scenario);
}

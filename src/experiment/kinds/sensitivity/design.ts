import { sobolDimensions } from '../../../analysis/design/index.ts';
import type { Problem } from '../../../scenario/problem.ts';
import type { Design } from '../../kind.ts';
import type { NamedScenario } from '../../pairing.ts';
import { factorOverrides, factorValue, readFactors, type Factor } from '../../spec/factors.ts';
import { indicatorProblem } from '../../store/kept-columns.ts';
import { makeSample, sampleSize, seedName, type Sample } from './sample.ts';
import type { SensitivitySpec } from './spec.ts';

/** Values of factors that a design may have, over all its points: 400 MB. */
const mostValues = 50_000_000;
/** Trajectories among which the farthest apart are chosen: their distances are a matrix. */
const mostCandidates = 2000;

/** Makes the design, or says what is wrong with the specification. */
export function designSensitivity(spec: SensitivitySpec, scenarios: readonly NamedScenario[]): Design | readonly Problem[] {
  const { factors, problems } = readFactors(spec.factors, scenarios);
  const all = [...problems, ...groupProblems(spec), ...outcomeProblems(spec, scenarios), ...settingProblems(spec, scenarios)];
  if (all.length > 0) return all;
  return sensitivityDesign(spec, factors, makeSample(spec, Object.keys(spec.factors)));
}

/** The design of a sample. Its columns are the factors. */
export function sensitivityDesign(spec: SensitivitySpec, factors: readonly Factor[], sample: Sample): Design {
  const { points, inputs, block } = sample;
  const valueOf = (point: number, j: number): number => factorValue(factors[j]!, points[point * inputs + j]!);
  return {
    columns: factors.map(({ column }) => column),
    points: points.length / inputs,
    valuesOf: (point) => factors.map((_, j) => valueOf(point, j)),
    overridesOf: (point, scenario) => factors.flatMap((factor, j) => factorOverrides(factor, valueOf(point, j), scenario)),
    ...(spec.seed_group
      ? {
          replicatesAt(point: number): readonly [number, number] {
            const place = Math.min(spec.num_seeds - 1, Math.floor(points[point * inputs + inputs - 1]! * spec.num_seeds));
            // A grid has few levels: every trajectory has replicates of its own.
            const replicate = spec.method === 'morris' ? (place + Math.floor(point / block)) % spec.num_seeds : place;
            return [replicate, replicate + 1];
          },
        }
      : {}),
  };
}

function groupProblems({ groups, factors, seed_group: seedGroup }: SensitivitySpec): Problem[] {
  const problems: Problem[] = [];
  const taken = new Map<string, string>();
  const known = Object.keys(factors);
  for (const [group, members] of Object.entries(groups)) {
    if (known.includes(group) || group === seedName)
      problems.push({ code: 'bad-group', path: `groups.${group}`, message: `the group ${group} has the name of a factor` });
    for (const [i, member] of members.entries()) {
      const path = `groups.${group}.${i}`;
      const other = taken.get(member);
      if (!known.includes(member))
        problems.push({
          code: 'unknown-factor',
          path,
          message: `there is no factor ${member}`,
          hint: `the factors are ${known.join(', ')}`,
        });
      else if (other !== undefined) problems.push({ code: 'bad-group', path, message: `the factor ${member} is in ${other} already` });
      taken.set(member, group);
    }
  }
  if (seedGroup && known.includes(seedName))
    problems.push({
      code: 'bad-factor',
      path: `factors.${seedName}`,
      message: `the name ${seedName} stands for the random numbers`,
      hint: 'give the factor another name and write its parameter under path:',
    });
  return problems;
}

function outcomeProblems({ outcomes }: SensitivitySpec, scenarios: readonly NamedScenario[]): Problem[] {
  const { from, to } = scenarios[0]!.loaded.scenario.years;
  return outcomes.flatMap(({ indicator, year }, n) => {
    const unknown = indicatorProblem(indicator, `outcomes.${n}.indicator`);
    const outside = typeof year === 'number' && !(year > from && year <= to);
    return [
      ...(unknown === undefined ? [] : [unknown]),
      ...(outside
        ? [
            {
              code: 'year-outside',
              path: `outcomes.${n}.year`,
              message: `the year ${year} is not among the simulated ones, ${from + 1} to ${to}`,
            },
          ]
        : []),
    ];
  });
}

function settingProblems(spec: SensitivitySpec, scenarios: readonly NamedScenario[]): Problem[] {
  const problems: Problem[] = [];
  const { method, optimal_trajectories: kept, num_trajectories: drawn, compare, seed_group: seedGroup, factors } = spec;
  const inputs = Object.keys(factors).length + (seedGroup ? 1 : 0);
  if (compare === 'difference' && scenarios.length < 2)
    problems.push({ code: 'no-reference', path: 'compare', message: 'a difference needs two scenarios', hint: 'name the reference first' });
  if (method === 'morris' && kept !== undefined && kept > drawn)
    problems.push({
      code: 'bad-setting',
      path: 'optimal_trajectories',
      message: `${kept} trajectories cannot be chosen among ${drawn}`,
      hint: 'draw more under num_trajectories',
    });
  if (method === 'morris' && kept !== undefined && drawn > mostCandidates)
    problems.push({
      code: 'bad-setting',
      path: 'num_trajectories',
      message: `the farthest apart are chosen among at most ${mostCandidates} trajectories, and there are ${drawn}`,
      hint: 'draw fewer, or leave out optimal_trajectories',
    });
  const points = sampleSize(spec, Object.keys(factors));
  if (points * inputs > mostValues)
    problems.push({
      code: 'too-many-points',
      path: method === 'morris' ? 'num_trajectories' : 'N',
      message: `the design has ${points.toLocaleString('en-US')} points of ${inputs} ${inputs === 1 ? 'factor' : 'factors'}, more than fit into memory`,
      hint: `at most ${Math.floor(mostValues / inputs).toLocaleString('en-US')} points of so many factors do`,
    });
  if (method === 'sobol' && 2 * inputs > sobolDimensions)
    problems.push({
      code: 'too-many-factors',
      path: 'factors',
      message: `${inputs} factors are more than the sequence has dimensions for, ${sobolDimensions / 2}`,
      hint: 'use method: morris',
    });
  if (method === 'pawn' && inputs > sobolDimensions && spec.sampling === 'sobol')
    problems.push({
      code: 'too-many-factors',
      path: 'factors',
      message: `${inputs} factors are more than the sequence has dimensions for, ${sobolDimensions}`,
      hint: 'use sampling: lhs',
    });
  if (method === 'pawn' && Object.keys(spec.groups).length > 0)
    problems.push({ code: 'bad-setting', path: 'groups', message: 'PAWN takes every factor by itself', hint: 'leave out groups' });
  return problems;
}

import { morrisEffects, pawnIndices, sobolIndices, swings, type Estimate } from '../../../analysis/sensitivity/index.ts';
import type { Analysis, AnalysisContext } from '../../kind.ts';
import { factorValue, readFactors, type Factor } from '../../spec/factors.ts';
import { doubtTexts } from './doubts.ts';
import { findingsOf } from './findings.ts';
import { quantitiesOf, type Quantity } from './quantities.ts';
import { makeSample, seedName, type Sample } from './sample.ts';
import type { SensitivitySpec } from './spec.ts';
import {
  importance,
  type GroupIndices,
  type OutcomeSensitivity,
  type SensitivitySummary,
  type SummaryEstimate,
  type SummaryGroup,
} from './summary.ts';
import { sensitivityTable } from './table.ts';

/** Estimates the indices of every outcome. */
export async function analyseSensitivity(context: AnalysisContext<SensitivitySpec>): Promise<Analysis> {
  const { spec, scenarios } = context;
  const { factors } = readFactors(spec.factors, scenarios);
  const sample = makeSample(spec, Object.keys(spec.factors));
  const groups = groupsOf(sample, factors);
  const quantities = await quantitiesOf(context);
  const outcomes = quantities.map((quantity): OutcomeSensitivity => {
    const { column, year, scenario, reference, title } = quantity;
    const { indices, ...found } = estimate(spec, sample, factors, quantity, groups);
    return {
      indicator: column.name,
      year,
      scenario: scenarios[scenario]!.loaded.scenario.name,
      reference: reference === undefined ? null : scenarios[reference]!.loaded.scenario.name,
      title,
      unit: column.unit,
      better: column.better ?? null,
      ...momentsOf(quantity.outputs),
      ...found,
      indices,
      ranking: rank(indices),
    };
  });
  const summary: SensitivitySummary = {
    method: spec.method,
    confidence: spec.conf_level,
    groups,
    points: sample.points.length / sample.inputs,
    replicates: spec.seed_group ? 1 : spec.replicates,
    seedGroup: spec.seed_group,
    outcomes,
  };
  return { tables: [sensitivityTable(summary)], findings: findingsOf(summary, scenarios), summary };
}

type Found = Pick<OutcomeSensitivity, 'planned' | 'used' | 'doubts' | 'indices' | 'pairs'> & Partial<Pick<OutcomeSensitivity, 'dummy'>>;

function estimate(
  spec: SensitivitySpec,
  sample: Sample,
  factors: readonly Factor[],
  { outputs }: Quantity,
  groups: readonly SummaryGroup[],
): Found {
  const options = { seed: spec.seed, numResamples: spec.num_resamples, confLevel: spec.conf_level };
  const { inputs, points, block, morris } = sample;
  const count = groups.length;
  // Of each group: the factor that is all of it.
  const alone = groups.map(({ factors: members }) => (members.length === 1 ? factors.findIndex(({ name }) => name === members[0]) : -1));
  switch (spec.method) {
    case 'morris': {
      const { trajectories: planned, used, groups: effects, doubts } = morrisEffects(outputs, morris!, options);
      const indices = effects.map(({ mu, muStar, sigma }, g): GroupIndices => {
        // A step leads from the lower half of the levels to the upper half.
        const step = ({ value, lower, upper }: Estimate): Estimate => ({
          value: value * morris!.delta,
          lower: lower * morris!.delta,
          upper: upper * morris!.delta,
        });
        return { swing: alone[g]! < 0 ? null : plain(step(mu)), mu: plain(mu), mu_star: plain(muStar), sigma: number(sigma) };
      });
      return { planned, used, doubts: doubtTexts(spec.method, doubts, used, groups), indices, pairs: [] };
    }
    case 'sobol': {
      const { basePoints, used, S1, ST, S2, doubts } = sobolIndices(outputs, count, {
        ...options,
        calcSecondOrder: spec.calc_second_order,
        firstOrder: spec.first_order,
      });
      const swing = swings(points, outputs, inputs, block, options);
      const indices = ST.map((total, g): GroupIndices => ({
        swing: alone[g]! < 0 ? null : plain(swing[alone[g]!]!),
        S1: plain(S1[g]!),
        ST: plain(total),
      }));
      const pairs = S2.map(({ a, b, estimate: found }) => ({ first: a, second: b, S2: plain(found) }));
      return { planned: basePoints, used, doubts: doubtTexts(spec.method, doubts, used, groups), indices, pairs };
    }
    case 'pawn': {
      // Values in place of places in the cube, so that equal values are in one slide.
      const values = points.map((u, i) => (i % inputs < factors.length ? factorValue(factors[i % inputs]!, u) : u));
      const found = pawnIndices(values, outputs, inputs, { ...options, slides: spec.S });
      const swing = swings(points, outputs, inputs, block, options);
      const indices = found.factors.map(({ minimum, mean, median, maximum }, g): GroupIndices => ({
        swing: alone[g]! < 0 ? null : plain(swing[alone[g]!]!),
        pawn: { minimum, mean, median: plain(median), maximum },
      }));
      const { points: planned, used, dummy, doubts } = found;
      return { planned, used, doubts: doubtTexts(spec.method, doubts, used, groups), indices, pairs: [], dummy };
    }
  }
}

function groupsOf({ groupNames, groups }: Sample, factors: readonly Factor[]): SummaryGroup[] {
  return groupNames.map((name, g) => {
    const members = factors.filter((_, j) => groups[j] === g);
    const [first] = members;
    if (first === undefined)
      return { name: seedName, title: { en: 'Chance (random numbers)', zh: '随机性（随机数）' }, factors: [], range: null };
    const single = members.length === 1 && first.name === name;
    return {
      name: single ? first.column.name : name,
      title: single ? { en: first.column.title, zh: first.column.titleZh ?? first.column.title } : { en: name, zh: name },
      factors: members.map((factor) => factor.name),
      range: single ? { from: endOf(first, 0), to: endOf(first, 1) } : null,
    };
  });
}

function endOf(factor: Factor, u: number): string {
  const value = factorValue(factor, u);
  const { labels } = factor.column;
  if (labels !== undefined) return labels[value]!;
  return `${factor.change === 'multiply' ? '×' : factor.change === 'add' && value >= 0 ? '+' : ''}${value}`;
}

function momentsOf(outputs: Float64Array): { mean: number | null; sd: number | null } {
  const defined = outputs.filter((y) => !Number.isNaN(y));
  const mean = defined.reduce((sum, y) => sum + y, 0) / defined.length;
  const squares = defined.reduce((sum, y) => sum + (y - mean) * (y - mean), 0);
  return { mean: number(mean), sd: number(Math.sqrt(squares / (defined.length - 1))) };
}

function rank(indices: readonly GroupIndices[]): number[] {
  const of = (g: number): number => importance(indices[g]!).value ?? -Infinity;
  return indices.map((_, g) => g).sort((a, b) => of(b) - of(a) || a - b);
}

function plain({ value, lower, upper }: Estimate): SummaryEstimate {
  return { value: number(value), lower: number(lower), upper: number(upper) };
}

const number = (x: number): number | null => (Number.isFinite(x) ? x : null);

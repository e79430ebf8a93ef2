import {
  findBoxes,
  measureRobustness,
  regretOf,
  winsOver,
  type FoundBox,
  type FoundBoxes,
  type PolicyFutures,
  type Robustness,
  type Wins,
} from '../../../analysis/robustness/index.ts';
import type { Column } from '../../../model/record/column.ts';
import type { Analysis, AnalysisContext, Bilingual } from '../../kind.ts';
import { readFactors, type Factor } from '../../spec/factors.ts';
import { inputKind } from './design.ts';
import { findingsOf } from './findings.ts';
import { readQuestion, type Question } from './question.ts';
import type { RobustnessSpec } from './spec.ts';
import type { BoxSummary, FactorSummary, MeasureSummary, QuestionSummary, RobustnessSummary } from './summary.ts';
import { boxesTable, futuresTable, regretTable } from './tables.ts';

/** Compares the policies over the futures, and searches the conditions under which one beats another. */
export async function analyseFutures(context: AnalysisContext<RobustnessSpec>): Promise<Analysis> {
  const { spec, scenarios, outcomes, design } = context;
  const question = readQuestion(spec, scenarios) as Question;
  const { factors } = readFactors(spec.factors, scenarios);
  const values = await outcomes.values(question.outcome);
  const criteria = [];
  for (const { outcome, atMost, atLeast } of question.thresholds)
    criteria.push({ values: await outcomes.values(outcome), atMost, atLeast });
  const data: PolicyFutures = {
    futures: outcomes.points,
    policies: outcomes.scenarios,
    replicates: outcomes.replicates,
    outcome: { values, better: question.better },
    criteria,
  };
  const robustness = measureRobustness(data, { optimism: spec.optimism, resamples: spec.bootstrap, seed: `${spec.seed} robustness` });
  const wins = winsOver(listOf(data, question.winner), listOf(data, question.against), outcomes.replicates, question.better);
  const placed = factors.map((factor, j) => ({
    factor,
    values: Float64Array.from({ length: design.points }, (_, point) => design.valuesOf(point)[j]!),
  }));
  const found = searchBoxes(spec, placed, wins);
  const summary = summarise(context, { question, placed, robustness, data, wins, found });
  return { tables: [futuresTable(summary), regretTable(summary), boxesTable(summary)], findings: findingsOf(summary), summary };
}

/** The runs of one policy: entry `future * replicates + replicate`. */
function listOf({ futures, policies, replicates, outcome }: PolicyFutures, policy: number): Float64Array {
  const list = new Float64Array(futures * replicates);
  for (let f = 0; f < futures; f++)
    for (let r = 0; r < replicates; r++) list[f * replicates + r] = outcome.values[(f * policies + policy) * replicates + r]!;
  return list;
}

interface PlacedFactor {
  readonly factor: Factor;
  /** One value for each future. */
  readonly values: Float64Array;
}

function searchBoxes({ boxes, seed }: RobustnessSpec, placed: readonly PlacedFactor[], wins: Wins): FoundBoxes {
  return findBoxes(
    placed.map(({ factor, values }) => ({ name: factor.column.name, kind: inputKind(factor), values })),
    wins.won,
    {
      rule: boxes.choose,
      maxBoxes: boxes.most,
      objective: boxes.objective,
      peelAlpha: boxes.peel_alpha,
      pasteAlpha: boxes.paste_alpha,
      massMin: boxes.mass_min,
      shuffles: boxes.shuffles,
      resamples: boxes.resamples,
      seed: `${seed} boxes`,
    },
  );
}

interface Results {
  readonly question: Question;
  readonly placed: readonly PlacedFactor[];
  readonly robustness: Robustness;
  readonly data: PolicyFutures;
  readonly wins: Wins;
  readonly found: FoundBoxes;
}

function summarise({ spec, scenarios, outcomes }: AnalysisContext<RobustnessSpec>, results: Results): RobustnessSummary {
  const { question, placed, robustness, data } = results;
  const { futures } = robustness;
  const policies = scenarios.map(({ loaded: { scenario } }) => {
    const en = scenario.title ?? scenario.name;
    return { name: scenario.name, title: { en, zh: scenario.title_zh ?? en } };
  });
  const regret = regretOf(futures, data.policies, question.better);
  const lists = (of: Float64Array): number[][] =>
    policies.map((_, p) => Array.from(futures.used, (_future, at) => of[at * data.policies + p]!));
  const regrets = lists(regret);
  return {
    outcome: {
      indicator: question.column.name,
      title: titleOf(question.column),
      unit: question.column.unit,
      year: question.outcome.year,
      better: question.better,
    },
    thresholds: question.thresholds.map(({ column, outcome, atMost, atLeast }) => ({
      indicator: column.name,
      title: titleOf(column),
      unit: column.unit,
      year: outcome.year,
      atMost: atMost ?? null,
      atLeast: atLeast ?? null,
    })),
    policies,
    futures: { sampled: data.futures, used: futures.used.length, leftOut: futures.leftOut, replicates: outcomes.replicates },
    factors: placed.map(factorSummary),
    optimism: spec.optimism,
    measures: robustness.measures
      .filter(({ measure }) => measure !== 'satisficing' || question.thresholds.length > 0)
      .map((measure): MeasureSummary => ({
        measure: measure.measure,
        policy: policies[measure.policy]!.name,
        value: known(measure.value),
        lower: known(measure.lower),
        upper: known(measure.upper),
        best: measure.best,
        wins: known(measure.wins),
      })),
    points: {
      future: [...futures.used],
      outcome: lists(futures.means),
      regret: regrets,
      best: Array.from(futures.used, (_, at) => regrets.findIndex((list) => list[at] === 0)),
    },
    question: questionSummary(results, policies),
  };
}

function questionSummary({ question, wins, found, placed }: Results, policies: readonly { readonly name: string }[]): QuestionSummary {
  const count = (sign: 0 | 1): number | null =>
    Number.isNaN(wins.halfWidth) ? null : wins.won.reduce((sum, won, f) => sum + (won === sign && wins.told[f] === 1 ? 1 : 0), 0);
  return {
    winner: policies[question.winner]!.name,
    against: policies[question.against]!.name,
    futures: found.cases,
    won: found.hits,
    toldWon: count(1),
    toldLost: count(0),
    halfWidth: known(wins.halfWidth),
    advantage: Array.from(wins.advantage, known),
    boxes: found.boxes.map((box) => boxSummary(box, placed)),
  };
}

function factorSummary({ factor, values }: PlacedFactor): FactorSummary {
  const { range, column } = factor;
  return {
    name: factor.name,
    column: column.name,
    title: titleOf(column),
    unit: column.unit,
    change: factor.change,
    scale: range?.scale ?? 'values',
    from: range?.from ?? null,
    to: range?.to ?? null,
    labels: column.labels ?? null,
    values: [...values],
  };
}

function boxSummary(box: FoundBox, placed: readonly PlacedFactor[]): BoxSummary {
  const labelsOf = (name: string): readonly string[] =>
    placed.find(({ factor }) => factor.column.name === name)!.factor.column.labels ?? [];
  return {
    claimed: box.claimed,
    restrictions: box.restrictions.map(({ input, side, limit, categories, quasiP }) => ({
      column: input,
      side,
      limit: known(limit),
      labels: categories.map((at) => labelsOf(input)[at]!),
      quasiP,
      again: known(box.restrictedIn[input]!),
    })),
    coverage: box.coverage,
    density: box.density,
    mass: box.mass,
    futures: box.cases,
    won: box.hits,
    pValue: known(box.pValue),
    heldOut: Number.isNaN(box.heldOut.density) || Number.isNaN(box.heldOut.coverage) ? null : box.heldOut,
    steps: box.steps.map(({ step, coverage, density, mass, restricted }) => ({ step, coverage, density, mass, restricted })),
    chosen: box.chosen,
    inside: Array.from(box.inside.keys()).filter((i) => box.inside[i] === 1),
  };
}

function titleOf({ title, titleZh }: Column): Bilingual {
  return { en: title, zh: titleZh ?? title };
}

/** A number as JSON has it. */
function known(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** The decomposition of one indicator in one year. */
import {
  decomposeGames,
  decomposeInOrder,
  estimateOf,
  membersOf,
  type Decomposition,
  type Estimate,
} from '../../../analysis/coalitions/index.ts';
import type { Column } from '../../../model/record/column.ts';
import { provinceColumns } from '../../../model/record/columns.ts';
import type { AnalysisContext, Outcome } from '../../kind.ts';
import type { DecompositionDesign } from './design.ts';
import type { DecompositionSpec, OutcomeSpec } from './spec.ts';
import { orNull, summaryEstimate, type OutcomeSummary, type RegimeEffects } from './summary.ts';

type Context = AnalysisContext<DecompositionSpec>;

/** So many dividends are in the summary; all are in the table. */
const dividendsShown = 24;

export interface DecomposedOutcome {
  readonly column: Column;
  readonly summary: OutcomeSummary;
  readonly decomposition: Decomposition;
}

/** The outcomes of a specification with their years known, each once. */
export async function resolveOutcomes(context: Context, design: DecompositionDesign): Promise<readonly Outcome[]> {
  const found: Outcome[] = [];
  for (const spec of context.spec.outcomes) {
    const outcome = { indicator: spec.indicator, year: await yearOf(spec, context, design) };
    if (!found.some(({ indicator, year }) => indicator === outcome.indicator && year === outcome.year)) found.push(outcome);
  }
  return found;
}

async function yearOf({ indicator, year }: OutcomeSpec, context: Context, design: DecompositionDesign): Promise<number | 'sum'> {
  const { from, to } = context.years;
  if (year === 'last') return to;
  if (year !== 'widest') return year;
  let widest = { year: to, distance: -1 };
  for (let each = from + 1; each <= to; each++) {
    const cells = new Cells(await context.outcomes.values({ indicator, year: each }), context, 1);
    const { mean } = estimateOf(cells.differences(everybodyOf(design), otherEnd(design)));
    if (Math.abs(mean) > widest.distance) widest = { year: each, distance: Math.abs(mean) };
  }
  return widest.year;
}

/** The point of the whole scenario, and the one that it is set against: the reference, or the scenario without any player. */
const everybodyOf = (design: DecompositionDesign): number => design.pointOf((1 << design.playerSet.players.length) - 1);
const otherEnd = (design: DecompositionDesign): number => design.regimes?.reference ?? design.pointOf(0);

/**
 * Decomposes one outcome from its values, as `Outcomes` gives them. Gains are above zero where they are good for poor people, if the indicator has a
 * good direction.
 */
export function decomposeOutcome(
  outcome: Outcome,
  values: Float64Array,
  context: Pick<Context, 'spec' | 'design' | 'outcomes'>,
  design: DecompositionDesign,
): DecomposedOutcome {
  const column = provinceColumns.find(({ name }) => name === outcome.indicator)!;
  const sign = column.better === 'lower' ? -1 : 1;
  const { players } = design.playerSet;
  const cells = new Cells(values, context, sign);
  const games = Array.from({ length: context.outcomes.replicates }, (_, replicate) =>
    Float64Array.from({ length: 1 << players.length }, (__, coalition) => cells.value(design.pointOf(coalition), replicate)),
  );
  const decomposition = decomposeGames(games, { unions: unionsOf(context.spec, players) });
  const order = orderOf(context.spec, players, decomposition);
  const steps = decomposeInOrder(games, order);
  const mean = (point: number): number | null => orNull(sign * estimateOf(cells.row(point)).mean);
  return {
    column,
    decomposition,
    summary: {
      indicator: outcome.indicator,
      title: { en: column.title, zh: column.titleZh ?? column.title },
      year: outcome.year,
      unit: column.unit,
      better: column.better ?? null,
      sign,
      means: {
        reference: design.regimes === undefined ? null : mean(design.regimes.reference),
        nobody: mean(design.pointOf(0)),
        everybody: mean(everybodyOf(design)),
      },
      total: summaryEstimate(decomposition.total),
      replicates: decomposition.used.length,
      leftOut: decomposition.leftOut,
      players: decomposition.players.map(({ shapley, pAdjusted, banzhaf, alone, last, owen }) => ({
        shapley: summaryEstimate(shapley),
        pAdjusted: orNull(pAdjusted),
        banzhaf: summaryEstimate(banzhaf),
        alone: summaryEstimate(alone),
        last: summaryEstimate(last),
        owen: owen === undefined ? null : summaryEstimate(owen),
      })),
      pairs: decomposition.pairs.map(({ first, second, shapley, pAdjusted, banzhaf }) => ({
        first,
        second,
        shapley: summaryEstimate(shapley),
        pAdjusted: orNull(pAdjusted),
        banzhaf: summaryEstimate(banzhaf),
      })),
      addedInOrder: steps.map((contribution, n) => ({ player: order[n]!, contribution: summaryEstimate(contribution) })),
      largestDividends: decomposition.coalitions
        .map(({ dividend, gain }, coalition) => ({ members: membersOf(coalition), dividend, gain }))
        .filter(({ members, dividend }) => members.length > 1 && dividend.mean !== 0)
        .sort((a, b) => Math.abs(b.dividend.mean) - Math.abs(a.dividend.mean))
        .slice(0, dividendsShown)
        .map(({ members, dividend, gain }) => ({ members, dividend: summaryEstimate(dividend), gain: summaryEstimate(gain) })),
      regimes: regimeEffects(cells, design),
    },
  };
}

/** The values of an outcome by point and replicate, with the sign that makes more better. */
class Cells {
  readonly #values: Float64Array;
  readonly #context: Pick<Context, 'design' | 'outcomes'>;
  readonly #sign: 1 | -1;

  constructor(values: Float64Array, context: Pick<Context, 'design' | 'outcomes'>, sign: 1 | -1) {
    this.#values = values;
    this.#context = context;
    this.#sign = sign;
  }

  value(point: number, replicate: number): number {
    const { scenarios, replicates } = this.#context.outcomes;
    const [scenario] = this.#context.design.scenariosAt!(point);
    return this.#sign * this.#values[(point * scenarios + scenario!) * replicates + replicate]!;
  }

  row(point: number): Float64Array {
    return Float64Array.from({ length: this.#context.outcomes.replicates }, (_, replicate) => this.value(point, replicate));
  }

  /** A point less another one, replicate by replicate. */
  differences(point: number, less: number): Float64Array {
    const other = this.row(less);
    return this.row(point).map((value, r) => value - other[r]!);
  }
}

function regimeEffects(cells: Cells, design: DecompositionDesign): RegimeEffects | null {
  if (design.regimes === undefined) return null;
  const { reference, referenceAdded, equal, added } = design.regimes;
  const between = (point: number, less: number): Estimate => estimateOf(cells.differences(point, less));
  const combined = (a: Float64Array, b: Float64Array, combine: (x: number, y: number) => number): Estimate =>
    estimateOf(a.map((x, r) => combine(x, b[r]!)));
  const governanceAtEqual = cells.differences(equal, reference);
  const governanceAtAdded = cells.differences(added, referenceAdded);
  const moneyInReference = cells.differences(referenceAdded, reference);
  const moneyInScenario = cells.differences(added, equal);
  const half = (x: number, y: number): number => (x + y) / 2;
  const effects = {
    own: between(everybodyOf(design), reference),
    total: between(added, reference),
    money: combined(moneyInReference, moneyInScenario, half),
    governance: combined(governanceAtEqual, governanceAtAdded, half),
    governanceAtEqual: estimateOf(governanceAtEqual),
    governanceAtAdded: estimateOf(governanceAtAdded),
    moneyInReference: estimateOf(moneyInReference),
    moneyInScenario: estimateOf(moneyInScenario),
    interaction: combined(governanceAtAdded, governanceAtEqual, (x, y) => x - y),
    start: between(design.pointOf(0), reference),
  };
  return Object.fromEntries(Object.entries(effects).map(([name, each]) => [name, summaryEstimate(each)])) as unknown as RegimeEffects;
}

/** A number for the union of each player, if any are stated: those that are in none stand alone. */
function unionsOf({ unions }: DecompositionSpec, players: readonly { readonly name: string }[]): readonly number[] | undefined {
  if (unions === undefined) return undefined;
  const lists = Object.values(unions);
  return players.map(({ name }, i) => {
    const union = lists.findIndex((members) => members.includes(name));
    return union < 0 ? lists.length + i : union;
  });
}

/** Positions of the players in the order in which they are added: as stated, or from the largest Shapley value to the smallest. */
function orderOf(
  { order }: DecompositionSpec,
  players: readonly { readonly name: string }[],
  { players: values }: Decomposition,
): number[] {
  if (order !== undefined) return order.map((name) => players.findIndex((player) => player.name === name));
  return players.map((_, i) => i).sort((a, b) => values[b]!.shapley.mean - values[a]!.shapley.mean || a - b);
}

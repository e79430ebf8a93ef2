import { bestOf, pairedDifference } from '../../../analysis/index.ts';
import type { Analysis, AnalysisContext, ExperimentKind } from '../../kind.ts';
import { budgetLabel, designOf, type MixDesign } from './design.ts';
import { findingsOf } from './findings.ts';
import { measureRuns, measures, neededIndicators, objectivesOf } from './measures.ts';
import { basePoints, endOf, moneyOf, type MixPoint } from './points.ts';
import { bestMixes, cellsOf, differenceOf, resultsOf, rowsOf, scaleOf, type Row } from './rows.ts';
import { instrumentIds, measureNames, mixesSchema, type MixesSpec } from './schema.ts';
import { nextStage, searchPlace } from './search.ts';
import { searchResultOf } from './search-result.ts';
import type { MixesSummary } from './summary.ts';
import { tablesOf } from './tables.ts';
import { instrumentTitles } from './titles.ts';

/** Benchmark of intervention mixes: what each costs and brings under each regime, and which are worth their money. */
export const mixes: ExperimentKind<MixesSpec> = {
  name: 'mixes',
  schema: mixesSchema,
  design: (spec, scenarios) => {
    const points = basePoints(spec, scenarios);
    return isPoints(points) ? designOf(spec, points) : points;
  },
  needs: () => neededIndicators,
  isStaged: ({ search }) => search !== undefined,
  extend: nextStage,
  analyse,
};

function isPoints(points: ReturnType<typeof basePoints>): points is MixPoint[] {
  return points.length > 0 && 'origin' in points[0]!;
}

async function analyse(context: AnalysisContext<MixesSpec>): Promise<Analysis> {
  const { spec, scenarios, years } = context;
  const design = context.design as MixDesign;
  const measured = await measureRuns(context);
  const rows = rowsOf(spec, design, measured, scenarios.length);
  const none = measured.of(0, 0, 0, 0, spec.replicates);
  const ends = endOf(spec, years);
  const first = scenarios[0]!.loaded.scenario;
  const budgets = spec.budgets.map((_, budget) => {
    let sum = 0;
    for (let year = years.from + 1; year <= ends; year++) sum += moneyOf(spec, first, budget, year);
    return { label: budgetLabel(spec, budget), yuan: sum / (ends - years.from) };
  });
  const place = searchPlace(
    spec,
    scenarios.map(({ loaded }) => loaded.scenario.name),
  );
  const summary: MixesSummary = {
    years: { ...years, ends },
    sets: spec.sets,
    replicates: spec.replicates,
    regimes: scenarios.map(({ loaded: { scenario } }) => ({
      name: scenario.name,
      title: { en: scenario.title, zh: scenario.title_zh ?? scenario.title },
    })),
    budgets,
    instruments: instrumentIds.map((id, i) => ({ id, title: instrumentTitles[i]! })),
    measures: measureNames.map((name) => measures[name]),
    objectives: spec.objectives,
    margins: objectivesOf(spec.objectives, spec.margins, scaleOf(rows)).map(({ margin = 0 }) => (Number.isFinite(margin) ? margin : 0)),
    results: resultsOf(spec, rows, none, scenarios),
    best: bestMixes(
      spec,
      rows,
      budgets.map(({ yuan }) => yuan),
    ),
    regimeOverMix: regimeOverMix(rows),
    search: place === undefined ? null : searchResultOf(spec, place, design, rows, measured),
  };
  return { tables: tablesOf(summary), findings: findingsOf(summary), summary };
}

/**
 * Pairs of regimes of which the worst mix of one lifts distinguishably more than the best of the other, at the same budget. Both are picked by their means, the
 * worst for being low and the best for being high, so that luck makes the difference too small and not too large.
 */
function regimeOverMix(rows: readonly Row[]): MixesSummary['regimeOverMix'] {
  const cells = cellsOf(rows);
  const found: MixesSummary['regimeOverMix'][number][] = [];
  const place = (cell: readonly number[], better: 'lower' | 'higher'): number | undefined => {
    const best = bestOf(
      cell.map((i) => rows[i]!.values.lifted),
      { better },
    );
    return best === undefined ? undefined : cell[best.best]!;
  };
  for (const a of cells) {
    for (const b of cells) {
      const [rowA, rowB] = [rows[a[0]!]!, rows[b[0]!]!];
      if (rowA.regime === rowB.regime || rowA.point.budget !== rowB.point.budget) continue;
      const [worst, best] = [place(a, 'lower'), place(b, 'higher')];
      if (worst === undefined || best === undefined) continue;
      const difference = pairedDifference(rows[worst]!.values.lifted, rows[best]!.values.lifted);
      if (!(difference.lower > 0)) continue;
      found.push({
        budget: rowA.point.budget,
        better: rowA.regime,
        worse: rowB.regime,
        worst,
        best,
        difference: differenceOf(difference),
      });
    }
  }
  return found;
}

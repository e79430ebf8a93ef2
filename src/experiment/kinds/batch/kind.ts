/** A plain batch: scenarios at the points of a design, and nothing but their results. */
import { provinceColumns } from '../../../model/record/columns.ts';
import type { Problem } from '../../../scenario/problem.ts';
import type { Analysis, AnalysisContext, Bilingual, Design, ExperimentKind } from '../../kind.ts';
import type { NamedScenario } from '../../pairing.ts';
import { readFactors } from '../../spec/factors.ts';
import { loadTable } from './load-table.ts';
import { factorDesign } from './points.ts';
import { batchSchema, type BatchSpec } from './schema.ts';
import { listDesign, tableDesign } from './tables.ts';

export const batch: ExperimentKind<BatchSpec> = {
  name: 'batch',
  schema: batchSchema as unknown as ExperimentKind<BatchSpec>['schema'],
  load: loadTable,
  design(spec, scenarios): Design | readonly Problem[] {
    const { design } = spec;
    if (design.type === 'table') return tableDesign(spec, design, scenarios);
    if (design.type === 'list') return listDesign(spec, design, scenarios);
    const { factors, problems } = readFactors(spec.factors, scenarios);
    return problems.length > 0 ? problems : factorDesign(spec, factors);
  },
  needs: () => [outcome],
  bearsGaps: true,
  analyse: compareOverPoints,
};

const outcome = 'headcount';

/** At how many points each scenario has less poverty than the first one at the end, over the replicates that both did. */
async function compareOverPoints({ design, scenarios, years, outcomes }: AnalysisContext<BatchSpec>): Promise<Analysis> {
  const values = await outcomes.values({ indicator: outcome, year: years.to });
  const title = provinceColumns.find(({ name }) => name === outcome)!;
  const findings: Bilingual[] = [];
  for (let scenario = 1; scenario < scenarios.length; scenario++) {
    const differences: number[] = [];
    for (let point = 0; point < design.points; point++) {
      const difference = meanDifference(point, scenario);
      if (!Number.isNaN(difference)) differences.push(difference);
    }
    if (differences.length > 0) findings.push(findingOf(scenarios[scenario]!, scenarios[0]!, differences));
  }
  return { tables: [], findings, summary: null };

  function meanDifference(point: number, scenario: number): number {
    const first = point * outcomes.scenarios * outcomes.replicates;
    let [sum, pairs] = [0, 0];
    for (let replicate = 0; replicate < outcomes.replicates; replicate++) {
      const difference = values[first + scenario * outcomes.replicates + replicate]! - values[first + replicate]!;
      if (Number.isNaN(difference)) continue;
      sum += difference;
      pairs++;
    }
    return sum / pairs;
  }

  function findingOf(own: NamedScenario, reference: NamedScenario, differences: readonly number[]): Bilingual {
    const fewer = differences.filter((difference) => difference < 0).length;
    const points = (share: number): string => (100 * share).toFixed(2).replace('-', '−');
    const [least, greatest] = [Math.min(...differences), Math.max(...differences)].map(points);
    const [a, b] = [own.loaded.scenario, reference.loaded.scenario];
    const [aZh, bZh] = [a.title_zh ?? a.title, b.title_zh ?? b.title];
    return {
      en: `${a.title}: at ${fewer} of ${differences.length} points the headcount ratio of ${years.to} is lower than with ${b.title}; the difference ranges from ${least} to ${greatest} percentage points.`,
      zh: `${aZh}：在${differences.length}个设计点中的${fewer}个，${years.to}年${title.titleZh ?? title.title}低于“${bZh}”；差异为${least}至${greatest}个百分点。`,
    };
  }
}

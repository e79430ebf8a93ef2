import type { ExperimentSection, KindSections } from './sections.ts';
import { outcomeColumn, outcomesOf, type PointOutcomes } from './outcomes.ts';
import type { ExperimentResults } from './results.ts';
import { differenceSection } from './batch/difference.ts';
import { outcomeSection } from './batch/outcome.ts';
import { pointsSection } from './batch/points.ts';
import { responseSection } from './batch/response.ts';

/** What a plain batch shows of its runs: what came out over the points, which scenario does better where, and what each parameter does. */
export const batchSections: KindSections = (results) => {
  const column = outcomeColumn(results);
  if (column === undefined || results.runs.done === 0) return [];
  const outcomes = outcomesOf(results, column);
  const makers: readonly ((results: ExperimentResults, outcomes: PointOutcomes) => ExperimentSection | undefined)[] = [
    outcomeSection,
    differenceSection,
    responseSection,
    pointsSection,
  ];
  return makers.flatMap((make) => make(results, outcomes) ?? []);
};

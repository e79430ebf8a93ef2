import type { RobustnessSummary } from '../../experiment/kinds/robustness/summary.ts';
import type { KindSections } from './sections.ts';
import { regretSection } from './robustness/regret.ts';
import { winsSection } from './robustness/wins.ts';

/** Where one policy wins, and how robust each of them is. */
export const robustnessSections: KindSections = ({ summary }) => {
  const robustness = summary as RobustnessSummary;
  return [winsSection(robustness), regretSection(robustness)].filter((one) => one !== undefined);
};

import type { MixesSummary } from '../../experiment/kinds/mixes/summary.ts';
import { bestSection } from './mixes/best.ts';
import { frontierSection } from './mixes/frontier.ts';
import { leaderboardSection } from './mixes/leaderboard.ts';
import { searchSection } from './mixes/search.ts';
import type { KindSections } from './sections.ts';

/** What a benchmark of mixes shows: cost against effect with the frontier, every mix, the best for each budget, and what a search found. */
export const mixesSections: KindSections = ({ summary }) => {
  const mixes = summary as MixesSummary | null;
  if (mixes === null || mixes.results.length === 0) return [];
  return [frontierSection(mixes), leaderboardSection(mixes), bestSection(mixes), searchSection(mixes)].flatMap((made) => made ?? []);
};

import type { ExperimentKind } from '../../kind.ts';
import { analyseFutures } from './analyse.ts';
import { designFutures } from './design.ts';
import { robustnessSchema, type RobustnessSpec } from './spec.ts';

/** Policies over sampled futures: regret, goals met, and the conditions under which one policy beats another. */
export const robustness: ExperimentKind<RobustnessSpec> = {
  name: 'robustness',
  schema: robustnessSchema,
  design: designFutures,
  needs: ({ outcome, thresholds }) => [outcome.indicator, ...thresholds.map(({ indicator }) => indicator)],
  analyse: analyseFutures,
};

/** Sensitivity analysis: on which parameters an outcome, or the difference between scenarios, depends. */
import type { ExperimentKind } from '../../kind.ts';
import { analyseSensitivity } from './analyse.ts';
import { designSensitivity } from './design.ts';
import { sensitivitySchema, type SensitivitySpec } from './spec.ts';

export const sensitivity: ExperimentKind<SensitivitySpec> = {
  name: 'sensitivity',
  schema: sensitivitySchema as unknown as ExperimentKind<SensitivitySpec>['schema'],
  design: designSensitivity,
  needs: ({ outcomes }) => outcomes.map(({ indicator }) => indicator),
  analyse: analyseSensitivity,
};

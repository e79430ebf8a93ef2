/** What each kind of experiment shows of its results. One line for each kind. */
import type { KindName } from '../../experiment/kind.ts';
import type { ChartDocument } from '../chart/index.ts';
import type { Html } from '../html.ts';
import type { Text } from '../text.ts';
import { batchSections } from './batch.ts';
import { decompositionSections } from './decomposition.ts';
import { mixesSections } from './mixes.ts';
import type { ExperimentResults } from './results.ts';
import { robustnessSections } from './robustness.ts';
import { sensitivitySections } from './sensitivity.ts';

/** A section of the page. */
export interface ExperimentSection {
  /** That of the markup's `<section>`; unique in the page. */
  readonly id: string;
  /** Its name in the list of contents: one or two words. */
  readonly short: Text;
  readonly markup: Html;
}

/** Sections of a kind in the order of the page. `document` is where charts of Plot are drawn. */
export type KindSections = (results: ExperimentResults, document: ChartDocument) => readonly ExperimentSection[];

export const sectionsByKind: Readonly<Record<KindName, KindSections>> = {
  batch: batchSections,
  sensitivity: sensitivitySections,
  decomposition: decompositionSections,
  mixes: mixesSections,
  robustness: robustnessSections,
};

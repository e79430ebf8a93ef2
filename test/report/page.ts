/** What the test of the report in a browser runs there: the report module as the page of a browser would use it. */
import { renderExperiment } from '../../src/report/experiment/render.ts';
import { renderReport } from '../../src/report/report.ts';
import { madeUpExperiments } from './experiment/pages.ts';
import { madeUpResults } from './made-up.ts';

/** A report of made-up results, drawn in the document given. */
export function madeUpReport(document: Parameters<typeof renderReport>[1]): string {
  const headcounts = {
    a: [
      [0.27, 0.2, 0.1],
      [0.27, 0.22, 0.12],
    ],
    b: [
      [0.27, 0.19, 0.05],
      [0.27, 0.2, 0.06],
    ],
    c: [
      [0.27, 0.21, 0.1],
      [0.27, 0.2, 0.13],
    ],
  };
  return renderReport(madeUpResults(headcounts, { b: [-0.05, 0.01], c: [0.01, 0.02] }), document);
}

/** The pages of made-up experiments, one after the other. */
export function madeUpExperimentReports(document: Parameters<typeof renderReport>[1]): string {
  return madeUpExperiments.map((results) => renderExperiment(results, document)).join('');
}

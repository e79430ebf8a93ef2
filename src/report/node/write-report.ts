import path from 'node:path';
import { attachFile, readManifest } from '../../output/index.ts';
import { renderExperiment } from '../experiment/render.ts';
import { renderReport } from '../report.ts';
import { chartDocument } from './chart-document.ts';
import { readExperiment } from './read-experiment.ts';
import { readResults } from './read-results.ts';

export const reportName = 'report.html';

/**
 * Makes the report of a result directory, of a comparison or of an experiment, from its tables and its manifest alone, and puts it there in place
 * of an earlier one, complete or not at all; the manifest lists it. The same results give the same bytes.
 *
 * Returns the path of the report. Throws an `InputError` for a directory that holds no complete results.
 */
export async function writeReport(directory: string): Promise<string> {
  const isExperiment = readManifest(directory).experiment !== undefined;
  const report = isExperiment
    ? renderExperiment(await readExperiment(directory), chartDocument())
    : renderReport(await readResults(directory), chartDocument());
  attachFile(directory, reportName, report);
  return path.join(directory, reportName);
}

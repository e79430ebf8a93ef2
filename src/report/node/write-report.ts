import path from 'node:path';
import { attachFile } from '../../output/index.ts';
import { renderReport } from '../report.ts';
import { chartDocument } from './chart-document.ts';
import { readResults } from './read-results.ts';

export const reportName = 'report.html';

/**
 * Makes the report of a result directory from its tables and its manifest alone, and puts it there in place of an earlier one, complete or not
 * at all; the manifest lists it. The same results give the same bytes.
 *
 * Returns the path of the report. Throws an `InputError` for a directory that holds no complete results of a comparison.
 */
export async function writeReport(directory: string): Promise<string> {
  const report = renderReport(await readResults(directory), chartDocument());
  attachFile(directory, reportName, report);
  return path.join(directory, reportName);
}

/**
 * Rewrites the golden summaries of the model's tests: `npx tsx scripts/update-golden.ts`. Run it when results change on purpose, and say which
 * numbers move, by how much and why under "Changes to results" in CHANGELOG.md.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { goldenDifferences, goldenFile, goldenScenarios, type GoldenSummary, summarize } from '../test/model/golden-summary.ts';

/** JSON with one line for each column, so that a difference between two versions reads as a table. */
function textOf(summary: GoldenSummary): string {
  return JSON.stringify(summary, undefined, 2).replaceAll(/\[[^[\]]*\]/g, (list) =>
    list.replaceAll(/\s+/g, ' ').replace('[ ', '[').replace(' ]', ']'),
  );
}

for (const scenario of goldenScenarios) {
  const file = goldenFile(scenario);
  const summary = await summarize(scenario);
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as GoldenSummary) : undefined;
  const differences = before === undefined ? [`${scenario}: new`] : goldenDifferences(summary, before);
  writeFileSync(file, `${textOf(summary)}\n`);
  console.log(
    differences.length === 0
      ? `${scenario}: unchanged`
      : `${differences[0]!}${differences.length > 1 ? `; ${differences.length - 1} more` : ''}`,
  );
}

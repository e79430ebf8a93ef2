import type { ComparisonRow, Geography, Verdict } from '../../output/comparison-row.ts';
import { readBatches, type TableData } from '../../output/index.ts';
import { countyIndicators } from '../results.ts';

const ofCounties: ReadonlySet<string> = new Set(countyIndicators);

/** Rows of the comparison that a report may show: of counties some indicators, of all other places every one. */
export async function readComparison(path: string): Promise<ComparisonRow[]> {
  const rows: ComparisonRow[] = [];
  for await (const batch of readBatches(path)) addRows(rows, batch);
  return rows;
}

function addRows(rows: ComparisonRow[], batch: TableData): void {
  const [reference, scenario, geography] = [batch.texts('reference'), batch.texts('scenario'), batch.texts('geography')];
  const [place, indicator, unit, verdict] = [batch.texts('place'), batch.texts('indicator'), batch.texts('unit'), batch.texts('verdict')];
  const [year, replicates] = [batch.integers('year'), batch.integers('replicates')];
  const [referenceMean, mean, difference] = [batch.numbers('reference_mean'), batch.numbers('mean'), batch.numbers('difference')];
  const [standardError, lower, upper] = [batch.numbers('standard_error'), batch.numbers('lower'), batch.numbers('upper')];
  const [varianceRatio, correlation] = [batch.numbers('variance_ratio'), batch.numbers('correlation')];
  const [pValue, pAdjusted] = [batch.numbers('p_value'), batch.numbers('p_adjusted')];
  for (let i = 0; i < batch.rows; i++) {
    if (geography[i] === 'county' && !ofCounties.has(indicator[i]!)) continue;
    rows.push({
      reference: reference[i]!,
      scenario: scenario[i]!,
      year: year[i]!,
      geography: geography[i] as Geography,
      place: place[i]!,
      indicator: indicator[i]!,
      unit: unit[i]!,
      referenceMean: referenceMean[i]!,
      mean: mean[i]!,
      difference: difference[i]!,
      standardError: standardError[i]!,
      lower: lower[i]!,
      upper: upper[i]!,
      replicates: replicates[i]!,
      varianceRatio: varianceRatio[i]!,
      correlation: correlation[i]!,
      pValue: pValue[i]!,
      pAdjusted: pAdjusted[i]!,
      verdict: verdict[i] as Verdict,
    });
  }
}

/** The numbers that are explained: one output for each outcome and scenario, at every point. */
import type { Column } from '../../../model/record/column.ts';
import { provinceColumns } from '../../../model/record/columns.ts';
import type { AnalysisContext, Bilingual, Outcomes } from '../../kind.ts';
import type { NamedScenario } from '../../pairing.ts';
import type { SensitivitySpec } from './spec.ts';

export interface Quantity {
  readonly column: Column;
  readonly year: number | 'sum';
  /** Position of the scenario, and of the one that it is compared with. */
  readonly scenario: number;
  readonly reference: number | undefined;
  readonly title: Bilingual;
  /** One for each point: mean over the replicates that the design asks for; NaN where a run failed or the indicator is not defined. */
  readonly outputs: Float64Array;
}

/** All quantities of a specification, outcome by outcome. */
export async function quantitiesOf(context: AnalysisContext<SensitivitySpec>): Promise<readonly Quantity[]> {
  const { spec, scenarios, years, outcomes, design } = context;
  const difference = (spec.compare ?? (scenarios.length > 1 ? 'difference' : 'level')) === 'difference';
  const compared = scenarios.map((_, s) => s).slice(difference ? 1 : 0);
  const reference = difference ? 0 : undefined;
  const replicates = (point: number): readonly [number, number] => design.replicatesAt?.(point) ?? [0, spec.replicates];
  const quantities: Quantity[] = [];
  for (const { indicator, year } of spec.outcomes) {
    const calendar = year === 'last' ? years.to : year;
    const values = await outcomes.values({ indicator, year: calendar });
    const column = provinceColumns.find(({ name }) => name === indicator)!;
    for (const scenario of compared) {
      const outputs = outputsOf(values, outcomes, scenario, reference, replicates);
      const title = titleOf(column, calendar, scenarios[scenario]!, reference === undefined ? undefined : scenarios[reference]);
      quantities.push({ column, year: calendar, scenario, reference, title, outputs });
    }
  }
  return quantities;
}

function outputsOf(
  values: Float64Array,
  { points, scenarios, replicates: stride }: Outcomes,
  scenario: number,
  reference: number | undefined,
  replicatesAt: (point: number) => readonly [number, number],
): Float64Array {
  return Float64Array.from({ length: points }, (_, point) => {
    const [from, to] = replicatesAt(point);
    let sum = 0;
    for (let replicate = from; replicate < to; replicate++) {
      const at = (s: number): number => values[(point * scenarios + s) * stride + replicate]!;
      sum += at(scenario) - (reference === undefined ? 0 : at(reference));
    }
    return sum / (to - from);
  });
}

/** Title of a scenario in both languages. */
export function scenarioTitle({ loaded: { scenario } }: NamedScenario): Bilingual {
  return { en: scenario.title, zh: scenario.title_zh ?? scenario.title };
}

function titleOf(
  { title, titleZh = title }: Column,
  year: number | 'sum',
  own: NamedScenario,
  reference: NamedScenario | undefined,
): Bilingual {
  const when =
    year === 'sum'
      ? { en: `${title}, summed over the years`, zh: `${titleZh}（各年合计）` }
      : { en: `${title} ${year}`, zh: `${year}年${titleZh}` };
  const of = scenarioTitle(own);
  if (reference === undefined) return { en: `${when.en}, ${of.en}`, zh: `${of.zh}，${when.zh}` };
  const than = scenarioTitle(reference);
  return { en: `${when.en}: ${of.en} less ${than.en}`, zh: `${when.zh}：“${of.zh}”减“${than.zh}”` };
}

import { centreNames } from '../../../model/parameters/governance.ts';
import { instruments } from '../../../model/instruments/index.ts';
import { instrumentTitlesZh } from '../../../model/record/titles.ts';
import type { Override } from '../../../scenario/override.ts';
import type { ResolvedScenario } from '../../../scenario/schema.ts';
import type { Design, DesignColumn } from '../../kind.ts';
import { moneyOf, origins, type MixPoint } from './points.ts';
import { instrumentIds, type MixesSpec } from './schema.ts';

/** A design that knows the mixes of its points. */
export interface MixDesign extends Design {
  readonly list: readonly MixPoint[];
}

/** The design of these points. Points of later stages come behind; the labels of mixes grow at their end. */
export function designOf(spec: MixesSpec, list: readonly MixPoint[]): MixDesign {
  const names = [...new Set(list.map(({ name }) => name))];
  const columns = columnsOf(spec, names);
  return {
    list,
    columns,
    points: list.length,
    valuesOf: (point) => {
      const { name, origin, budget, shares, stage } = list[point]!;
      return [names.indexOf(name), origins.indexOf(origin), budget + 1, stage, ...instrumentIds.map((_, i) => shares?.[i] ?? NaN)];
    },
    overridesOf: (point, scenario) => overridesOf(spec, list[point]!, scenario),
    scenariosAt: (point) => list[point]!.scenarios ?? Array.from({ length: spec.scenarios.length }, (_, s) => s),
    replicatesAt: (point) => list[point]!.replicates ?? [0, spec.replicates],
  };
}

/** What a mix at a budget sets in a scenario. */
function overridesOf(spec: MixesSpec, { name, shares, budget }: MixPoint, scenario: ResolvedScenario): Override[] {
  const origin = `mix ${name}`;
  const { from, to } = scenario.years;
  const years = Array.from({ length: to - from }, (_, t) => from + 1 + t);
  // The year before the first has no money in any case.
  const money = Object.fromEntries(years.map((year) => [String(year), moneyOf(spec, scenario, budget, year)]));
  const set: Override[] = [{ path: 'governance.budget', value: money, origin }];
  if (shares === undefined) return set;
  for (const centre of centreNames) {
    if (centre !== 'government' && spec.sets === 'government') continue;
    const own = Object.keys(scenario.governance.centres[centre].mix);
    const sum = own.reduce((total, id) => total + shares[instrumentIds.indexOf(id)]!, 0);
    if (!(sum > 0)) continue;
    const mix = Object.fromEntries(own.map((id) => [id, shares[instrumentIds.indexOf(id)]! / sum]));
    set.push({ path: `governance.centres.${centre}.mix`, value: mix, origin });
  }
  return set;
}

/** Label of a budget in tables. */
export function budgetLabel({ budgets }: MixesSpec, budget: number): string {
  const written = budgets[budget];
  if (written === undefined) return 'no money';
  return typeof written === 'number' ? `×${written}` : `${written.yuan} yuan`;
}

function columnsOf(spec: MixesSpec, names: readonly string[]): DesignColumn[] {
  const words = (name: string, title: string, titleZh: string, description: string, labels: readonly string[]): DesignColumn => ({
    name,
    title,
    titleZh,
    description,
    unit: 'none',
    kind: 'identifier',
    labels,
  });
  return [
    words('mix', 'Mix', '政策组合', 'Name of the mix; own is that of the scenario, none is no money.', names),
    words('origin', 'Origin', '来源', 'Where the mix comes from.', origins),
    words('budget', 'Budget', '预算', "Multiple of the scenario's budget, or yuan of 2010 per rural household and year.", [
      budgetLabel(spec, -1),
      ...spec.budgets.map((_, b) => budgetLabel(spec, b)),
    ]),
    {
      name: 'stage',
      title: 'Stage',
      titleZh: '阶段',
      description: '0 from the start, then the generation of the search; after the last one fresh replicates.',
      unit: '1',
      kind: 'identifier',
    },
    ...instruments.map(({ id, title }): DesignColumn => ({
      name: `share_${id}`,
      title: `Share: ${title}`,
      titleZh: `占比：${instrumentTitlesZh[id] ?? title}`,
      description: "Share of the mix; missing where the scenario's own mix stands.",
      unit: 'share',
      kind: 'identifier',
    })),
  ];
}

/** Which mixes are simulated, and at which budgets. */
import { latticeSize, simplexLattice } from '../../../analysis/index.ts';
import type { Problem } from '../../../scenario/problem.ts';
import type { ResolvedScenario } from '../../../scenario/schema.ts';
import type { NamedScenario } from '../../pairing.ts';
import { instrumentIds, type MixesSpec } from './schema.ts';

/** Where a mix comes from. `none` is no money at all, `own` the scenario's own mix. */
export const origins = ['none', 'own', 'list', 'grid', 'search'] as const;
export type Origin = (typeof origins)[number];

/** A mix at a budget: one point of the design. */
export interface MixPoint {
  readonly name: string;
  readonly origin: Origin;
  /** One share for each instrument; undefined where the scenarios keep their own. */
  readonly shares: Float64Array | undefined;
  /** Position in the list of budgets; -1 without money. */
  readonly budget: number;
  /** 0 for what is known from the start, the generation of the search that asked for it, one more than the last for fresh replicates. */
  readonly stage: number;
  /** Positions of scenarios; all when undefined. */
  readonly scenarios?: readonly number[];
  /** Fresh replicates, where it has others than those of the specification. */
  readonly replicates?: readonly [from: number, to: number];
}

/** A grid with more mixes than this is a mistake. */
const mostMixes = 100_000;

/** Name of a mix by what is in it: `loans-75-training-25` in per cent, largest first. */
export function nameOfMix(shares: ArrayLike<number>): string {
  return [...instrumentIds.keys()]
    .filter((i) => shares[i]! > 0)
    .sort((i, j) => shares[j]! - shares[i]! || i - j)
    .map((i) => `${instrumentIds[i]!.replaceAll('_', '-')}-${Number((100 * shares[i]!).toFixed(3))}`)
    .join('-');
}

/** Names that mixes get by their shares. */
const looksMade = new RegExp(`^(?:${instrumentIds.map((id) => id.replaceAll('_', '-')).join('|')})-[0-9]`);

/** Shares as a file states them, one for each instrument. */
function sharesOf(written: Readonly<Partial<Record<string, number>>>): Float64Array {
  return Float64Array.from(instrumentIds, (id) => written[id] ?? 0);
}

/** Money of a year, yuan of 2010 per rural household: a budget in a scenario. The programme has none after its end. */
export function moneyOf(spec: MixesSpec, scenario: ResolvedScenario, budget: number, year: number): number {
  const written = spec.budgets[budget];
  if (written === undefined || year > endOf(spec, scenario.years)) return 0;
  return typeof written === 'number' ? written * scenario.governance.budget[year - scenario.years.from]! : written.yuan;
}

/** Last year with money. */
export function endOf({ programme_ends: ends }: MixesSpec, years: { readonly to: number }): number {
  return ends ?? years.to - 3;
}

/** The government's own mix in the first year with money; undefined where it changes over the years of the programme. */
export function ownShares(spec: MixesSpec, { governance, years }: ResolvedScenario): Float64Array | undefined {
  const mix = governance.centres.government.mix as Readonly<Record<string, readonly number[]>>;
  const last = endOf(spec, years) - years.from;
  const fixed = instrumentIds.every((id) => mix[id]!.slice(1, last + 1).every((share) => share === mix[id]![1]));
  return fixed ? Float64Array.from(instrumentIds, (id) => mix[id]![1]!) : undefined;
}

/** The points that are known from the start, or what is wrong with the mixes, the budgets or the years. */
export function basePoints(spec: MixesSpec, scenarios: readonly NamedScenario[]): MixPoint[] | readonly Problem[] {
  const problems = [...yearProblems(spec, scenarios), ...mixProblems(spec), ...searchProblems(spec, scenarios)];
  if (problems.length > 0) return problems;
  const mixes: Pick<MixPoint, 'name' | 'origin' | 'shares'>[] = [{ name: 'own', origin: 'own', shares: undefined }];
  const known = new Set<string>();
  const add = (name: string, origin: Origin, shares: Float64Array): void => {
    // A mix of the grid may be listed too, under a name of its own.
    const content = nameOfMix(shares);
    if (known.has(content)) return;
    known.add(content);
    mixes.push({ name, origin, shares });
  };
  for (const [name, list] of Object.entries(spec.mixes.list)) {
    add(name, 'list', sharesOf(list));
  }
  for (const shares of gridMixes(spec, scenarios[0]!.loaded.scenario)) add(nameOfMix(shares), 'grid', shares);
  const points: MixPoint[] = [{ name: 'none', origin: 'none', shares: undefined, budget: -1, stage: 0, scenarios: [0] }];
  for (const budget of spec.budgets.keys()) for (const mix of mixes) points.push({ ...mix, budget, stage: 0 });
  return points;
}

function gridMixes({ mixes: { grid } }: MixesSpec, scenario: ResolvedScenario): Float64Array[] {
  if (grid === undefined) return [];
  const positions = grid.instruments.map((id) => instrumentIds.indexOf(id));
  const rest = restOf(grid, scenario);
  return simplexLattice(positions.length, Math.round(1 / grid.step)).map((lattice) => {
    const shares = rest.slice();
    for (const [i, at] of positions.entries()) shares[at] = (1 - grid.rest) * lattice[i]!;
    return shares;
  });
}

/** What instruments outside the grid get, in the proportions of the scenario's own mix. */
function restOf(grid: NonNullable<MixesSpec['mixes']['grid']>, { governance }: ResolvedScenario): Float64Array {
  const own = governance.centres.government.mix as Readonly<Record<string, readonly number[]>>;
  const outside = Float64Array.from(instrumentIds, (id) => ((grid.instruments as readonly string[]).includes(id) ? 0 : own[id]![1]!));
  const sum = outside.reduce((a, b) => a + b, 0);
  return outside.map((share) => (sum > 0 ? (grid.rest * share) / sum : 0));
}

function yearProblems(spec: MixesSpec, scenarios: readonly NamedScenario[]): Problem[] {
  const { years } = scenarios[0]!.loaded.scenario;
  const ends = endOf(spec, years);
  if (ends > years.from && ends < years.to) return [];
  return [
    {
      code: 'programme-end',
      path: spec.programme_ends === undefined ? 'years' : 'programme_ends',
      message: `the programme ends in ${ends}, and the simulated years are ${years.from + 1} to ${years.to}: there is no year with money before one without`,
      hint: 'let it end before the last year, so that relapse shows; three years before it by default',
    },
  ];
}

function mixProblems({ mixes: { list, grid, titles }, budgets }: MixesSpec): Problem[] {
  const problems: Problem[] = [];
  for (const name of Object.keys(titles))
    if (!Object.hasOwn(list, name))
      problems.push({ code: 'unknown-mix', path: `mixes.titles.${name}`, message: `there is no listed mix "${name}" to have a title` });
  const seen = new Map<string, string>();
  for (const [name, shares] of Object.entries(list)) {
    const at = `mixes.list.${name}`;
    const sum = Object.values(shares).reduce((a, b) => a + b, 0);
    const content = nameOfMix(sharesOf(shares));
    const same = seen.get(content);
    if (same !== undefined) problems.push({ code: 'duplicate-mix', path: at, message: `${name} is the same mix as ${same}` });
    seen.set(content, name);
    if (looksMade.test(name) && name !== content)
      problems.push({
        code: 'reserved-name',
        path: at,
        message: `${name} is what a mix of other shares is called`,
        hint: `choose another name; by its shares it would be ${content}`,
      });
    if (name === 'own' || name === 'none')
      problems.push({ code: 'reserved-name', path: at, message: `${name} names what is always simulated`, hint: 'choose another name' });
    if (Math.abs(sum - 1) > 1e-6)
      problems.push({ code: 'shares-off', path: at, message: `the shares of ${name} sum to ${Number(sum.toFixed(6))}, not to 1` });
  }
  if (grid !== undefined) {
    const parts = Math.round(1 / grid.step);
    if (Math.abs(parts * grid.step - 1) > 1e-9)
      problems.push({
        code: 'bad-step',
        path: 'mixes.grid.step',
        message: `steps of ${grid.step} do not sum to 1`,
        hint: 'use 0.5, 0.25, 0.2 or 0.1',
      });
    else if (latticeSize(grid.instruments.length, parts) > mostMixes)
      problems.push({
        code: 'too-many-mixes',
        path: 'mixes.grid',
        message: `the grid has ${latticeSize(grid.instruments.length, parts).toLocaleString('en-US')} mixes`,
        hint: 'take a larger step or fewer instruments',
      });
    if (new Set(grid.instruments).size < grid.instruments.length)
      problems.push({ code: 'duplicate-instrument', path: 'mixes.grid.instruments', message: 'an instrument is listed twice' });
    if (grid.rest > 0 && grid.instruments.length === instrumentIds.length)
      problems.push({
        code: 'no-rest',
        path: 'mixes.grid.rest',
        message: 'all instruments are in the grid: there is none that the rest could go to',
      });
  }
  const texts = budgets.map((budget) => JSON.stringify(budget));
  if (new Set(texts).size < texts.length) problems.push({ code: 'duplicate-budget', path: 'budgets', message: 'a budget is listed twice' });
  return problems;
}

function searchProblems({ search, budgets, replicates }: MixesSpec, scenarios: readonly NamedScenario[]): Problem[] {
  if (search === undefined) return [];
  const names = scenarios.map(({ loaded }) => loaded.scenario.name);
  const problems: Problem[] = [];
  if (search.scenario !== undefined && !names.includes(search.scenario))
    problems.push({
      code: 'unknown-scenario',
      path: 'search.scenario',
      message: `"${search.scenario}" is not among the scenarios`,
      hint: `they are ${names.join(', ')}`,
    });
  if (search.budget > budgets.length)
    problems.push({
      code: 'unknown-budget',
      path: 'search.budget',
      message: `there is no budget ${search.budget}: the list has ${budgets.length}`,
    });
  if (replicates < 2)
    problems.push({
      code: 'too-few-replicates',
      path: 'replicates',
      message: 'a search with one replicate chases the luck of that replicate',
      hint: 'use 4 replicates or more',
    });
  return problems;
}

import type { ModelParameters } from '../../src/model/parameters/index.ts';
import { levelNames } from '../../src/model/parameters/governance.ts';
import { formatProblem, loadFormulaGrammar, parseScenario } from '../../src/scenario/index.ts';
import { loadScenario } from '../../src/scenario/node/load.ts';

const grammar = await loadFormulaGrammar();

/** Dotted paths and what to write there, as `--set` takes them. */
export type Settings = Readonly<Record<string, unknown>>;

const overridesOf = (settings: Settings) => Object.entries(settings).map(([path, value]) => ({ path, value }));

/** The model's defaults with some paths set, read, checked and resolved as a scenario file is. */
export function parametersWith(settings: Settings = {}): ModelParameters {
  const sources = [{ file: 'test.yaml', text: 'polylift: 1\n' }];
  const { scenario, problems } = parseScenario(sources, { overrides: overridesOf(settings), grammar });
  if (scenario === undefined) throw new Error(problems.map(formatProblem).join('\n'));
  return scenario;
}

/** A shipped scenario with some paths set. */
export async function shippedWith(name: string, settings: Settings = {}): Promise<ModelParameters> {
  return (await loadScenario(name, overridesOf(settings))).scenario;
}

/** All eight levels at one value or path over years. */
export function everyLevel(value: unknown): Settings {
  return Object.fromEntries(levelNames.map((name) => [`governance.levels.${name}`, value]));
}

/** Market and society beside the government, with the money of the record. */
export const threeCentres: Settings = { 'governance.centres.market.share': 0.2, 'governance.centres.society.share': 0.3 };

/** Three centres with every level at one half. */
export const multiCentre: Settings = { ...threeCentres, ...everyLevel(0.5) };

/** The players of a decomposition: what is set in the scenario where some of them are out. */
import { mostPlayers } from '../../../analysis/coalitions/index.ts';
import { instruments } from '../../../model/instruments/index.ts';
import { levelNames } from '../../../model/parameters/governance.ts';
import { centreTitles, instrumentTitlesZh, levelTitlesZh } from '../../../model/record/titles.ts';
import { describeParameter, listParameters } from '../../../scenario/describe.ts';
import { nearestPath } from '../../../scenario/nearest.ts';
import type { Override } from '../../../scenario/override.ts';
import type { Problem } from '../../../scenario/problem.ts';
import type { ResolvedScenario } from '../../../scenario/schema.ts';
import type { Bilingual } from '../../kind.ts';
import { expandPath, valueAt } from '../../spec/paths.ts';
import type { DecompositionSpec, PlayerSetName, PlayerSpec } from './spec.ts';

export interface Player {
  readonly name: string;
  /** For charts and tables. */
  readonly title: Bilingual;
  /** Within a sentence. */
  readonly inText: Bilingual;
  /** Whether the scenario is the same without it, as nothing would be set that is not so already. */
  readonly idle: boolean;
}

export interface PlayerSet {
  readonly kind: PlayerSetName | 'list';
  readonly players: readonly Player[];
  /** What is set where the players at these positions are out and all others in. */
  overridesWithout(out: readonly number[]): Override[];
}

/** The players that a specification names, or what is wrong with them. */
export function readPlayers(
  spec: Pick<DecompositionSpec, 'players'>,
  scenario: ResolvedScenario,
): PlayerSet | { readonly problems: readonly Problem[] } {
  switch (spec.players) {
    case 'synergies':
      return synergies(scenario);
    case 'instruments':
      return instrumentsOf(scenario);
    case 'centres':
      return centresOf(scenario);
    default:
      return listOf(spec.players, scenario);
  }
}

/** The eight synergies: without one, its level is zero in every year. */
function synergies(scenario: ResolvedScenario): PlayerSet {
  return {
    kind: 'synergies',
    players: levelNames.map((name) => {
      const en = capital(name);
      return player(name, { en, zh: levelTitlesZh[name] }, isSet(scenario, `governance.levels.${name}`, 0), { en: name });
    }),
    overridesWithout: (out) => out.map((i) => ({ path: `governance.levels.${levelNames[i]!}`, value: 0 })),
  };
}

/** The instruments: without one, its money is not given. */
function instrumentsOf(scenario: ResolvedScenario): PlayerSet {
  const already = scenario.governance.withheld_instruments;
  return {
    kind: 'instruments',
    players: instruments.map(({ id, title }) =>
      player(id, { en: title, zh: instrumentTitlesZh[id] ?? title }, already.includes(id), { en: title.toLowerCase() }),
    ),
    overridesWithout: (out) =>
      out.length === 0 ? [] : [{ path: 'governance.withheld_instruments', value: [...already, ...out.map((i) => instruments[i]!.id)] }],
  };
}

/**
 * The centres beside the government. Without one it is not admitted, and on an equal budget its money goes to the others. The government stays: the
 * budget is its own, and the register and the delivery of the model are not those of a province without one.
 */
function centresOf(scenario: ResolvedScenario): PlayerSet | { readonly problems: readonly Problem[] } {
  const { admitted_centres: admitted } = scenario.governance;
  if (!admitted.includes('government')) {
    return {
      problems: [
        {
          code: 'bad-players',
          path: 'players',
          message: `the centres of ${scenario.name} cannot be taken out: the government is not among them`,
          hint: 'admit the government, or list players with what is set where each is out',
        },
      ],
    };
  }
  const names = ['market', 'society'] as const;
  return {
    kind: 'centres',
    players: names.map((name) => player(name, centreTitles[name], !admitted.includes(name), { en: name })),
    overridesWithout(out) {
      const gone = out.map((i): string => names[i]!);
      const left = admitted.filter((name) => !gone.includes(name));
      if (left.length === admitted.length) return [];
      // Cases are society's.
      const cases = gone.includes('society') && scenario.cases.length > 0 ? [{ path: 'cases', value: [] }] : [];
      return [...cases, { path: 'governance.admitted_centres', value: left }];
    },
  };
}

function listOf(
  written: Readonly<Record<string, PlayerSpec>>,
  scenario: ResolvedScenario,
): PlayerSet | { readonly problems: readonly Problem[] } {
  const names = Object.keys(written);
  const problems: Problem[] = [];
  const add = (path: string, code: string, message: string, hint?: string): void =>
    void problems.push({ code, path, message, ...(hint === undefined ? {} : { hint }) });
  if (names.length === 0) add('players', 'bad-players', 'there is no player', `name some, or write one of synergies, instruments, centres`);
  if (names.length > mostPlayers)
    add('players', 'bad-players', `there are ${names.length} players; at most ${mostPlayers} can be told apart exactly`);
  const takenBy = new Map<string, string>();
  const settings = names.map((name) => {
    const expanded = Object.entries(written[name]!.out).flatMap(([path, value]) => expandPath(path).map((each) => [each, value] as const));
    for (const [path] of expanded) {
      const at = `players.${name}.out`;
      const other = takenBy.get(path);
      if (other !== undefined) add(at, 'bad-players', `${path} is set where ${name} is out, and where ${other} is out`, 'join the two');
      takenBy.set(path, name);
      if (/^(?:years|record|population)(?:\.|$)/.test(path))
        add(at, 'bad-players', `${path} is the same for all coalitions`, 'use years:, record: or sample: of the experiment');
      if (describeParameter(path) !== undefined || valueAt(scenario, path) !== undefined || path.startsWith('parameters.')) continue;
      const near = nearestPath(
        path,
        listParameters().map((parameter) => parameter.path),
      );
      const hint = near === undefined ? 'polylift describe lists all parameters' : `did you mean ${near}?`;
      add(at, 'unknown-parameter', `there is no parameter ${path}`, hint);
    }
    return expanded;
  });
  if (problems.length > 0) return { problems };
  return {
    kind: 'list',
    players: names.map((name, i) => {
      const { title = name, title_zh: zh = title } = written[name]!;
      return player(
        name,
        { en: title, zh },
        settings[i]!.every(([path, value]) => isSet(scenario, path, value)),
      );
    }),
    overridesWithout: (out) => out.flatMap((i) => settings[i]!.map(([path, value]) => ({ path, value }))),
  };
}

function player(name: string, title: Bilingual, idle: boolean, inText: Partial<Bilingual> = {}): Player {
  return { name, title, idle, inText: { ...title, ...inText } };
}

const capital = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** Whether a resolved scenario has this very value at a path; a number may stand for the same number in every year. */
function isSet(scenario: ResolvedScenario, path: string, value: unknown): boolean {
  const own = valueAt(scenario, path);
  if (typeof value === 'number' && Array.isArray(own)) return own.every((each) => each === value);
  return JSON.stringify(own) === JSON.stringify(value);
}

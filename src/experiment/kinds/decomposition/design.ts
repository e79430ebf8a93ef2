/** The runs of a decomposition: every coalition of players, and the few cells that tell money from governance. */
import { nearest } from '../../../scenario/nearest.ts';
import type { Override } from '../../../scenario/override.ts';
import type { Problem } from '../../../scenario/problem.ts';
import type { ResolvedScenario } from '../../../scenario/schema.ts';
import { provinceColumns } from '../../../model/record/columns.ts';
import type { Design, DesignColumn } from '../../kind.ts';
import type { NamedScenario } from '../../pairing.ts';
import { moneyPerHousehold, withMoney } from './money.ts';
import { readPlayers, type PlayerSet } from './players.ts';
import type { DecompositionSpec } from './spec.ts';

/** What a point of the design is. */
const cellNames = ['coalition', 'reference', 'reference-added-money', 'scenario-equal-money', 'scenario-added-money'] as const;
type CellName = (typeof cellNames)[number];

/** Points that tell money from governance; two may be the same point. */
export interface RegimeCells {
  /** The reference with its own money, and with all that the scenario would have if its centres brought theirs on top. */
  readonly reference: number;
  readonly referenceAdded: number;
  /** The scenario with the money of the reference, and with the centres' own on top. */
  readonly equal: number;
  readonly added: number;
}

export interface DecompositionDesign extends Design {
  readonly playerSet: PlayerSet;
  /** The point of a coalition: bit `i` says that player `i` is in. Players that change nothing share the points of coalitions without them. */
  pointOf(coalition: number): number;
  readonly regimes: RegimeCells | undefined;
}

interface Point {
  readonly cell: CellName;
  readonly scenario: number;
  /** NaN for a point that is no coalition. */
  readonly coalition: number;
  readonly overrides: readonly Override[];
}

/** Makes the design, or says what is wrong with the specification. */
export function designDecomposition(
  spec: DecompositionSpec,
  scenarios: readonly NamedScenario[],
): DecompositionDesign | readonly Problem[] {
  const [scenario, reference] = scenarios.map(({ loaded }) => loaded.scenario);
  const read = readPlayers(spec, scenario!);
  const problems = [...outcomeProblems(spec, scenario!), ...('problems' in read ? read.problems : listProblems(spec, read))];
  if (problems.length > 0 || 'problems' in read) return problems;
  return new LatticeDesign(read, scenario!, reference);
}

class LatticeDesign implements DecompositionDesign {
  readonly playerSet: PlayerSet;
  readonly columns: readonly DesignColumn[];
  readonly regimes: RegimeCells | undefined;
  readonly #points: Point[] = [];
  /** Positions of the players that change anything. */
  readonly #active: readonly number[];

  constructor(playerSet: PlayerSet, scenario: ResolvedScenario, reference: ResolvedScenario | undefined) {
    this.playerSet = playerSet;
    const { players } = playerSet;
    this.#active = players.flatMap(({ idle }, i) => (idle ? [] : [i]));
    for (let active = 0; active < 1 << this.#active.length; active++) {
      const out = this.#active.filter((_, n) => ((active >> n) & 1) === 0);
      const coalition = players.reduce((joined, _, i) => (out.includes(i) ? joined : joined | (1 << i)), 0);
      this.#points.push({ cell: 'coalition', scenario: 0, coalition, overrides: playerSet.overridesWithout(out) });
    }
    this.regimes = reference === undefined ? undefined : this.#addRegimes(scenario, reference);
    this.columns = [
      {
        name: 'cell',
        title: 'Cell of the design',
        titleZh: '设计单元',
        description: 'A coalition of the players, or a scenario with other money that tells money from governance.',
        unit: 'none',
        kind: 'identifier',
        labels: cellNames,
      },
      {
        name: 'coalition',
        title: 'Coalition',
        titleZh: '联盟',
        description: 'Players that are in: the sum of 2^i over their positions i from 0; missing where the run is no coalition.',
        unit: '1',
        kind: 'identifier',
      },
      ...players.map(({ name, title }): DesignColumn => ({
        name: `with_${name.replaceAll('-', '_')}`,
        title: `With: ${title.en}`,
        titleZh: `包含：${title.zh}`,
        description: `1 where ${title.en} is in, 0 where it is out; missing where the run is no coalition.`,
        unit: '1',
        kind: 'identifier',
      })),
    ];
  }

  get points(): number {
    return this.#points.length;
  }

  valuesOf(point: number): readonly number[] {
    const { cell, coalition } = this.#points[point]!;
    const players = this.playerSet.players.map((_, i) => (Number.isNaN(coalition) ? NaN : (coalition >> i) & 1));
    return [cellNames.indexOf(cell), coalition, ...players];
  }

  overridesOf(point: number): readonly Override[] {
    return this.#points[point]!.overrides;
  }

  scenariosAt(point: number): readonly number[] {
    return [this.#points[point]!.scenario];
  }

  pointOf(coalition: number): number {
    return this.#active.reduce((point, i, n) => point | (((coalition >> i) & 1) << n), 0);
  }

  #addRegimes(scenario: ResolvedScenario, reference: ResolvedScenario): RegimeCells {
    const everybody = (1 << this.#active.length) - 1;
    const own = moneyPerHousehold(reference, reference.governance.budget_basis);
    const more = moneyPerHousehold(scenario, 'added');
    const add = (cell: CellName, of: number, overrides: readonly Override[]): number =>
      this.#points.push({ cell, scenario: of, coalition: NaN, overrides }) - 1;
    const of = (cell: CellName, overrides: readonly Override[]): number => (overrides.length === 0 ? everybody : add(cell, 0, overrides));

    const referencePoint = add('reference', 1, []);
    const equal = of('scenario-equal-money', withMoney(scenario, own));
    // Centres that bring nothing add nothing, and money has no part in the effect.
    if (more.every((yuan, n) => yuan === own[n])) return { reference: referencePoint, referenceAdded: referencePoint, equal, added: equal };
    const basis = scenario.governance.budget_basis === 'added' ? [] : [{ path: 'governance.budget_basis', value: 'added' }];
    return {
      reference: referencePoint,
      referenceAdded: add('reference-added-money', 1, withMoney(reference, more)),
      equal,
      added: of('scenario-added-money', basis),
    };
  }
}

function outcomeProblems({ outcomes }: DecompositionSpec, { years }: ResolvedScenario): Problem[] {
  return outcomes.flatMap(({ indicator, year }, n) => {
    const problems: Problem[] = [];
    const names = provinceColumns.map(({ name }) => name);
    const near = nearest(indicator, names);
    if (!names.includes(indicator))
      problems.push({
        code: 'unknown-indicator',
        path: `outcomes.${n}.indicator`,
        message: `there is no indicator "${indicator}"`,
        hint: near === undefined ? 'docs/indicators.md lists all of them' : `did you mean ${near}?`,
      });
    if (typeof year === 'number' && !(year > years.from && year <= years.to))
      problems.push({
        code: 'year-outside',
        path: `outcomes.${n}.year`,
        message: `the year ${year} is not among the simulated ones, ${years.from + 1} to ${years.to}`,
      });
    return problems;
  });
}

/** What is wrong with the lists that name players. */
function listProblems({ order, unions }: DecompositionSpec, { players }: PlayerSet): Problem[] {
  const problems: Problem[] = [];
  const names = players.map(({ name }) => name);
  const hint = `the players are ${names.join(', ')}`;
  const check = (listed: readonly string[], path: string): void => {
    for (const [n, name] of listed.entries()) {
      if (!names.includes(name))
        problems.push({ code: 'unknown-player', path: `${path}.${n}`, message: `there is no player "${name}"`, hint });
      else if (listed.indexOf(name) !== n)
        problems.push({ code: 'duplicate-player', path: `${path}.${n}`, message: `the player ${name} is listed twice` });
    }
  };
  if (order !== undefined) {
    check(order, 'order');
    const missing = names.filter((name) => !order.includes(name));
    if (missing.length > 0)
      problems.push({ code: 'unknown-player', path: 'order', message: `the order leaves out ${missing.join(', ')}`, hint });
  }
  const taken = new Map<string, string>();
  for (const [union, members] of Object.entries(unions ?? {})) {
    check(members, `unions.${union}`);
    for (const name of members) {
      const other = taken.get(name);
      if (other !== undefined && other !== union)
        problems.push({ code: 'duplicate-player', path: `unions.${union}`, message: `${name} is in the unions ${other} and ${union}` });
      taken.set(name, union);
    }
  }
  return problems;
}

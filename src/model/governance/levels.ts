import { centreNames, levelNames, type LevelName } from '../parameters/governance.ts';
import type { ModelParameters } from '../parameters/index.ts';

/** The levels in force in a year and the centres that act in it. */
export interface Levels extends Readonly<Record<LevelName, number>> {
  /** Which of government, market, society act: a centre acts when it is admitted and has money. */
  readonly acting: readonly boolean[];
  /** Number of centres that act. */
  readonly centres: number;
  /** Money of each centre relative to the government's. */
  readonly shares: readonly number[];
}

/** No programme: every level at its floor, the government alone. In force until the first simulated year. */
export const restingLevels: Levels = {
  strategic: 0,
  organization: 0,
  policy: 0,
  social: 0,
  fund: 0,
  publicity: 0,
  technology: 0,
  assistance: 0,
  acting: [true, false, false],
  centres: 1,
  shares: [1, 0, 0],
};

/** Reads the levels of year index `t`. Levels that need another centre stay at their floor while the government is alone. */
export function levelsAt(parameters: ModelParameters, t: number): Levels {
  const { governance, cases } = parameters;
  const written = Object.fromEntries(levelNames.map((name) => [name, governance.levels[name][t]!])) as Record<LevelName, number>;
  const admitted = centreNames.map((name) => governance.admitted_centres.includes(name));
  const shares = [1, governance.centres.market.share[t]!, governance.centres.society.share[t]!].map((s, j) => (admitted[j] ? s : 0));
  const acting = shares.map((s, j) => s > 0 || (j === 2 && admitted[2] === true && cases.length > 0));
  const centres = acting.filter(Boolean).length;
  const others = acting[1] === true || acting[2] === true;
  return {
    ...written,
    social: others ? written.social : 0,
    assistance: acting[2] === true ? written.assistance : 0,
    acting,
    centres,
    shares,
  };
}

/**
 * Share of all money that coordination costs in a year: linear in each level, the staff of `organization` with the square of the number of
 * centres, and a cost of contact for each pair of centres whatever the levels. Zero for one centre with all levels at their floor.
 */
export function coordinationShare(parameters: ModelParameters, levels: Levels): number {
  const cost = parameters.governance.coordination;
  const pairs = (levels.centres * (levels.centres - 1)) / 2;
  const ofLevels =
    cost.strategic * levels.strategic +
    cost.organization * levels.organization * levels.centres * levels.centres +
    cost.policy * levels.policy +
    cost.social * levels.social +
    cost.fund * levels.fund +
    cost.publicity * levels.publicity +
    cost.technology * levels.technology +
    cost.assistance * levels.assistance;
  return Math.min(1, cost.multiplier * (ofLevels + cost.contact * pairs));
}

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findEligible } from '../../src/model/delivery/find-eligible.ts';
import { callUp } from '../../src/model/delivery/call-up.ts';
import { queued } from '../../src/model/delivery/lists.ts';
import { putInTurn } from '../../src/model/delivery/put-in-turn.ts';
import { ledgerAccounts } from '../../src/model/governance/ledger.ts';
import { instruments } from '../../src/model/instruments/index.ts';
import type { HouseholdInstrument, Instrument } from '../../src/model/instruments/instrument.ts';
import { allocateRows } from '../../src/kernel/index.ts';
import { householdRows } from '../../src/model/start/create-world.ts';
import { deliver } from '../../src/model/stages/deliver.ts';
import { environment } from '../../src/model/stages/environment.ts';
import { identify } from '../../src/model/stages/identify.ts';
import { live } from '../../src/model/stages/live.ts';
import { plan } from '../../src/model/stages/plan.ts';
import { settle } from '../../src/model/stages/settle.ts';
import { plainSteps } from '../../src/model/steps.ts';
import { householdColumns, type World } from '../../src/model/world.ts';
import { startWorld } from '../../src/simulate/start.ts';
import { thirteenCounties } from './counties.ts';
import { parametersWith, shippedWith } from './parameters.ts';
import { deliverPlainly } from './reference-delivery.ts';

const counties = { 'population.counties': thirteenCounties, 'population.households_per_agent': 100 };

/** A world before its deliveries of year `t`, with `delivered` by then as the stage is given. */
function worldBefore(parameters: Parameters<typeof startWorld>[0], t: number, stage = deliver): World {
  const world = startWorld(parameters, 'delivery', 0);
  for (let s = 1; s <= t; s++) {
    const year = parameters.years.from + s;
    environment(world, s, year, true);
    plan(world, s, year);
    identify(world, s, year);
    if (s === t) break;
    stage(world, s, year);
    live(world, s, year);
    settle(world, year);
  }
  return world;
}

function expectSame(a: World, b: World): void {
  for (const name of Object.keys(householdColumns) as (keyof typeof householdColumns)[])
    if (name !== 'skill') expect(a.households[name], name).toEqual(b.households[name]);
  // Training computes in single precision where it is compiled.
  a.households.skill.forEach((skill, h) => expect(Math.abs(skill - b.households.skill[h]!)).toBeLessThan(2e-7));
  for (const account of ledgerAccounts) expect(a.ledger[account], account).toEqual(b.ledger[account]);
  for (const name of ['caseLoans', 'guaranteeFund', 'loans', 'underConstruction'] as const)
    expect(a.counties[name], name).toEqual(b.counties[name]);
}

describe('delivery', () => {
  it.each([
    ['multi-centre-equal-budget', 2],
    ['multi-centre-equal-budget', 8],
    ['single-centre', 5],
    ['historical', 6],
  ] as const)('reaches under %s in year %i whom it reaches when every queue is sorted as a whole', async (scenario, t) => {
    const parameters = await shippedWith(scenario, counties);
    const [fast, slow] = [worldBefore(parameters, t), worldBefore(parameters, t)];
    deliver(fast, t, parameters.years.from + t);
    deliverPlainly(slow, t, parameters.years.from + t);
    expect(fast.ledger.spent.some((yuan) => yuan > 0)).toBe(true);
    expectSame(fast, slow);
  });

  it('serves loans of cases in turn, also where one household stands for few', async () => {
    const parameters = await shippedWith('multi-centre-added-budget', {
      ...counties,
      'population.households_per_agent': 20,
      cases: ['dali-city-loans'],
    });
    const year = parameters.years.from + 6;
    const [fast, slow] = [worldBefore(parameters, 6), worldBefore(parameters, 6)];
    deliver(fast, 6, year);
    deliverPlainly(slow, 6, year);
    expectSame(fast, slow);
  });

  it('is the same with plain functions in place of kernels', () => {
    const parameters = parametersWith({ ...counties, 'governance.levels.policy': 0.6, 'governance.levels.organization': 0.4 });
    const [fast, made] = [worldBefore(parameters, 2), worldBefore(parameters, 2)];
    const rows = allocateRows(householdRows, made.households.size.length);
    for (const name of Object.keys(rows.columns) as (keyof typeof rows.columns)[]) rows.columns[name].set(made.households[name]);
    const slow = { ...made, households: rows.columns, steps: plainSteps(rows) };
    deliver(fast, 2, parameters.years.from + 2);
    deliver(slow, 2, parameters.years.from + 2);
    expectSame(fast, slow);
  });

  it('touches the counties of its own thread alone', () => {
    const world = worldBefore(parametersWith(counties), 1);
    const mine = [2, 5];
    const rowsOf = (c: number): readonly [number, number] => [world.blocks.starts[c]!, world.blocks.starts[c + 1]!];
    const before = Object.entries(world.households).map(([name, column]) => [name, column.slice()] as const);
    deliver({ ...world, crew: { ...world.crew, regions: mine } }, 1, 2012);
    for (const [name, column] of before)
      for (let c = 0; c < world.facts.length; c++) {
        const [first, end] = rowsOf(c);
        if (!mine.includes(c)) expect(world.households[name as 'size'].subarray(first, end), name).toEqual(column.subarray(first, end));
      }
    expect(mine.every((c) => world.households.helpedNow.subarray(...rowsOf(c)).some((bits) => bits > 0))).toBe(true);
  });

  it('leaves bits of instruments alone in what helped a household', () => {
    const world = worldBefore(parametersWith(counties), 1);
    deliver(world, 1, 2012);
    const all = 2 ** instruments.length - 1;
    for (const column of [world.households.helpedNow, world.households.everHelped]) expect(Math.max(...column)).toBeLessThanOrEqual(all);
  });
});

describe('the compiled conditions of an instrument', () => {
  const households = (instruments as readonly Instrument[]).filter((i): i is HouseholdInstrument => i.reaches === 'households');

  it.each(households.map((instrument) => [instrument.id, instrument] as const))('find for %s whom its functions find', (id, instrument) => {
    const parameters = parametersWith({ ...counties, 'governance.levels.policy': 0.5 });
    const world = worldBefore(parameters, 3);
    const { desk } = world.steps;
    expect(desk.conditions.has(id)).toBe(true);
    let found = 0;
    for (let c = 0; c < world.facts.length; c++) {
      callUp(world, c, parameters.years.from + 3, desk);
      const { terms, ...offer } = instrument.open(world, c, 3);
      const listed = (): readonly unknown[] => {
        const { first } = desk.call;
        return [desk.askedOthers, ...desk.lists.asked.subarray(first, first + desk.asked)];
      };
      findEligible(desk, id, { terms: terms!, ...offer });
      const compiled = listed();
      findEligible(desk, id, offer);
      expect(compiled).toEqual(listed());
      found += desk.asked;
    }
    expect(found).toBeGreaterThan(id === 'relocation' ? 20 : 100);
  });
});

describe('the compiled effects of instruments', () => {
  it('are of all but loans, which change the county too', () => {
    const { desk } = worldBefore(parametersWith(counties), 0).steps;
    expect([...desk.conditions.keys()].filter((id) => !desk.effects.has(id))).toEqual(['loans']);
  });
});

describe('a queue', () => {
  it('is put in turn by place, and by row where places are equal', () => {
    const entry = fc.oneof(
      fc.nat({ max: 0xffffffff }),
      fc.nat({ max: 40 }).map((n) => n * 90_000_000),
    );
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 300 }), fc.nat({ max: 9 }), (places, first) => {
        const turn = Uint32Array.from({ length: first + places.length }, (_, k) => (k < first ? 1 : places[k - first]!));
        // What else stands there beside the row does not count.
        const who = Uint32Array.from(turn, (_, k) => (((k * 7919) % 10_007) | ((k % 4) << 30)) >>> 0);
        const rowOf = (k: number): number => who[first + k]! & queued.unit;
        const order = [...putInTurn({ who, turn }, first, places.length, 0, 2 ** 32).subarray(0, places.length)];
        const expected = places.map((_, k) => k).toSorted((a, b) => places[a]! - places[b]! || rowOf(a) - rowOf(b));
        expect(order).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('may be empty', () => {
    expect(putInTurn({ who: Uint32Array.of(), turn: Uint32Array.of() }, 0, 0, 0, 2 ** 32).length).toBeGreaterThanOrEqual(0);
  });

  it('may have its places within a part of their range', () => {
    const low = 3 * 2 ** 20;
    const turn = Uint32Array.from({ length: 5000 }, (_, k) => low + (Math.imul(k, 2654435761) >>> 11));
    const who = Uint32Array.from(turn, (_, k) => k);
    const order = [...putInTurn({ who, turn }, 0, turn.length, low, 2 ** 21).subarray(0, turn.length)];
    expect(order.map((k) => turn[k])).toEqual([...turn].toSorted((a, b) => a - b));
  });
});

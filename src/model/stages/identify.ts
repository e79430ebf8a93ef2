import { selectInBuckets } from '../../population/index.ts';
import { tellNeighbours } from '../county/villages.ts';
import type { Knowledge } from '../household/identify.ts';
import { callOf } from '../steps.ts';
import type { World } from '../world.ts';

/**
 * Stage 3. Households learn of the programmes, and the register is revised: the lowest noisy scores within the county's quota are on it,
 * with those whom early warning finds relapsed. Scores are of last year's income.
 */
export function identify(world: World, t: number, year: number): void {
  const told = knowledgeOf(world, t);
  for (const c of world.crew.regions) {
    tellNeighbours(world, c, world.villages.memberShare);
    world.steps.run('score', told, callOf(world, c, year));
    revise(world, c, year);
  }
}

/**
 * Technology removes noise and capture. Society and market hold a second, independent signal, as precise as `social` makes it; organization
 * decides how much of it reaches the register, where both are weighted by their precision.
 */
function knowledgeOf({ parameters, levels }: World, t: number): Knowledge {
  const { awareness, identification, governance } = parameters;
  const m = governance.mechanisms;
  const own = identification.noise[t]! * (1 - m.noise_cut * levels.technology);
  const second = m.social_signal_noise;
  const shared = levels.social * levels.organization;
  return {
    learning: awareness.base + m.awareness_gain * levels.publicity,
    neighbourLearning: awareness.neighbours,
    forgetting: awareness.forgetting,
    noise: own,
    secondNoise: second,
    secondWeight: shared === 0 || own === 0 ? 0 : (own * own * shared) / (own * own * shared + second * second),
    capture: identification.capture_gain * (1 - m.capture_cut * levels.technology),
    warning: m.warning * levels.technology,
    // A history has 32 bits, of which the two last years are not looked at.
    watched: 1 << Math.min(28, identification.monitoring_years),
  };
}

/** Puts the lowest scores within the quota on the register and counts its errors against last year's poverty. */
function revise(world: World, c: number, year: number): void {
  const { counties, households, parameters } = world;
  const { quota_factor: factor, quota_margin: margin } = parameters.identification;
  const call = callOf(world, c, year);
  const { first, count } = call;
  const places = Math.min(count, Math.round(count * Math.min(1, factor * counties.believedHeadcount[c]! + margin)));
  const threshold = places === 0 ? -Infinity : selectInBuckets(households.score.subarray(first, first + count), places - 1);
  const persons = world.steps.run('register', { threshold }, call);
  counties.wronglyRegistered[c] = persons.wronglyRegistered;
  counties.missed[c] = persons.missed;
  counties.wronglyRemoved[c] = persons.wronglyRemoved;
  counties.registered[c] = persons.registered;
  counties.poorBefore[c] = persons.poorBefore;
}

import { drawBlock, normal, uniform } from '../../random/index.ts';
import { selectRank } from '../../population/index.ts';
import { villageStart } from '../county/villages.ts';
import { purposes } from '../purposes.ts';
import { flag, type World } from '../world.ts';

const words = new Uint32Array(4);

/**
 * Stage 3. Households learn of the programmes, and the register is revised: the lowest noisy scores within the county's quota are on it,
 * with those whom early warning finds relapsed. Scores are of last year's income.
 */
export function identify(world: World, t: number, year: number): void {
  const noise = noiseOf(world, t);
  const longest = longestBlock(world);
  const scores = new Float64Array(longest);
  const ranked = new Float64Array(longest);
  for (const c of world.crew.regions) {
    scoreAndInform(world, c, year, noise, scores);
    register(world, c, scores, ranked);
  }
}

/** Scores of households whom early warning has found: below every other score. */
const warned = -1e9;

/** Size of the errors in what the centres see, in ln income. */
interface Noise {
  /** Standard deviation of the register's error, and of the second signal's. */
  readonly own: number;
  readonly second: number;
  /** Weight of the second signal in the score, 0 to 1. */
  readonly weight: number;
  /** How much lower the score of a connected household looks. */
  readonly capture: number;
  /** Chance that a relapse is seen at once. */
  readonly warning: number;
}

/**
 * Technology removes noise and capture. Society and market hold a second, independent signal, as precise as `social` makes it; organization
 * decides how much of it reaches the register, where both are weighted by their precision.
 */
function noiseOf(world: World, t: number): Noise {
  const { identification, governance } = world.parameters;
  const { levels } = world;
  const m = governance.mechanisms;
  const own = identification.noise[t]! * (1 - m.noise_cut * levels.technology);
  const second = m.social_signal_noise;
  const shared = levels.social * levels.organization;
  return {
    own,
    second,
    weight: shared === 0 || own === 0 ? 0 : (own * own * shared) / (own * own * shared + second * second),
    capture: identification.capture_gain * (1 - m.capture_cut * levels.technology),
    warning: m.warning * levels.technology,
  };
}

function longestBlock(world: World): number {
  let longest = 0;
  for (let c = 0; c < world.facts.length; c++) longest = Math.max(longest, world.blocks.starts[c + 1]! - world.blocks.starts[c]!);
  return longest;
}

function scoreAndInform(world: World, c: number, year: number, noise: Noise, scores: Float64Array): void {
  const { blocks, households, key, levels, parameters, villages } = world;
  const { income, flags, poverty } = households;
  const { base, neighbours, forgetting } = parameters.awareness;
  const learning = base + parameters.governance.mechanisms.awareness_gain * levels.publicity;
  const watched = watchedBits(parameters.identification.monitoring_years);
  const code = blocks.codes[c]!;
  const first = blocks.starts[c]!;
  const count = blocks.starts[c + 1]! - first;
  const firstVillage = villages.starts[c]!;
  const number = villages.starts[c + 1]! - firstVillage;
  for (let v = 0; v < number; v++) {
    const learns = learning + neighbours * villages.memberShare[firstVillage + v]!;
    const to = villageStart(v + 1, number, count);
    for (let i = villageStart(v, number, count); i < to; i++) {
      drawBlock(key, i, code, purposes.identify, year, 0, words);
      const h = first + i;
      const f = flags[h]!;
      const u = uniform(words[1]!);
      if ((f & flag.aware) === 0 ? u < learns : u < forgetting) flags[h] = f ^ flag.aware;
      let score = Math.log(Math.max(1, income[h]!)) + (1 - noise.weight) * noise.own * normal(words[0]!);
      if (noise.weight > 0) score += noise.weight * noise.second * normal(words[3]!);
      if ((f & flag.connected) !== 0) score -= noise.capture;
      const relapsed = (poverty[h]! & 3) === 1 && (poverty[h]! & watched) !== 0;
      scores[i] = relapsed && uniform(words[2]!) < noise.warning ? warned + score : score;
    }
  }
}

/** Bits of the poverty history that make a household one to watch: poor 2 to `years + 1` years before last year, in which it left poverty or later. */
function watchedBits(years: number): number {
  return ((1 << (Math.min(28, years) + 2)) - 1) & ~3;
}

/** Puts the lowest scores within the quota on the register and counts its errors against last year's poverty. */
function register(world: World, c: number, scores: Float64Array, ranked: Float64Array): void {
  const { blocks, counties, households, parameters } = world;
  const { size, flags, poverty } = households;
  const { quota_factor: factor, quota_margin: margin } = parameters.identification;
  const first = blocks.starts[c]!;
  const count = blocks.starts[c + 1]! - first;
  const places = Math.min(count, Math.round(count * Math.min(1, factor * counties.believedHeadcount[c]! + margin)));
  ranked.set(scores.subarray(0, count));
  const threshold = places === 0 ? -Infinity : selectRank(ranked, count, places - 1);
  let wronglyRegistered = 0;
  let missed = 0;
  let wronglyRemoved = 0;
  let registered = 0;
  let poorBefore = 0;
  for (let i = 0; i < count; i++) {
    const h = first + i;
    const before = (flags[h]! & flag.registered) !== 0;
    const now = scores[i]! <= threshold || scores[i]! < 0.5 * warned;
    const poor = (poverty[h]! & 1) !== 0;
    flags[h] = now ? flags[h]! | flag.registered : flags[h]! & ~flag.registered;
    if (now) registered += size[h]!;
    if (poor) poorBefore += size[h]!;
    if (now && !poor) wronglyRegistered += size[h]!;
    if (!now && poor) missed += size[h]!;
    if (!now && poor && before) wronglyRemoved += size[h]!;
  }
  counties.wronglyRegistered[c] = wronglyRegistered;
  counties.missed[c] = missed;
  counties.wronglyRemoved[c] = wronglyRemoved;
  counties.registered[c] = registered;
  counties.poorBefore[c] = poorBefore;
}

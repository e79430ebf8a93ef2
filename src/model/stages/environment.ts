import { drawBlock, normal, REGION_WIDE, uniform, WORLD } from '../../random/index.ts';
import { industries } from '../../data/index.ts';
import { purposes } from '../purposes.ts';
import type { World } from '../world.ts';

const words = new Uint32Array(4);

/**
 * Stage 1. Growth of both technologies and of wages, AR(1) specialty prices, county disasters, scheduled events.
 * @param t year index; `year` its calendar year. `growing` is false in the burn-in.
 */
export function environment(world: World, t: number, year: number, growing: boolean): void {
  const { environment: env, parameters } = world;
  if (growing) {
    env.traditional *= 1 + parameters.macro.farm_growth[t]!;
    env.specialty *= 1 + parameters.macro.farm_growth[t]!;
    env.wage *= 1 + parameters.macro.wage_growth[t]!;
  }
  movePrices(world, year);
  strikeCounties(world, year);
  for (const event of parameters.events) {
    if (event.year !== year) continue;
    if (event.kind === 'price')
      env.logPrice[(industries as readonly string[]).indexOf(event.industry)]! += Math.log(Math.max(0.01, 1 + event.change));
    else if (event.kind === 'wage') env.wage *= 1 + event.change;
    else hitCounties(world, event.counties, event.reach, event.loss);
  }
}

function movePrices(world: World, year: number): void {
  const { price_persistence: persistence, price_sd: sd } = world.parameters.shocks;
  const { logPrice } = world.environment;
  for (let i = 0; i < logPrice.length; i++) {
    drawBlock(world.key, i, WORLD, purposes.price, year, 0, words);
    logPrice[i] = persistence * logPrice[i]! + sd * normal(words[0]!);
  }
}

function strikeCounties(world: World, year: number): void {
  const { disaster_probability: probability, disaster_reach: reach, disaster_loss: loss } = world.parameters.shocks;
  const { disasterReach, disasterLoss } = world.counties;
  for (let c = 0; c < disasterReach.length; c++) {
    drawBlock(world.key, REGION_WIDE, world.blocks.codes[c]!, purposes.countyDisaster, year, 0, words);
    const strikes = uniform(words[0]!) < probability;
    disasterReach[c] = strikes ? reach : 0;
    disasterLoss[c] = strikes ? loss : 0;
  }
}

function hitCounties(world: World, codes: readonly number[], reach: number, loss: number): void {
  const { disasterReach, disasterLoss } = world.counties;
  for (let c = 0; c < disasterReach.length; c++) {
    if (!codes.includes(world.blocks.codes[c]!)) continue;
    disasterReach[c] = Math.max(disasterReach[c]!, reach);
    disasterLoss[c] = Math.max(disasterLoss[c]!, loss);
  }
}

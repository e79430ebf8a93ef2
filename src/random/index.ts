export { drawBlock, moment, REGION_WIDE, WORLD } from './address.ts';
export { keyFromSeed } from './key.ts';
export { assertDistinctPurposes, definePurposes, purposeId, type Purposes } from './purpose.ts';
export { bernoulli, categorical, inverseNormalCdf, lognormal, normal, normalCdf, uniform, uniformInteger } from './samplers.ts';
export { ROUNDS, threefry4x32 } from './threefry.ts';

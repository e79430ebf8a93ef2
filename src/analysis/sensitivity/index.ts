/** Sensitivity analysis: which inputs an output depends on. */
export type { Estimate, ResamplingOptions } from './estimate.ts';
export { morrisEffects, type ElementaryEffects, type MorrisDoubt, type MorrisEffects } from './morris-effects.ts';
export { pawnIndices, type PawnIndex, type PawnIndices, type PawnOptions } from './pawn.ts';
export { sobolIndices, type SobolDoubt, type SobolIndices, type SobolOptions } from './sobol-indices.ts';
export { swings } from './swing.ts';

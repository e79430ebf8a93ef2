/** Designs of experiments: where in the unit cube, or at which levels, a model is asked. */
export { fractionalFactorial, wordText, type FractionalFactorial } from './fractional-factorial.ts';
export { fullFactorial, fullFactorialSize } from './full-factorial.ts';
export type { Groups } from './groups.ts';
export { latinHypercube, leastSquaredDistance, type LatinHypercubeOptions } from './latin-hypercube.ts';
export { morrisTrajectories, type MorrisDesign, type MorrisOptions } from './morris.ts';
export { saltelliBlock, saltelliDesign, type SaltelliOptions } from './saltelli.ts';
export { sobolDimensions, sobolSequence, type SobolSequenceOptions } from './sobol-sequence.ts';

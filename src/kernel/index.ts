export { allocateRows, KernelRunner, rowsForThread, withViews, type CompiledKernel, type KernelRows } from './compiled.ts';
export { defineKernel, type Kernel, type KernelShape } from './define.ts';
export { exp, log, normal, rarely, uniform } from './language.ts';
export { runPlain, type Call } from './plain.ts';

export { loadSweeps, type CompiledSweeps } from './compiled.ts';
export { defineSweep, type Sweep, type SweepDefinition, type SweepShape } from './define.ts';
export { double } from './language.ts';
export { Workbench } from './workbench.ts';

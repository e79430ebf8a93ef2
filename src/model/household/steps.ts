import { type Call, type Kernel, KernelRunner, runPlain } from '../../kernel/index.ts';
import type { HouseholdRows } from '../world.ts';
import { earn as compiledEarn, keepHouse as compiledKeepHouse, live as compiledLive } from './kernels.compiled.ts';
import { earn, keepHouse, live } from './kernels.ts';
import { countyYear, type CountyYear, type YearSums } from './year.ts';

/** A whole year of households, or one of its halves. */
export type StepName = 'live' | 'earn' | 'keepHouse';

/** Lives steps of the households of a county. */
export interface Steps {
  /** Returns the sums over the rows of the call; `earn` has none. */
  run(step: StepName, county: CountyYear, call: Call): YearSums;
}

/** Makes the steps of a world on its columns. */
export type StepMaker = (rows: HouseholdRows) => Steps;

const plain: Readonly<Record<StepName, unknown>> = { live, earn, keepHouse };

/** The kernels as compiled: what a run uses. */
export const compiledSteps: StepMaker = (rows) => {
  const runners = {
    live: new KernelRunner(compiledLive, rows, 0),
    earn: new KernelRunner(compiledEarn, rows, 1),
    keepHouse: new KernelRunner(compiledKeepHouse, rows, 2),
  };
  return {
    run(step, county, call) {
      const runner = runners[step];
      for (let i = 0; i < countyYear.length; i++) runner.region[i] = county[countyYear[i]!];
      runner.run(call);
      return runner.namedSums() as unknown as YearSums;
    },
  };
};

/** The same steps as the plain functions that they are written as, in double precision: the reference. */
export const plainSteps: StepMaker = ({ columns }) => ({
  run: (step, county, call) => runPlain(plain[step] as Kernel, columns, county, call) as unknown as YearSums,
});

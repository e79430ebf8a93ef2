/**
 * The whole household economy of the model, stage 5 of a year, on one thread, beside scalar C on the reference model, in turn.
 *
 *   npm run bench:household -- [TURNS]
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { live } from '../src/model/stages/live.ts';
import { loadScenario } from '../src/scenario/node/load.ts';
import { startWorld } from '../src/simulate/start.ts';
import { compileC } from './reference-model/implementations.ts';
import { spreadOf, spreadText } from './spread.ts';

const turns = Number(process.argv[2] ?? 7);
const years = 5;
const folder = mkdtempSync(join(tmpdir(), 'household-'));

try {
  const program = compileC(folder);
  const { scenario } = await loadScenario('multi-centre-equal-budget', [{ path: 'population.households_per_agent', value: 20 }]);
  const world = startWorld(scenario, 'household', 0);
  const households = world.households.size.length;
  const measure = (): number => {
    const began = performance.now();
    for (let t = 1; t <= years; t++) live(world, t, scenario.years.from + t);
    return (households * years) / ((performance.now() - began) / 1000);
  };
  measure();
  const ours: number[] = [];
  const c: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    if (program !== undefined)
      c.push((JSON.parse(execFileSync(program, ['1000000', '10'], { encoding: 'utf8' })) as { rate: number }).rate);
    ours.push(measure());
  }
  console.log(`${households} households of Yunnan, ${years} years, one thread, ${turns} turns, Node ${process.version}; median and range`);
  console.log(`household economy, million household-years a second  ${spreadText(spreadOf(ours), 1e6, 1)}`);
  if (program === undefined) console.log('there is no C compiler (cc): no ratio');
  else
    console.log(
      `times scalar C on the reference model                ${spreadText(spreadOf(ours.map((rate, turn) => rate / c[turn]!)), 1, 2)}`,
    );
} finally {
  rmSync(folder, { recursive: true });
}

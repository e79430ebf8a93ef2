/** The reference model on flocc, with its agents' data and tick rule: `node flocc.mjs HOUSEHOLDS YEARS`. */
import { Agent, Environment } from 'flocc';
import { developCounty, firstState, generator, line, makeCounties, normals, report } from './household.mjs';

const [count, years] = process.argv.slice(2).map(Number);
const uniform = generator(1);
const normal = normals(uniform);
const counties = makeCounties(count / 1000, uniform);
const environment = new Environment();

function tick(agent) {
  const { infrastructure, shock } = counties[agent.get('county')];
  if (agent.get('poor')) {
    if (uniform() < 0.15) agent.increment('skill', 0.05 * (1 - agent.get('skill')));
    if (uniform() < 0.1) {
      agent.increment('debt', 2000);
      agent.increment('assets', 2000);
    }
    if (uniform() < 0.08 * (0.5 + infrastructure)) agent.set('member', 1);
  }
  const assets = Math.max(0, 0.97 * agent.get('assets') + 0.12 * agent.get('income') - 0.05 * agent.get('debt'));
  const growth = Math.exp(0.9 * agent.get('skill') + 0.35 * infrastructure + 0.25 * agent.get('member') + shock + 0.2 * normal());
  const income = 900 * growth + 0.06 * assets;
  agent.set('assets', assets);
  agent.set('debt', 0.8 * agent.get('debt'));
  agent.set('income', income);
  agent.set('poor', income < line);
}

for (let h = 0; h < count; h++) {
  const agent = new Agent({ ...firstState(uniform, normal), county: Math.floor(h / 1000) });
  agent.set('tick', tick);
  environment.addAgent(agent);
}
let sums = [0, 0, 0, 0];
const began = performance.now();
for (let t = 0; t < years; t++) {
  for (const county of counties) developCounty(county, normal);
  environment.tick();
  sums = [0, 0, 0, 0];
  for (const agent of environment.getAgents()) {
    const income = agent.get('income');
    if (income < line) {
      sums[0]++;
      sums[1] += (line - income) / line;
    }
    sums[2] += income;
    sums[3] += agent.get('member');
  }
}
report(count, years, (performance.now() - began) / 1000, sums);

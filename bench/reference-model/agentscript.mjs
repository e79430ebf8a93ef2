/** The reference model on AgentScript, households as turtles: `node agentscript.mjs HOUSEHOLDS YEARS`. */
import { developCounty, firstState, generator, liveYear, makeCounties, normals, record, report } from './household.mjs';

// The library asks for a canvas while it loads, which Node lacks and the model does not draw on.
globalThis.OffscreenCanvas ??= class {
  getContext() {
    return {};
  }
};
const { Model } = await import('agentscript');

const [count, years] = process.argv.slice(2).map(Number);
const uniform = generator(1);
const normal = normals(uniform);

class PovertyDynamics extends Model {
  setup() {
    this.counties = makeCounties(count / 1000, uniform);
    this.turtles.create(count, (turtle) => Object.assign(turtle, firstState(uniform, normal)));
  }

  step() {
    for (const county of this.counties) developCounty(county, normal);
    this.turtles.ask((turtle) => {
      const { infrastructure, shock } = this.counties[Math.floor(turtle.id / 1000)];
      liveYear(turtle, infrastructure, shock, uniform, normal);
    });
    this.sums = [0, 0, 0, 0];
    this.counties.forEach((_, c) => record(this.turtles, 1000 * c, 1000 * (c + 1), this.sums));
  }
}

const model = new PovertyDynamics({ minX: 0, maxX: 1, minY: 0, maxY: 1 });
model.setup();
const began = performance.now();
for (let t = 0; t < years; t++) {
  model.step();
  model.tick();
}
report(count, years, (performance.now() - began) / 1000, model.sums);

/** Plain JavaScript, one typed array for each variable: `node columns.mjs HOUSEHOLDS YEARS`. */
import { generator, line, normals, report } from './household.mjs';

const [count, years] = process.argv.slice(2).map(Number);
const counties = count / 1000;
const uniform = generator(1);
const normal = normals(uniform);
const [income, assets, skill, member, debt] = Array.from({ length: 5 }, () => new Float64Array(count));
const poor = new Uint8Array(count);
const infrastructure = Float64Array.from({ length: counties }, () => 0.1 + 0.4 * uniform());
for (let h = 0; h < count; h++) {
  income[h] = 2500 * Math.exp(0.6 * normal());
  assets[h] = 5000 * Math.exp(0.9 * normal());
  skill[h] = 0.6 * uniform();
  poor[h] = income[h] < line ? 1 : 0;
}
const records = new Float64Array(4 * counties * years);
const began = performance.now();
for (let t = 0; t < years; t++) {
  for (let c = 0; c < counties; c++) {
    const shock = 0.1 * normal();
    const g = (infrastructure[c] += 0.02 * (1 - infrastructure[c]));
    let heads = 0;
    let gap = 0;
    let sum = 0;
    let members = 0;
    for (let h = 1000 * c; h < 1000 * (c + 1); h++) {
      if (poor[h] === 1) {
        if (uniform() < 0.15) skill[h] += 0.05 * (1 - skill[h]);
        if (uniform() < 0.1) {
          debt[h] += 2000;
          assets[h] += 2000;
        }
        if (uniform() < 0.08 * (0.5 + g)) member[h] = 1;
      }
      assets[h] = Math.max(0, 0.97 * assets[h] + 0.12 * income[h] - 0.05 * debt[h]);
      debt[h] *= 0.8;
      const y = 900 * Math.exp(0.9 * skill[h] + 0.35 * g + 0.25 * member[h] + shock + 0.2 * normal()) + 0.06 * assets[h];
      income[h] = y;
      poor[h] = y < line ? 1 : 0;
      heads += poor[h];
      if (y < line) gap += (line - y) / line;
      sum += y;
      members += member[h];
    }
    records.set([heads, gap, sum, members], 4 * (t * counties + c));
  }
}
const seconds = (performance.now() - began) / 1000;
const sums = [0, 0, 0, 0];
for (let i = records.length - 4 * counties; i < records.length; i++) sums[i % 4] += records[i];
report(count, years, seconds, sums);

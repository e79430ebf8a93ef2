/** Plain JavaScript, one object for each household: `node objects.mjs HOUSEHOLDS YEARS`. */
import { developCounty, firstState, generator, liveYear, makeCounties, normals, record, report } from './household.mjs';

const [count, years] = process.argv.slice(2).map(Number);
const uniform = generator(1);
const normal = normals(uniform);
const counties = makeCounties(count / 1000, uniform);
const households = Array.from({ length: count }, () => firstState(uniform, normal));
const records = new Float64Array(4 * counties.length * years);
const began = performance.now();
for (let t = 0; t < years; t++) {
  counties.forEach((county, c) => {
    developCounty(county, normal);
    for (let i = 1000 * c; i < 1000 * (c + 1); i++) liveYear(households[i], county.infrastructure, county.shock, uniform, normal);
    const at = 4 * (t * counties.length + c);
    record(households, 1000 * c, 1000 * (c + 1), records.subarray(at, at + 4));
  });
}
const seconds = (performance.now() - began) / 1000;
const sums = [0, 0, 0, 0];
for (let i = records.length - 4 * counties.length; i < records.length; i++) sums[i % 4] += records[i];
report(count, years, seconds, sums);

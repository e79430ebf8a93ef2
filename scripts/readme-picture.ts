/**
 * Draws the picture of the README, `docs/images/headcount.svg`, from a result directory: the headcount by year beside the NBS series.
 *
 * Usage: `npx tsx scripts/readme-picture.ts [DIR] [FILE]`, by default `results/yunnan` after `npm start`. The same results give the same bytes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawHeadcount, headcountChart, standaloneSvg } from '../src/report/index.ts';
import { chartDocument } from '../src/report/node/chart-document.ts';
import { readResults } from '../src/report/node/read-results.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The picture for the results in a directory. Throws an `InputError` when they cannot be read. */
export async function readmePicture(directory: string): Promise<string> {
  const chart = headcountChart(await readResults(directory));
  return standaloneSvg(drawHeadcount(chart, { document: chartDocument(), width: 760, height: 360, fontSize: 13, idPrefix: 'headcount' }));
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [directory = path.join(root, 'results', 'yunnan'), file = path.join(root, 'docs', 'images', 'headcount.svg')] =
    process.argv.slice(2);
  const picture = await readmePicture(directory);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, picture);
  console.log(`${path.relative(process.cwd(), file)}: ${Buffer.byteLength(picture)} bytes`);
}

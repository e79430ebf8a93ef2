/**
 * Takes a figure out of the report of an experiment for the README: `docs/images/experiment.svg`.
 *
 * Usage: `npx tsx scripts/experiment-picture.ts [DIR] [FIGURE] [FILE]`, by default the responses in `results/cost-of-coordination` after
 * `npx polylift batch cost-of-coordination`. The same results give the same bytes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderExperiment, standaloneSvg } from '../src/report/index.ts';
import { chartDocument } from '../src/report/node/chart-document.ts';
import { readExperiment } from '../src/report/node/read-experiment.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The drawing of a figure as it is on a wide page. Throws an `Error` that lists the figures when there is none of this name. */
export async function experimentPicture(directory: string, figure: string): Promise<string> {
  const page = renderExperiment(await readExperiment(directory), chartDocument());
  const figures = new Map([...page.matchAll(/<figure id="([^"]+)"[\s\S]*?(<svg [\s\S]*?<\/svg>)/g)].map(([, id, svg]) => [id!, svg!]));
  const svg = figures.get(figure);
  if (svg === undefined) throw new Error(`no figure "${figure}"; there are ${[...figures.keys()].join(', ')}`);
  return standaloneSvg(svg);
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [
    directory = path.join(root, 'results', 'cost-of-coordination'),
    figure = 'response-to-parameters',
    file = path.join(root, 'docs', 'images', 'experiment.svg'),
  ] = process.argv.slice(2);
  const picture = await experimentPicture(directory, figure);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, picture);
  console.log(`${path.relative(process.cwd(), file)}: ${Buffer.byteLength(picture)} bytes`);
}

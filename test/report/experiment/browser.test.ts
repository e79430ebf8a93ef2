import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderExperiment } from '../../../src/report/experiment/render.ts';
import type { ExperimentResults } from '../../../src/report/experiment/results.ts';
import { chartDocument } from '../../../src/report/node/chart-document.ts';
import { workspace } from '../fixture.ts';
import { chartFaults, type ChartFaults } from '../look.ts';
import { madeUpMixes } from './made-up-mixes.ts';
import { dearAndSlow, madeUpRobustness } from './made-up-robustness.ts';
import { madeUpExperiments } from './pages.ts';

const executable = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((file) => existsSync(file));
const skipped = executable === undefined && process.env['CI'] === undefined;

describe.skipIf(skipped)('pages of experiments in Chromium (needs /usr/bin/chromium: apt-get install chromium)', () => {
  const base = workspace();
  let browser: Browser | undefined;

  beforeAll(async () => {
    if (executable === undefined) throw new Error('there is no /usr/bin/chromium: apt-get install chromium');
    browser = await chromium.launch({ executablePath: executable, args: ['--no-sandbox', '--headless', '--disable-gpu'] });
  });
  afterAll(() => browser?.close());

  const pages: readonly (readonly [string, () => ExperimentResults | Promise<ExperimentResults>])[] = [
    ...madeUpExperiments.map((results) => [results.kind, () => results] as const),
    ['robustness', () => madeUpRobustness(dearAndSlow)],
    ['mixes', madeUpMixes],
  ];
  it.each(pages)(
    'a page of the kind %s draws all of every chart within its frame, no two texts over each other, as wide as the window, without a message, in both languages',
    async (kind, make) => {
      const results = await make();
      const file = path.join(base, `${kind}.html`);
      writeFileSync(file, renderExperiment(results, chartDocument()));
      const page = await browser!.newPage();
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(error.message));
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(pathToFileURL(file).href);
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(width);
        for (const language of ['en', 'zh']) {
          await page.click(`[data-set-language="${language}"]`);
          const seen = await page.evaluate<ChartFaults>(chartFaults);
          expect(seen, `${width} pixels, language ${language}`).toEqual({
            charts: expect.any(Number) as number,
            outside: [],
            overlapping: [],
          });
          expect(seen.charts).toBeGreaterThanOrEqual(1);
        }
      }
      // In Chinese there is no heading, caption or button without a Chinese character.
      const texts = await page.evaluate<string[]>(
        "[...document.querySelectorAll('h1, h2, h3, summary, caption, button')].map((each) => each.innerText).filter((text) => text !== '')",
      );
      expect(texts.filter((text) => !/\p{Script=Han}|^English$/u.test(text))).toEqual([]);
      expect(said).toEqual([]);
      await page.close();
    },
  );
});

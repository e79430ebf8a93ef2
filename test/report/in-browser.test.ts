import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { chartDocument } from '../../src/report/node/chart-document.ts';
import { madeUpExperimentReports, madeUpReport } from './page.ts';

const executable = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((file) => existsSync(file));
const skipped = executable === undefined && process.env['CI'] === undefined;

describe.skipIf(skipped)('the report module in Chromium (needs /usr/bin/chromium: apt-get install chromium)', () => {
  it('needs nothing of Node, and makes the page that Node makes', async () => {
    const bundle = await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        write: false,
        minify: false,
        lib: { entry: fileURLToPath(new URL('page.ts', import.meta.url)), formats: ['iife'], name: 'page' },
      },
    });
    const [output] = Array.isArray(bundle) ? bundle : [bundle];
    if (output === undefined || !('output' in output)) throw new Error('no bundle');
    const { code } = output.output[0];
    const browser = await chromium.launch({ executablePath: executable!, args: ['--no-sandbox', '--headless', '--disable-gpu'] });
    try {
      const page = await browser.newPage();
      const said: string[] = [];
      page.on('pageerror', (error) => said.push(error.message));
      await page.setContent('<!doctype html><title>empty</title>');
      await page.addScriptTag({ content: code });
      const report = await page.evaluate<string>('page.madeUpReport(document)');
      const experiments = await page.evaluate<string>('page.madeUpExperimentReports(document)');
      expect(said).toEqual([]);
      expect(report.length).toBeGreaterThan(100_000);
      expect(withoutPlot(experiments)).toBe(withoutPlot(madeUpExperimentReports(chartDocument())));
      expect(withoutPlot(report)).toBe(withoutPlot(madeUpReport(chartDocument())));
    } finally {
      await browser.close();
    }
  });
});

/** Without the charts of Plot: a browser writes the attributes of elements in another order. */
const withoutPlot = (page: string): string => page.replaceAll(/<svg [^>]*class="plot-[\s\S]*?<\/svg>/g, '');

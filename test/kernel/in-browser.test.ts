import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { kernelBits } from './bits.ts';

const executable = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((file) => existsSync(file));
const skipped = executable === undefined && process.env['CI'] === undefined;

describe('compiled kernels', () => {
  // The gate runs this under Node.js 20 and 24 against the same snapshot.
  it('compute the same bits on every version of Node', () => {
    expect(kernelBits()).toMatchSnapshot();
  });

  it.skipIf(skipped)('compute the same bits in Chromium (needs /usr/bin/chromium: apt-get install chromium)', async () => {
    const bundle = await build({
      configFile: false,
      logLevel: 'silent',
      build: { write: false, lib: { entry: fileURLToPath(new URL('bits.ts', import.meta.url)), formats: ['iife'], name: 'kernels' } },
    });
    const [output] = Array.isArray(bundle) ? bundle : [bundle];
    if (output === undefined || !('output' in output)) throw new Error('no bundle');
    const browser = await chromium.launch({ executablePath: executable!, args: ['--no-sandbox', '--headless', '--disable-gpu'] });
    try {
      const page = await browser.newPage();
      await page.setContent('<!doctype html><title>empty</title>');
      await page.addScriptTag({ content: output.output[0].code });
      expect(await page.evaluate('kernels.kernelBits()')).toEqual(kernelBits());
    } finally {
      await browser.close();
    }
  });
});

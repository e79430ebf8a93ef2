import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeReport } from '../../src/report/node/write-report.ts';
import { simulateTiny, workspace } from './fixture.ts';
import { chartFaults, type ChartFaults } from './look.ts';

const executable = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((file) => existsSync(file));
// On the machine of the gate a browser that is missing is a failure, elsewhere it is the developer's choice.
const skipped = executable === undefined && process.env['CI'] === undefined;

describe.skipIf(skipped)('the report in Chromium (needs /usr/bin/chromium: apt-get install chromium)', () => {
  const base = workspace();
  let browser: Browser | undefined;
  let report = '';

  beforeAll(async () => {
    if (executable === undefined) throw new Error('there is no /usr/bin/chromium: apt-get install chromium');
    report = pathToFileURL(await writeReport(await simulateTiny(path.join(base, 'results')))).href;
    browser = await chromium.launch({
      executablePath: executable,
      args: ['--no-sandbox', '--headless', '--disable-gpu', '--disable-background-networking'],
    });
  });
  afterAll(() => browser?.close());

  /** Opens the report and does something with it; what the console says and what is fetched is collected. */
  async function open<T>(width: number, look: (page: Page) => Promise<T>): Promise<{ seen: T; console: string[]; fetched: string[] }> {
    const page = await browser!.newPage({ viewport: { width, height: 900 } });
    const said: string[] = [];
    const fetched: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('request', (request) => fetched.push(request.url()));
    try {
      await page.goto(report);
      return { seen: await look(page), console: said, fetched };
    } finally {
      await page.close();
    }
  }

  it.each([1280, 390])('opens at %i pixels without a message, fetches nothing, and is as wide as the window', async (width) => {
    const { seen, console, fetched } = await open(width, (page) => page.evaluate<number>('document.documentElement.scrollWidth'));
    expect(console).toEqual([]);
    expect(fetched).toEqual([report]);
    expect(seen).toBe(width);
  });

  it.each([
    [1280, '#headcount-by-year .wide', '#headcount-by-year .narrow'],
    [390, '#headcount-by-year .narrow', '#headcount-by-year .wide'],
  ])('shows one chart of two at %i pixels, with letters that can be read', async (width, shown, hidden) => {
    const { seen } = await open(width, async (page) => ({
      shown: await page.locator(`${shown} svg`).isVisible(),
      hidden: await page.locator(`${hidden} svg`).isVisible(),
      // Height of a line of the legend, as drawn.
      letters: (await page.locator(`${shown} svg text`).first().boundingBox())?.height ?? 0,
    }));
    expect(seen).toMatchObject({ shown: true, hidden: false });
    expect(seen.letters).toBeGreaterThan(11);
  });

  it.each([
    [1280, 'en'],
    [1280, 'zh'],
    [390, 'en'],
    [390, 'zh'],
  ])('draws all of every chart within its frame, and no two texts over each other, at %i pixels, language %s', async (width, language) => {
    const { seen } = await open(width, async (page) => {
      await page.click(`[data-set-language="${language}"]`);
      return page.evaluate<ChartFaults>(chartFaults);
    });
    expect(seen).toEqual({ charts: expect.any(Number) as number, outside: [], overlapping: [] });
    expect(seen.charts).toBeGreaterThanOrEqual(3);
  });

  it('is read as a page with a title, headings and tables that have captions', async () => {
    const { seen } = await open(1280, (page) => page.locator('body').ariaSnapshot());
    expect(seen).toMatch(/heading "Poverty in rural Yunnan, 2011 to 2014: 3 scenarios compared" \[level=1\]/);
    expect(seen).toMatch(/img "Headcount by year"/);
    const tables = seen.match(/- '?table\b.*/g) ?? [];
    expect(tables.length).toBeGreaterThan(2);
    // Without a caption a table has no name.
    for (const table of tables) expect(table).toMatch(/table "/);
  });

  it('has maps with 129 counties each, one for every scenario and every difference, that tell of a county when it is pointed at', async () => {
    const { seen } = await open(1280, async (page) => {
      const counts = await page.evaluate<number[]>(
        "[...document.querySelectorAll('#county-map svg.hex-map')].map((map) => map.querySelectorAll('[data-county]').length)",
      );
      const county = page.locator('#county-map svg.hex-map').first().locator('[data-county="530822"]');
      await county.hover();
      const told = await page.locator('.told').first().innerText();
      await county.focus();
      await page.keyboard.press('ArrowRight');
      const focused = await page.evaluate<string>("document.activeElement.getAttribute('data-county')");
      return { counts, told, focused };
    });
    // Three scenarios, two differences and the key.
    expect(seen.counts).toEqual([129, 129, 129, 129, 129, 129]);
    expect(seen.told).toMatch(/墨江/);
    expect(seen.told).toMatch(/%/);
    expect(seen.focused).toMatch(/^53\d{4}$/);
    expect(seen.focused).not.toBe('530822');
  });

  it('switches to Chinese and back: titles, headings, tables and names for those who do not see', async () => {
    const { seen } = await open(1280, async (page) => {
      const look = () =>
        page.evaluate<{ title: string; lang: string; headings: string[]; label: string }>(`({
          title: document.title,
          lang: document.documentElement.lang,
          headings: [...document.querySelectorAll('h2, h3, summary, button, caption')].map((each) => each.innerText),
          label: document.querySelector('#headcount-by-year svg').getAttribute('aria-label'),
        })`);
      await page.click('[data-set-language="zh"]');
      const zh = await look();
      await page.click('[data-set-language="en"]');
      return { zh, en: await look() };
    });
    expect(seen.zh).toMatchObject({ title: '2011至2014年云南农村贫困：3个情景的比较', lang: 'zh-Hans', label: '逐年贫困发生率' });
    expect(seen.en).toMatchObject({
      title: 'Poverty in rural Yunnan, 2011 to 2014: 3 scenarios compared',
      lang: 'en',
      label: 'Headcount by year',
    });
    const others = (texts: readonly string[], language: RegExp): string[] =>
      texts.filter((text) => language.test(text) && text.trim() !== '');
    // The buttons of the switch have the names of both languages; titles of scenarios may be given in one alone.
    expect(others(seen.en.headings, /\p{Script=Han}/u)).toEqual(['中文']);
    expect(seen.zh.headings.filter((text) => text !== '' && !/\p{Script=Han}|^English$/u.test(text) && !/<script>/.test(text))).toEqual([]);
  });

  it('sorts the table of counties by a heading, up and down, by click and by key', async () => {
    const { seen } = await open(1280, async (page) => {
      const values = () =>
        page.evaluate<number[]>(
          "[...document.querySelectorAll('table.counties tbody tr')].map((row) => Number(row.cells[3].dataset.value))",
        );
      const button = page.locator('table.counties thead th').nth(3).locator('button');
      await button.click();
      const up = await values();
      await button.focus();
      await page.keyboard.press('Enter');
      const down = await values();
      const sort = await page.locator('table.counties thead th').nth(3).getAttribute('aria-sort');
      return { up, down, sort };
    });
    expect(seen.up).toHaveLength(2);
    expect(seen.up).toEqual(seen.up.toSorted((a, b) => a - b));
    expect(seen.down).toEqual(seen.up.toReversed());
    expect(seen.sort).toBe('descending');
  });

  it('saves the data of a figure as CSV, and the figure as SVG', async () => {
    const { seen } = await open(1280, async (page) => {
      const saved = async (what: string): Promise<{ name: string; text: string }> => {
        const [download] = await Promise.all([page.waitForEvent('download'), page.click(`#headcount-by-year [data-save="${what}"]`)]);
        return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
      };
      return { csv: await saved('csv'), svg: await saved('svg') };
    });
    expect(seen.csv.name).toBe('headcount-by-year.csv');
    const lines = seen.csv.text.replace('\uFEFF', '').trim().split('\r\n');
    expect(lines[0]).toBe('year,headcount_single_centre,headcount_multi_centre_equal_budget,headcount_no_programme,headcount_nbs');
    expect(lines).toHaveLength(5);
    for (const line of lines.slice(1)) expect(line).toMatch(/^201\d(,0\.\d+){4}$/);
    expect(seen.svg.name).toBe('headcount-by-year.svg');
    expect(seen.svg.text).toMatch(/^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(seen.svg.text).toContain('<title');
  });

  it('offers every figure as SVG and its data as CSV and as a table, under a title of its own', async () => {
    const { seen } = await open(1280, (page) =>
      page.evaluate<{ id: string; title: string; tools: number; rows: number }[]>(`[...document.querySelectorAll('figure')].map((each) => ({
        id: each.id,
        title: each.querySelector('h3').innerText,
        tools: each.querySelectorAll('[data-save]').length,
        rows: each.querySelectorAll('table tbody tr').length,
      }))`),
    );
    expect(seen.length).toBeGreaterThan(12);
    for (const { id, title, tools, rows } of seen) {
      expect(title.length, id).toBeGreaterThan(15);
      expect({ id, tools, hasRows: rows > 0 }).toEqual({ id, tools: 2, hasRows: true });
    }
    expect(new Set(seen.map(({ title }) => title)).size).toBe(seen.length);
  });

  it('prints to A4 without cutting anything off', async () => {
    const { seen } = await open(1280, async (page) => {
      await page.emulateMedia({ media: 'print' });
      // A4 less its margins, at 96 dots an inch.
      await page.setViewportSize({ width: 680, height: 1000 });
      return page.evaluate<number>(
        'Math.max(...[...document.querySelectorAll("table, svg")].map((each) => each.getBoundingClientRect().right))',
      );
    });
    expect(seen).toBeLessThanOrEqual(680);
  });
});

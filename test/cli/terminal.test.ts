import { describe, expect, it } from 'vitest';
import { coloursFor, wantsColour } from '../../src/cli/colour.ts';
import { clock, ProgressLine } from '../../src/cli/progress-line.ts';
import { breakWords, formatTable, wrapText } from '../../src/cli/table.ts';

describe('colours', () => {
  it.each([
    { isTTY: true, env: {}, wanted: true },
    { isTTY: false, env: {}, wanted: false },
    { isTTY: true, env: { TERM: 'dumb' }, wanted: false },
    { isTTY: true, env: { NO_COLOR: '1' }, wanted: false },
    { isTTY: true, env: { NO_COLOR: '' }, wanted: true },
    { isTTY: false, env: { FORCE_COLOR: '1' }, wanted: true },
    { isTTY: false, env: { FORCE_COLOR: '' }, wanted: true },
    { isTTY: true, env: { FORCE_COLOR: '0' }, wanted: false },
    { isTTY: true, env: { FORCE_COLOR: '1', NO_COLOR: '1' }, wanted: false },
  ])('terminal $isTTY with $env: $wanted', ({ isTTY, env, wanted }) => {
    expect(wantsColour({ isTTY }, env)).toBe(wanted);
    expect(coloursFor({ isTTY }, env).bold('x') !== 'x').toBe(wanted);
  });
});

describe('the progress line', () => {
  /** A stream that keeps what is written, and a clock that is set by hand. */
  function progress(isTTY: boolean) {
    const written: string[] = [];
    const time = { now: 0 };
    const line = new ProgressLine({ isTTY, columns: 60, write: (text) => written.push(text) }, { now: () => time.now });
    const at = (seconds: number, fraction: number, runsDone = 0, runsFailed = 0): void => {
      time.now = 1000 * seconds;
      line.update({ runs: 40, runsDone, runsFailed, fraction });
    };
    return { line, written, at };
  }

  it('writes one plain line for each tenth when nobody watches', () => {
    const { written, at } = progress(false);
    for (let i = 0; i <= 1000; i++) at(i / 10, i / 1000, Math.floor((40 * i) / 1000));
    expect(written).toHaveLength(10);
    expect(written[4]).toBe('20/40 runs  50 %  0:50 elapsed  0:50 left\n');
    expect(written.at(-1)).toBe('40/40 runs  100 %  1:40 elapsed  writing\n');
  });

  it('writes over one line on a terminal, never wider than it, and clears it', () => {
    const { line, written, at } = progress(true);
    at(1, 0.1, 4, 2);
    at(2, 0.2, 8, 2);
    line.clear();
    line.clear();
    expect(written[0]).toBe('\r\u001b[K4/40 runs  10 %  0:01 elapsed  2 failed');
    expect(written[1]).toBe('\r\u001b[K8/40 runs  20 %  0:02 elapsed  0:08 left  2 failed');
    expect(written.slice(2)).toEqual(['\r\u001b[K']);
    for (const text of written) expect(text.length).toBeLessThan(60 + 4);
  });

  it('takes the pace from the first year on, since starting threads is no measure of it', () => {
    const { written, at } = progress(true);
    at(5, 0);
    at(10, 0.1);
    at(11, 0.2);
    expect(written.at(-1)).toContain('0:08 left');
  });

  it.each([
    [0, '0:00'],
    [59.6, '1:00'],
    [725, '12:05'],
    [10_930, '3:02:10'],
  ])('%d seconds are %s', (seconds, text) => expect(clock(seconds)).toBe(text));
});

describe('tables', () => {
  it('break long headings at hyphens, right-aligned, with the last line above the rule', () => {
    const text = formatTable({ head: ['year', 'multi-centre-equal-budget'], rows: [['2011', '27.3']] });
    expect(text.split('\n')).toEqual(
      ['', '      multi-centre-', '', 'year   equal-budget', '----  -------------', '2011           27.3'].filter((line) => line !== ''),
    );
  });

  it('keep words whole', () => {
    expect(breakWords('unbreakableheading x', 6)).toEqual(['unbreakableheading', 'x']);
    expect(wrapText('one two three four', 9, '  ')).toBe('one two\n  three\n  four');
  });
});

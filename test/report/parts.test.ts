import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { billions, decimal, listed, scaleOf, shown, shownDifference, shownInterval } from '../../src/report/format.ts';
import { escapeText, html, trusted } from '../../src/report/html.ts';
import { estimate } from '../../src/report/results.ts';
import { changedParameters } from '../../src/report/sections/changed-parameters.ts';
import { budgetText } from '../../src/report/sections/money.ts';
import { madeUpResults } from './made-up.ts';

describe('numbers', () => {
  it.each([
    [1234567.891, 1, '1,234,567.9'],
    [999.95, 1, '1,000.0'],
    [-0.04, 1, '0.0'],
    [-0.06, 1, '−0.1'],
    [-1234, 0, '−1,234'],
    [Number.NaN, 1, '–'],
    [Infinity, 1, '–'],
  ])('%f with %i decimals', (value, digits, text) => expect(decimal(value, digits)).toBe(text));

  it('have the unit of their column', () => {
    expect(shown(0.1234, scaleOf('share'))).toBe('12.3\u00A0%');
    expect(shownDifference(-0.0123, scaleOf('share'))).toBe('−1.2\u00A0points');
    expect(shownInterval(-0.02, 0.003, scaleOf('share'))).toBe('−2.0 to +0.3');
    expect(shown(8907.4, scaleOf('yuan of 2010 per person'))).toBe('8,907\u00A0yuan');
    expect(shown(2.5e9, scaleOf('yuan of 2010'))).toBe('2.5\u00A0bn yuan');
    expect(shown(0.34567, scaleOf('1'))).toBe('0.346');
    expect(billions(1.49e9)).toBe('1.5');
  });

  it('lists stay readable when their items hold commas', () => {
    expect(listed(['a'])).toBe('a');
    expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
    expect(listed(['a, x', 'b', 'c'])).toBe('a, x; b; and c');
  });
});

describe('markup', () => {
  it('escapes every text and number, in content and in attributes', () => {
    expect(html`<p title="${'"><b>'}">${'a < b & c'}${1}${['<', html`<i>${"'"}</i>`]}${trusted('<br>')}</p>`.markup).toBe(
      '<p title="&quot;&gt;&lt;b&gt;">a &lt; b &amp; c1&lt;<i>&#39;</i><br></p>',
    );
    expect(escapeText('a\0b\uFFFFc\td')).toBe('abc\td');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/.test(escapeText(text))));
  });
});

describe('an estimate', () => {
  it('is a mean with the 95 % interval of Student', () => {
    // t for 2 degrees of freedom is 4.302653, the standard error 1 / sqrt(3).
    const { mean, lower, upper, runs } = estimate([1, 2, 3, Number.NaN])!;
    expect([mean, runs]).toEqual([2, 3]);
    expect(upper).toBeCloseTo(2 + 4.302653 / Math.sqrt(3), 5);
    expect(lower).toBeCloseTo(2 - 4.302653 / Math.sqrt(3), 5);
  });

  it('has no interval from one run, and is nothing without any', () => {
    expect(estimate([5])).toEqual({ mean: 5, lower: null, upper: null, runs: 1 });
    expect(estimate([Number.NaN])).toBeNull();
  });
});

describe('parameters that differ', () => {
  const years = { from: 2011, to: 2016 };
  const changed = (...resolved: Record<string, unknown>[]) => {
    const [scenario] = madeUpResults({ a: [] }, {}).scenarios;
    const found = changedParameters({ years, scenarios: resolved.map((each) => ({ ...scenario!, resolved: each })) });
    return found.map(({ paths, values }) => ({ paths, values: values.map(({ en }) => en) }));
  };

  it('are found at any depth, and nothing else', () => {
    expect(changed({ a: { b: 1, c: [1, 2] }, d: 'x' }, { a: { b: 2, c: [1, 2] }, d: 'x' })).toEqual([
      { paths: ['a.b'], values: ['1', '2'] },
    ]);
    expect(changed({ a: 1 }, { a: 1 })).toEqual([]);
  });

  it('leave out what a scenario says about itself', () => {
    expect(changed({ title: 'A', question: '?', sources: ['a'] }, { title: 'B', question: '!', sources: [] })).toEqual([]);
  });

  it('of one group with the same values are one entry', () => {
    const floor = { x: 0, y: 0, z: 0 };
    expect(changed({ levels: floor }, { levels: { x: 1, y: 1, z: 0.5 } })).toEqual([
      { paths: ['levels.x', 'levels.y'], values: ['0', '1'] },
      { paths: ['levels.z'], values: ['0', '0.5'] },
    ]);
  });

  it('tell paths over the years by the years where they bend', () => {
    const path = (values: number[]) => changed({ p: values }, { p: [9, 9, 9, 9, 9, 9] })[0]!.values[0];
    expect(path([1, 1, 1, 1, 1, 1])).toBe('1');
    expect(path([0, 1, 2, 3, 4, 5])).toBe('0 in 2011, 5 in 2016');
    expect(path([0.2, 0.2, 0.4, 0.6, 0.8, 0.8])).toBe('0.2 in 2012, 0.8 in 2015');
    expect(path([1, 5, 2, 7, 3, 8])).toBe('from 1 in 2011 to 8 in 2016, not evenly');
  });

  it('show lists and what is not set', () => {
    expect(changed({ centres: ['a', 'b'], events: [] }, { centres: ['a'], events: [{ kind: 'price' }] })).toEqual([
      { paths: ['centres'], values: ['a, b', 'a'] },
      { paths: ['events'], values: ['none', '{"kind":"price"}'] },
    ]);
    expect(changed({ x: 1 }, {})[0]!.values).toEqual(['1', 'not set']);
  });
});

describe('the budget basis in words', () => {
  const text = (governance: unknown) => budgetText({ ...madeUpResults({ a: [] }, {}).scenarios[0]!, resolved: { governance } }).en;
  const centres = { market: { share: [0.2, 0.2] }, society: { share: [0.1, 0.3] } };

  it('names the centres that bring money and how much', () => {
    expect(text({ budget_basis: 'equal', centres })).toMatch(/^Equal budget: .* market 0\.20 and society 0\.20 on average\.$/);
    expect(text({ budget_basis: 'added', centres })).toMatch(/^Added budget: /);
  });

  it('leaves out centres that may not act', () => {
    expect(text({ budget_basis: 'added', centres, admitted_centres: ['government', 'society'] })).not.toContain('market');
    expect(text({ budget_basis: 'equal', centres, admitted_centres: ['government'] })).toBe("The government's budget alone.");
  });
});

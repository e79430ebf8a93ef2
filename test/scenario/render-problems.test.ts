import { describe, expect, test } from 'vitest';
import { formatProblem, InputError, type Problem } from '../../src/scenario/problem.ts';
import { renderProblems } from '../../src/scenario/render-problems.ts';

const problem: Problem = {
  code: 'unknown-key',
  message: 'unknown key "fnd"',
  hint: 'did you mean fund?',
  file: 'a.yaml',
  line: 12,
  column: 5,
  length: 3,
  excerpt: '    fnd: 0.5',
};

describe('a problem', () => {
  test('is shown with its line and a mark under the fault', () => {
    expect(renderProblems([problem])).toBe(
      [
        'error[unknown-key]: unknown key "fnd"',
        '  --> a.yaml:12:5',
        '   |',
        '12 |     fnd: 0.5',
        '   |     ^^^',
        '   = did you mean fund?',
      ].join('\n'),
    );
  });

  test('without a line is shown without one', () => {
    expect(renderProblems([{ code: 'bad-override', message: 'no', file: '--set "a"' }])).toBe('error[bad-override]: no\n --> --set "a"');
    expect(renderProblems([{ code: 'x', message: 'no' }], { severity: 'warning' })).toBe('warning[x]: no');
  });

  test('is marked in the right column after wide letters and tabs', () => {
    const [, , , line, marks] = renderProblems([{ ...problem, excerpt: '云南\ta: 贫困', column: 7, length: 2 }]).split('\n');
    expect(line).toBe('12 | 云南 a: 贫困');
    expect(marks).toBe(`   | ${' '.repeat(8)}^^^^`);
  });

  test('in a long line is shown with the part around it', () => {
    const lines = renderProblems([{ ...problem, excerpt: `${'a'.repeat(500)}bad${'c'.repeat(500)}`, column: 501 }]).split('\n');
    expect(lines[3]!.length).toBeLessThan(160);
    expect(lines[4]!.indexOf('^')).toBe(lines[3]!.indexOf('bad'));
  });

  test('has colours on request', () => {
    expect(renderProblems([problem], { color: true })).toContain('\u001b[31m^^^\u001b[39m');
    // oxlint-disable-next-line no-control-regex
    expect(renderProblems([problem], { color: true }).replaceAll(/\u001b\[\d+m/g, '')).toBe(renderProblems([problem]));
  });

  test('fits on one line', () => {
    expect(formatProblem(problem)).toBe('a.yaml:12:5: unknown key "fnd"; did you mean fund? [unknown-key]');
  });
});

test('the error holds all problems', () => {
  const error = new InputError([problem, { code: 'b', message: 'second' }]);
  expect(error).toMatchObject({
    name: 'InputError',
    code: 'wrong-input',
    message: 'a.yaml:12:5: unknown key "fnd"; did you mean fund? [unknown-key]\nsecond [b]',
  });
  expect(error.problems).toHaveLength(2);
});

import { describe, expect, it } from 'vitest';
import { inForce } from '../../src/report/branch.ts';

const years = { from: 2011, to: 2014 };
const scenarios = [{ name: 'baseline' }, { name: 'arm' }];
const leaves = [
  new Map<string, unknown>([
    ['budget', [1, 2, 3, 4]],
    ['constant', 0.5],
    ['counties', [530822, 530823]],
  ]),
  new Map<string, unknown>([
    ['budget', [10, 20, 30, 40]],
    ['constant', 0.7],
    ['counties', [530822]],
    ['own', [1, 1, 1, 1]],
  ]),
];

describe('parameters in force', () => {
  it('are those of the baseline before the branch, by year, and of the arm from it on', () => {
    const [baseline, arm] = inForce(leaves, { branch: { from: 'baseline', year: 2013 }, scenarios, years });
    expect(baseline).toBe(leaves[0]);
    expect(Object.fromEntries(arm!)).toEqual({ budget: [1, 2, 30, 40], constant: 0.7, counties: [530822], own: [1, 1, 1, 1] });
  });

  it('are as written without a branch', () => {
    expect(inForce(leaves, { branch: undefined, scenarios, years })).toBe(leaves);
  });
});

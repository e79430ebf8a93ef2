import { expect, it } from 'vitest';
import { countTests } from '../../scripts/count-tests.ts';

const passedFile = { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'passed' }] };

it('counts passed and failed tests', () => {
  const testResults = [passedFile, { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] }];
  expect(countTests(JSON.stringify({ numPassedTests: 3, numFailedTests: 1, testResults }))).toEqual({ passed: 3, failed: 1 });
});

it('counts a test file that broke before its first test as a failure', () => {
  const testResults = [passedFile, { status: 'failed', assertionResults: [] }];
  expect(countTests(JSON.stringify({ numPassedTests: 2, numFailedTests: 0, testResults }))).toEqual({ passed: 2, failed: 1 });
});

it('counts a missing report as a failure', () => {
  expect(countTests(undefined)).toEqual({ passed: 0, failed: 1 });
});

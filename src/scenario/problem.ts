/** One thing wrong with what the user wrote: where, what was expected, what was found, how to mend it. */
export interface Problem {
  /** Stable name of the rule that was broken; see `problemCodes`. */
  readonly code: string;
  /** What is wrong, in one sentence that holds the expected and the found value. */
  readonly message: string;
  /** How to mend it. */
  readonly hint?: string;
  /** File in which it was written, or the option such as `--set "years.to=x"`. */
  readonly file?: string;
  /** Line in the file, from 1. */
  readonly line?: number;
  /** Column in the line, from 1, in UTF-16 units. */
  readonly column?: number;
  /** How many characters of the line are at fault. */
  readonly length?: number;
  /** The line as written. */
  readonly excerpt?: string;
  /** Dotted path of the parameter, as for `--set`. */
  readonly path?: string;
}

/** Every rule that reading a scenario can find broken, with its meaning. Codes are stable: tools and tests may rely on them. */
export const problemCodes = {
  'alias-limit': 'a file uses so many YAML aliases that it would unfold to a huge one',
  'bad-encoding': 'a file is not text in UTF-8',
  'bad-formula': 'a formula cannot be read, or uses something that formulas do not have',
  'bad-override': 'an override is not written path=value',
  'bad-parameter-name': 'a named parameter has a name that formulas cannot use',
  'bad-year': 'a path over years has a key that is not a year of four digits, or has no year at all',
  'bad-yaml': 'a file is not valid YAML',
  'cyclic-parameters': 'named parameters refer to each other in a circle',
  'duplicate-key': 'a key is written twice',
  'empty-file': 'a file holds nothing',
  'empty-value': 'nothing is written after a key',
  'extends-cycle': 'files extend each other in a circle',
  'extends-depth': 'too many files extend one another',
  'file-missing': 'a file does not exist',
  'file-too-large': 'a file is larger than a scenario may be',
  'file-unreadable': 'a file cannot be read',
  'missing-key': 'a key that must be written is missing',
  'nested-too-deeply': 'mappings or lists are nested too deeply',
  'not-a-choice': 'a value is not one of the allowed ones',
  'not-a-mapping': 'a scenario file holds a list or a single value in place of keys',
  'not-a-number': 'a formula has no finite value',
  'not-on-this-path': 'an override goes below a value that has nothing below it',
  'out-of-range': 'a number is smaller or larger than allowed',
  'several-documents': 'a file holds several YAML documents',
  'unknown-key': 'a key has no meaning here',
  'unknown-scenario': 'no shipped scenario and no file has this name',
  'unknown-set-path': 'an override names a parameter that does not exist',
  'unused-parameter': 'a named parameter is used by no formula (a warning)',
  'wrong-length': 'a list or text is too short or too long',
  'wrong-type': 'a value is of the wrong type',
  'years-backwards': 'the last year of the run is before the first',
  'year-in-constant': 'a number that holds for the whole run depends on the year',
} as const;

export type ProblemCode = keyof typeof problemCodes;

/** Thrown when what the user wrote cannot be used; holds every problem found. The command line prints them and ends with code 2. */
export class InputError extends Error {
  readonly code = 'wrong-input';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], options?: ErrorOptions) {
    super(problems.map(formatProblem).join('\n'), options);
    this.name = 'InputError';
    this.problems = problems;
  }
}

/** One line for one problem: `file:line:column: message (hint) [code]`. */
export function formatProblem(problem: Problem): string {
  const where = placeText(problem);
  return `${where === '' ? '' : `${where}: `}${problem.message}${problem.hint === undefined ? '' : `; ${problem.hint}`} [${problem.code}]`;
}

/** `file:line:column`, or as much of it as is known. */
export function placeText(problem: Problem): string {
  if (problem.file === undefined) return '';
  if (problem.line === undefined) return problem.file;
  return `${problem.file}:${problem.line}${problem.column === undefined ? '' : `:${problem.column}`}`;
}

import { z } from 'zod';
import { checkParameters, type ParameterProblem } from '../model/parameters/checks.ts';
import { modelShape, type ModelParameters } from '../model/parameters/index.ts';
import { formulaText } from '../model/parameters/kinds.ts';

const namedParameter = z
  .union([z.number(), formulaText, z.record(z.string().regex(/^[12]\d{3}$/, 'a year has four digits'), z.number())])
  .meta({
    kind: 'series',
    title: 'Named parameter',
    description: 'A number, a path {year: number} or a formula of year and other named parameters, for use in formulas.',
    unit: '1',
    min: -1e300,
    max: 1e300,
  });

/** What a scenario says about itself. */
export const identityShape = {
  polylift: z.literal(1).default(1).meta({ title: 'Format version', description: 'Version of the scenario format; 1 is the only one.' }),
  name: z
    .string()
    .max(80)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a name has small letters, digits and single hyphens, for example "more-training"')
    .optional()
    .meta({ title: 'Name', description: 'Short name for tables and files, in kebab-case; the file name when it is left out.' }),
  title: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .meta({ title: 'Title', description: 'One line for charts and tables; the name when it is left out.' }),
  title_zh: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .meta({ title: 'Title in Chinese', description: 'For reports in Chinese; the title when it is left out.' }),
  question: z.string().max(1000).optional().meta({ title: 'Question', description: 'The question that the scenario answers.' }),
  question_zh: z
    .string()
    .max(1000)
    .optional()
    .meta({ title: 'Question in Chinese', description: 'For reports in Chinese; the question when it is left out.' }),
  description: z.string().max(20_000).optional().meta({ title: 'Description', description: 'What is assumed and why.' }),
  sources: z.array(z.string()).default([]).meta({ title: 'Sources', description: 'Where the numbers of this file come from.' }),
  extends: z.string().min(1).optional().meta({
    title: 'Extends',
    description: 'Scenario on which this one builds: a file, its path relative to this file, or the name of a shipped scenario.',
  }),
  parameters: z.record(z.string(), namedParameter).default({}).meta({
    title: 'Named parameters',
    description: 'Numbers, paths over years and formulas with names, for use in the formulas of this scenario.',
  }),
} as const;

/** The whole of a scenario file. Unknown keys are errors. Free of transformations: what it accepts is what was written, defaults filled in. */
export const scenarioSchema = z.strictObject({ ...identityShape, ...modelShape });

/** A scenario as a file may state it: everything may be left out. */
export type ScenarioFile = z.input<typeof scenarioSchema>;

/** Who a scenario is, after defaults. */
export interface ScenarioIdentity {
  readonly name: string;
  readonly title: string;
  /** Absent where the file has none. */
  readonly title_zh?: string;
  readonly question: string;
  readonly question_zh?: string;
  readonly description: string;
  readonly sources: readonly string[];
}

/** A scenario that can run: every parameter a number, or one number for each year. */
export type ResolvedScenario = ScenarioIdentity & ModelParameters;

/** A model as scenarios see it: the schema of its files, and the rules that span several parameters. */
export interface ScenarioDefinition<Parameters = ModelParameters> {
  readonly schema: z.ZodObject;
  readonly check: (parameters: Parameters) => readonly ParameterProblem[];
}

/** The model of this package. */
export const scenarioDefinition: ScenarioDefinition = { schema: scenarioSchema as unknown as z.ZodObject, check: checkParameters };

/** Keys that belong to one file and are not handed on by `extends`. */
export const ownKeys: readonly string[] = ['polylift', 'name', 'title', 'title_zh', 'question', 'question_zh', 'description', 'extends'];

export { canonicalJson } from './canonical-json.ts';
export {
  defaultText,
  listParameters,
  parameterGroups,
  parameterTableMarkdown,
  type ParameterDescription,
  type ParameterGroup,
} from './describe.ts';
export { followExtends, type FindSource, type FoundSource } from './extends.ts';
export { formulaFunctions, formulaLimits } from './formula-functions.ts';
export { loadFormulaGrammar, type FormulaGrammar } from './formula-grammar.ts';
export { scenarioJsonSchema } from './json-schema.ts';
export { editDistance, nearest, nearestPath } from './nearest.ts';
export { parseOverride, type Override } from './override.ts';
export { mayHoldFormulas, nameOf, parseScenario, type ParsedScenario, type ParseOptions, type ScenarioSource } from './parse.ts';
export { formatProblem, InputError, placeText, problemCodes, type Problem, type ProblemCode } from './problem.ts';
export { renderProblems, type RenderOptions } from './render-problems.ts';
export {
  scenarioDefinition,
  scenarioSchema,
  type ResolvedScenario,
  type ScenarioDefinition,
  type ScenarioFile,
  type ScenarioIdentity,
} from './schema.ts';

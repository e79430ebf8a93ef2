import type { ParameterDescription } from '../scenario/describe.ts';
import { coloursFor } from './colour.ts';
import { wrapText } from './table.ts';

export interface ParameterPrinting {
  readonly json?: boolean;
  readonly markdown?: boolean;
  /** With description and source. */
  readonly inFull: boolean;
  /** A default as a scenario file would write it. */
  readonly defaultText: (value: unknown) => string;
}

/** Prints parameters for people, as JSON or as one table in Markdown. */
export function printParameters(
  parameters: readonly ParameterDescription[],
  { json, markdown, inFull, defaultText }: ParameterPrinting,
): void {
  if (json === true) console.log(JSON.stringify(parameters, null, 2));
  else if (markdown === true) console.log(markdownTable(parameters, defaultText));
  else for (const parameter of parameters) printParameter(parameter, inFull, defaultText);
}

function printParameter(parameter: ParameterDescription, inFull: boolean, defaultText: (value: unknown) => string): void {
  const { bold, dim } = coloursFor(process.stdout);
  const { path, title, symbol, unit, description } = parameter;
  const indented = (text: string): string => `  ${wrapText(text, 96, '  ')}`;
  console.log(`${bold(path)}  ${title}${symbol === undefined ? '' : ` (${symbol})`}`);
  const facts = [
    unit === '1' ? '' : unit,
    rangeText(parameter),
    parameter.default === undefined ? '' : `default ${defaultText(parameter.default)}`,
  ];
  console.log(indented(facts.filter((fact) => fact !== '').join('; ')));
  if (!inFull) return;
  if (description !== '') console.log(indented(description));
  if (sourceText(parameter) !== '') console.log(dim(indented(`Source: ${sourceText(parameter)}`)));
}

function markdownTable(parameters: readonly ParameterDescription[], defaultText: (value: unknown) => string): string {
  const rows = parameters.map((each) => {
    const cells = [
      `\`${each.path}\``,
      each.title,
      each.unit === '1' ? '' : each.unit,
      rangeText(each),
      defaultText(each.default),
      sourceText(each),
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return ['| Parameter | Meaning | Unit | Range | Default | Source |', '|---|---|---|---|---|---|', ...rows].join('\n');
}

function rangeText({ min, max, choices, kind }: ParameterDescription): string {
  if (choices !== undefined) return choices.join(', ');
  const numbers =
    min === undefined ? (max === undefined ? '' : `at most ${max}`) : max === undefined ? `at least ${min}` : `${min} to ${max}`;
  return [numbers, kind === 'series' ? 'may be a path over years' : ''].filter((part) => part !== '').join(', ');
}

/** The source, and how far it can be trusted where the source does not say so itself. */
function sourceText({ source, confidence }: ParameterDescription): string {
  if (confidence === undefined || source.toLowerCase().includes(confidence)) return source;
  return source === '' ? confidence : `${source}; ${confidence}`;
}

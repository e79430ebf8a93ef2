import type { Command } from 'commander';
import type { ParameterDescription } from '../../scenario/describe.ts';
import { coloursFor } from '../colour.ts';
import { wrapText } from '../table.ts';

interface DescribeOptions {
  readonly json?: boolean;
  readonly markdown?: boolean;
}

export function addDescribe(program: Command): void {
  program
    .command('describe')
    .summary('explain parameters and scenarios')
    .description('Explain parameters: meaning, unit, range, default and source. With a scenario, say what it is and what it states.')
    .argument('[topic]', 'parameter, beginning of its path, scenario file or name of a shipped scenario; all parameters without')
    .option('--json', 'print them as JSON')
    .option('--markdown', 'print all parameters as a table in Markdown')
    .addHelpText('after', examples)
    .action(describe);
}

async function describe(topic: string | undefined, options: DescribeOptions): Promise<void> {
  const { defaultText, listParameters, parameterTableMarkdown } = await import('../../scenario/describe.ts');
  if (options.markdown === true && topic === undefined) {
    console.log(parameterTableMarkdown());
    return;
  }
  const all = listParameters();
  const chosen = topic === undefined ? all : all.filter(({ path }) => belongs(path, topic));
  if (chosen.length > 0) printParameters(chosen, options, { inFull: topic !== undefined, defaultText });
  else await describeScenario(topic!, all, options);
}

/** Whether a path is the one asked for or lies below it; numbers in the question stand for items of lists. */
function belongs(path: string, topic: string): boolean {
  const wanted = topic.replaceAll(/\[(\d+)\]/g, '.$1').split('.');
  const parts = path.split('.');
  return wanted.length <= parts.length && wanted.every((part, i) => part === parts[i] || parts[i] === '*');
}

interface Manner {
  readonly inFull: boolean;
  readonly defaultText: (value: unknown) => string;
}

function printParameters(
  parameters: readonly ParameterDescription[],
  { json, markdown }: DescribeOptions,
  { inFull, defaultText }: Manner,
): void {
  if (json === true) {
    console.log(JSON.stringify(parameters, null, 2));
    return;
  }
  if (markdown === true) {
    const rows = parameters.map(
      (each) => `| \`${each.path}\` | ${each.title} | ${each.unit} | ${range(each)} | ${defaultText(each.default)} | ${sourceText(each)} |`,
    );
    console.log(['| Parameter | Meaning | Unit | Range | Default | Source |', '|---|---|---|---|---|---|', ...rows].join('\n'));
    return;
  }
  const { bold, dim } = coloursFor(process.stdout);
  for (const each of parameters) {
    const symbol = each.symbol === undefined ? '' : ` (${each.symbol})`;
    console.log(`${bold(each.path)}  ${each.title}${symbol}`);
    const facts = [
      each.unit === '' || each.unit === '1' ? '' : each.unit,
      range(each),
      each.default === undefined ? '' : `default ${defaultText(each.default)}`,
    ];
    console.log(`  ${wrapText(facts.filter((fact) => fact !== '').join('; '), 96, '  ')}`);
    if (!inFull) continue;
    console.log(`  ${wrapText(each.description, 96, '  ')}`);
    console.log(dim(`  ${wrapText(`Source: ${sourceText(each)}`, 96, '  ')}`));
  }
}

function range({ min, max, choices, kind }: ParameterDescription): string {
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

async function describeScenario(topic: string, parameters: readonly ParameterDescription[], { json }: DescribeOptions): Promise<void> {
  const [{ readScenario }, { InputError }, { nearestPath }, { stringify }] = await Promise.all([
    import('../../scenario/node/load.ts'),
    import('../../scenario/problem.ts'),
    import('../../scenario/nearest.ts'),
    import('yaml'),
  ]);
  const { loaded, problems } = await readScenario(topic);
  if (loaded === undefined) {
    const groups = parameters.flatMap(({ path }) => path.split('.').map((_, i, parts) => parts.slice(0, i + 1).join('.')));
    const near = problems[0]?.code === 'unknown-scenario' ? nearestPath(topic, [...new Set(groups)]) : undefined;
    const other = problems[0]?.hint;
    throw problems[0]?.code === 'unknown-scenario'
      ? new InputError([
          {
            code: 'unknown-topic',
            message: `there is no parameter and no scenario "${topic}"`,
            hint: near === undefined ? (other ?? 'see polylift describe and polylift list') : `did you mean ${near}?`,
          },
        ])
      : new InputError(problems);
  }
  const { name, title, question, description, sources } = loaded.scenario;
  if (json === true) {
    console.log(
      JSON.stringify(
        {
          name,
          title,
          question,
          description,
          sources,
          hash: loaded.hash,
          files: loaded.files,
          written: loaded.written,
          resolved: loaded.scenario,
        },
        null,
        2,
      ),
    );
    return;
  }
  const { bold, dim } = coloursFor(process.stdout);
  const {
    name: _n,
    title: _t,
    question: _q,
    description: _d,
    sources: _s,
    polylift: _p,
    ...stated
  } = loaded.written as Record<string, unknown>;
  const paragraphs = [`${bold(name)}  ${title}`, question, description]
    .filter((text) => text.trim() !== '')
    .map((text) => wrapText(text.trim(), 98));
  console.log(paragraphs.join('\n\n'));
  console.log(`\n${bold('States')}, with what it extends (${loaded.files.map((file) => file.path).join(', ')}):\n`);
  console.log(stringify(stated, { lineWidth: 100 }).trimEnd());
  if (sources.length > 0) console.log(`\n${dim(`Sources\n${sources.map((source) => `  ${wrapText(source, 96, '  ')}`).join('\n')}`)}`);
}

const examples = `
Examples:
  polylift describe                                  all parameters in short
  polylift describe governance.levels                those below a path, in full
  polylift describe instruments.loans
  polylift describe historical                       a scenario
  polylift describe --markdown > parameters.md
`;

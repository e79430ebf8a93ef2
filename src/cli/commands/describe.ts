import type { Command } from 'commander';
import type { ParameterDescription } from '../../scenario/describe.ts';
import { printParameters } from '../print-parameters.ts';

interface DescribeOptions {
  readonly json?: boolean;
  readonly markdown?: boolean;
}

export function addDescribe(program: Command): void {
  program
    .command('describe')
    .summary('explain parameters and scenarios')
    .description('Explain parameters: meaning, unit, range, default and source. With a scenario, say what it is and what it states.')
    .argument('[topic]', 'path of a parameter or of a group of them, a word in such a path, or a scenario; all parameters without')
    .option('--json', 'print them as JSON')
    .option('--markdown', 'print parameters as a table in Markdown')
    .addHelpText('after', examples)
    .action(describe);
}

/** A path comes first, then a scenario, then a word in paths. */
async function describe(topic: string | undefined, options: DescribeOptions): Promise<void> {
  const { defaultText, listParameters, parameterTableMarkdown } = await import('../../scenario/describe.ts');
  if (topic === undefined) {
    if (options.markdown === true) console.log(parameterTableMarkdown());
    else printParameters(listParameters(), { ...options, inFull: false, defaultText });
    return;
  }
  const all = listParameters();
  const print = (parameters: readonly ParameterDescription[]): void =>
    printParameters(parameters, { ...options, inFull: true, defaultText });
  const below = all.filter(({ path }) => isBelow(path, topic));
  if (below.length > 0) {
    print(below);
    return;
  }
  const [{ readScenario }, { InputError }] = await Promise.all([
    import('../../scenario/node/load.ts'),
    import('../../scenario/problem.ts'),
  ]);
  const { loaded, problems } = await readScenario(topic);
  if (loaded !== undefined) {
    const { printScenario } = await import('../print-scenario.ts');
    printScenario(loaded, options.json === true);
    return;
  }
  if (problems[0]?.code !== 'unknown-scenario') throw new InputError(problems);
  const mentioning = all.filter(({ path }) => path.toLowerCase().includes(topic.toLowerCase()));
  if (topic.trim() === '' || mentioning.length === 0) throw new InputError([await unknownTopic(topic, all, problems[0].hint)]);
  print(mentioning);
}

/** Whether a path is the one asked for or lies below it; numbers in the question stand for items of lists. */
function isBelow(path: string, topic: string): boolean {
  const wanted = topic.replaceAll(/\[(\d+)\]/g, '.$1').split('.');
  const parts = path.split('.');
  return wanted.length <= parts.length && wanted.every((part, i) => part === parts[i] || parts[i] === '*');
}

async function unknownTopic(topic: string, parameters: readonly ParameterDescription[], otherHint: string | undefined) {
  const { nearestPath } = await import('../../scenario/nearest.ts');
  const groups = parameters.flatMap(({ path }) => path.split('.').map((_, i, parts) => parts.slice(0, i + 1).join('.')));
  const near = nearestPath(topic, [...new Set(groups)]);
  const hint = near === undefined ? (otherHint ?? 'see polylift describe and polylift list') : `did you mean ${near}?`;
  return { code: 'unknown-topic', message: `there is no parameter and no scenario "${topic}"`, hint };
}

const examples = `
Examples:
  polylift describe                                  all parameters in short
  polylift describe governance.levels                those below a path, in full
  polylift describe technology                       those with a word in their path
  polylift describe historical                       a scenario
  polylift describe --markdown > parameters.md
`;

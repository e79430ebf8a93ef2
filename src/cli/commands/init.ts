import { constants } from 'node:fs';
import { access, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import type { Problem } from '../../scenario/problem.ts';

interface InitOptions {
  readonly schema?: boolean;
  readonly extends: string;
}

export function addInit(program: Command): void {
  program
    .command('init')
    .summary('write a commented starter scenario')
    .description('Write a starter scenario with comments into the working directory. Nothing is overwritten.')
    .argument('[name]', 'name of the scenario, or a path that ends in .yaml', 'my-scenario')
    .option('--extends <scenario>', 'shipped scenario that it builds on', 'multi-centre-equal-budget')
    .option('--schema', 'write polylift.schema.json beside it, for completion in editors')
    .addHelpText('after', examples)
    .action(init);
}

async function init(name: string, options: InitOptions): Promise<void> {
  const [{ InputError }, { shippedNames }, { nearest }, { nameOf }] = await Promise.all([
    import('../../scenario/problem.ts'),
    import('../../scenario/node/shipped.ts'),
    import('../../scenario/nearest.ts'),
    import('../../scenario/parse.ts'),
  ]);
  const problems: Problem[] = [];
  const isPath = /\.ya?ml$/i.test(name);
  if (!isPath && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    problems.push({
      code: 'bad-name',
      file: name,
      message: 'a scenario name has small letters, digits and single hyphens',
      hint: `for example ${nameOf(name)}`,
    });
  }
  const names = await shippedNames();
  if (!names.includes(options.extends)) {
    const near = nearest(options.extends, names);
    const hint = near === undefined ? `shipped scenarios: ${names.join(', ')}` : `did you mean ${near}?`;
    problems.push({
      code: 'unknown-scenario',
      file: `--extends ${options.extends}`,
      message: `there is no shipped scenario "${options.extends}"`,
      hint,
    });
  }
  const file = isPath ? name : `${name}.yaml`;
  const schemaFile = path.join(path.dirname(file), 'polylift.schema.json');
  for (const target of options.schema === true ? [file, schemaFile] : [file]) {
    if (await exists(target))
      problems.push({
        code: 'file-exists',
        file: target,
        message: 'the file is there already; nothing was written',
        hint: 'choose another name, or remove the file first',
      });
  }
  const directory = path.dirname(file);
  if (!(await exists(directory)))
    problems.push({
      code: 'file-missing',
      file,
      message: `there is no directory ${directory}`,
      hint: 'make it first, or choose another place',
    });
  if (problems.length > 0) throw new InputError(problems);
  const { starterScenario } = await import('../starter-scenario.ts');
  await writeFile(file, starterScenario(nameOf(file), options.extends, options.schema === true), { flag: 'wx' });
  if (options.schema === true) {
    const { scenarioJsonSchema } = await import('../../scenario/json-schema.ts');
    await writeFile(schemaFile, `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`, { flag: 'wx' });
  }
  console.log(
    `Wrote ${file}. Next:\n  polylift validate ${file}\n  polylift compare ${options.extends} ${file} --sample 1:500 --replicates 2`,
  );
}

const exists = (file: string): Promise<boolean> =>
  access(file, constants.F_OK).then(
    () => true,
    () => false,
  );

const examples = `
Examples:
  polylift init                                   my-scenario.yaml
  polylift init more-training --schema            with completion in editors
  polylift init roads-first --extends historical
`;

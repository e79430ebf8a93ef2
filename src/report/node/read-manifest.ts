/** What the manifest of results says that a report repeats, of a comparison and of an experiment alike. */
import { yunnanCounties } from '../../data/index.ts';
import { engineIdentity } from '../../experiment/engine.ts';
import { canonicalHash } from '../../output/canonical.ts';
import type { Manifest } from '../../output/index.ts';
import type { ScenarioResults } from '../results.ts';
import { say, type Text } from '../text.ts';

/** The scenarios of a result in its order. Titles that two of them share get the name of the scenario. */
export function readScenarios(manifest: Manifest): Omit<ScenarioResults, 'runs' | 'counties'>[] {
  const identities = manifest.scenarios.map(({ name, hash, resolved }) => {
    const parameters = (typeof resolved === 'object' && resolved !== null ? resolved : {}) as Readonly<Record<string, unknown>>;
    const text = (key: string): string => (typeof parameters[key] === 'string' ? parameters[key] : '');
    const title = text('title') || name;
    const question = text('question');
    return {
      name,
      hash,
      resolved: parameters,
      title: say(title, text('title_zh') || title),
      question: say(question, text('question_zh') || question),
    };
  });
  return identities.map((identity) => {
    const { name, title } = identity;
    // In either language two scenarios may have the same title.
    const alone = identities.every((other) => other === identity || (other.title.en !== title.en && other.title.zh !== title.zh));
    return { ...identity, title: alone ? title : say(`${title.en} (${name})`, `${title.zh}（${name}）`) };
  });
}

/** Differences between what wrote the results and what reads them now. The commit is left out: it changes with every edit of a text. */
export function notesOf({ engine, data }: Manifest): Text[] {
  const own = engineIdentity();
  const notes: Text[] = [];
  if (engine.version !== own.version)
    notes.push(
      say(
        `Simulated by ${engine.name} ${engine.version}; this report was made by ${own.name} ${own.version}.`,
        `由 ${engine.name} ${engine.version} 模拟；本报告由 ${own.name} ${own.version} 生成。`,
      ),
    );
  const hash = canonicalHash(yunnanCounties);
  if (data.some(({ sha256 }) => sha256 !== hash))
    notes.push(
      say(
        'The base data of these results are not those of this program: names and maps here are of the data of the program.',
        '这些结果的基础数据与本程序不同：此处的名称和地图来自本程序的数据。',
      ),
    );
  return notes;
}

import { decimal } from '../format.ts';
import { html, inLanguages, nothing, type Html, type HtmlPart } from '../html.ts';
import type { ReportResults } from '../results.ts';
import { say, type Text } from '../text.ts';
import { section } from './section.ts';

/** What a comparison and an experiment alike say of where their numbers come from. */
export interface Provenance extends Pick<
  ReportResults,
  'engine' | 'seed' | 'replicates' | 'householdsPerAgent' | 'years' | 'branch' | 'overrides' | 'data' | 'notes'
> {
  readonly scenarios: readonly { readonly name: string; readonly hash: string }[];
}

/** What is needed to make the same numbers again. Nothing here depends on when and on which machine they were made. */
export function provenanceSection(results: Provenance): Html {
  const { engine, seed, replicates, householdsPerAgent, years, branch, overrides, data, scenarios, notes } = results;
  const every = decimal(householdsPerAgent, 0);
  const facts: readonly (readonly [Text, HtmlPart])[] = [
    [say('Program', '程序'), `${engine.name} ${engine.version}${engine.commit === null ? '' : `, commit ${engine.commit.slice(0, 12)}`}`],
    [say('Years', '年份'), say(`${years.from} to ${years.to}`, `${years.from}至${years.to}`)],
    ...(branch === undefined
      ? []
      : [
          [
            say('Branch', '分支'),
            say(`from the state of ${branch.from} at the end of ${branch.year - 1}`, `自${branch.from}在${branch.year - 1}年末的状态开始`),
          ] as const,
        ]),
    [say('Seed', '种子'), `"${seed}"`],
    [say('Replicates', '重复次数'), decimal(replicates, 0)],
    [
      say('Sample', '样本'),
      householdsPerAgent === 1 ? say('every household', '全部农户') : say(`one household in ${every}`, `每${every}户取一户`),
    ],
    [say('Overrides', '覆盖参数'), overrides.length === 0 ? say('none', '无') : overrides.join(', ')],
    [say('Base data', '基础数据'), data.map(({ name, sha256 }) => html`${name} <code>${sha256.slice(0, 12)}</code> `)],
    [say('Scenarios', '情景'), scenarios.map(({ name, hash }) => html`${name} <code>${hash.slice(0, 12)}</code><br />`)],
  ];
  return section(
    'provenance',
    say('How to make these numbers again', '如何重现这些数字'),
    notes.length === 0 ? nothing : html`<div class="warning">${notes.map((note) => html`<p>${note}</p>`)}</div>`,
    html`<dl class="facts">
      ${facts.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd> `,
      )}
    </dl>`,
    inLanguages(
      html`<p class="note">
        Codes are the first digits of SHA-256 hashes; <code>manifest.json</code> beside this page has them whole, with every parameter of
        every scenario. The numbers of this page are in the Arrow files of the same directory.
      </p>`,
      html`<p class="note">
        代码为SHA-256散列的前几位；本页旁的<code>manifest.json</code>载有全文及各情景的全部参数。本页数字见同一目录的Arrow文件。
      </p>`,
    ),
  );
}

/** The documents of the repository, taken apart. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The documents, as paths from the root. */
export const documents: readonly string[] = [
  ...['README.md', 'CHANGELOG.md', 'results/README.md'].filter((file) => existsSync(path.join(root, file))),
  ...readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file.split(path.sep).join('/')}`)
    .sort(),
];

export const textOf = (document: string): string => readFileSync(path.join(root, document), 'utf8');

export interface CodeBlock {
  readonly language: string;
  readonly code: string;
  /** The text between the block before and this one. */
  readonly before: string;
}

/** The fenced code blocks of a document, in order. */
export function codeBlocks(text: string): readonly CodeBlock[] {
  let from = 0;
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([whole, language, code], i, all) => {
    const before = text.slice(from, all[i]!.index);
    from = all[i]!.index + whole.length;
    return { language: language!, code: code!, before };
  });
}

/** The document without its code. */
export const proseOf = (text: string): string => text.replaceAll(/^```\w*\n[\s\S]*?^```$/gm, '').replaceAll(/`[^`\n]*`/g, '');

/** The fragment that a heading answers to on GitHub. */
export const fragmentOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');

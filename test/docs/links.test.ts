import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { documents, fragmentOf, proseOf, root, textOf } from './markdown.ts';

/** Targets of links and pictures in the prose of a document. Link texts may hold code, so code is not taken out of brackets. */
const targetsOf = (text: string): string[] =>
  [...text.replaceAll(/^```\w*\n[\s\S]*?^```$/gm, '').matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!);

describe.each(documents)('%s', (document) => {
  const text = textOf(document);

  it('has no link into nothing', () => {
    const broken = targetsOf(text).filter((target) => {
      if (/^https?:/.test(target)) return false;
      const [file = '', fragment] = target.split('#');
      const place = file === '' ? path.join(root, document) : path.resolve(root, path.dirname(document), file);
      if (!existsSync(place)) return true;
      if (fragment === undefined) return false;
      const headings = [...textOf(path.relative(root, place)).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => fragmentOf(heading!));
      return !headings.includes(fragment);
    });
    expect(broken).toEqual([]);
  });

  it('names no path of a machine', () => {
    expect(proseOf(text)).not.toMatch(/(?:^|[\s(])\/(?:home|root|work|tmp|Users)\//m);
  });

  it('describes every picture in words', () => {
    expect([...text.matchAll(/!\[([^\]]*)\]/g)].filter(([, words]) => words!.trim().length < 20)).toEqual([]);
  });
});

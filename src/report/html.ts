/** Markup that is safe by construction: whatever is put into it is escaped unless it is markup itself. */

import { Text } from './text.ts';

/** A piece of markup. Made by `html` and `trusted` alone. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

export type HtmlPart = Html | Text | string | number | readonly HtmlPart[];

/** Template of markup. Texts and numbers in it are escaped, for content and for attributes in double quotes; lists are joined. */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  let markup = strings[0]!;
  for (let i = 0; i < parts.length; i++) markup += markupOf(parts[i]!) + strings[i + 1]!;
  return new Html(markup);
}

/** Takes over markup as it is, such as that of a chart. Never for text from outside. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

export const nothing = new Html('');

function markupOf(part: HtmlPart): string {
  if (part instanceof Html) return part.markup;
  if (part instanceof Text) return textMarkup(part);
  if (typeof part === 'string' || typeof part === 'number') return escapeText(String(part));
  return part.map(markupOf).join('');
}

/** Both languages of a text, of which the page shows one. */
function textMarkup({ en, zh }: Text): string {
  if (en === zh) return escapeText(en);
  return `<span lang="en">${escapeText(en)}</span><span lang="zh-Hans">${escapeText(zh)}</span>`;
}

/** Whole passages in both languages, where sentences hold markup. */
export function inLanguages(en: HtmlPart, zh: HtmlPart): Html {
  return html`<div lang="en">${en}</div>
    <div lang="zh-Hans">${zh}</div> `;
}

/** Attributes that give an element its name for those who do not see it; the switch of languages changes them. */
export function labelled({ en, zh }: Text): Html {
  return en === zh ? html`aria-label="${en}"` : html`aria-label="${en}" data-label-en="${en}" data-label-zh="${zh}"`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for markup. Characters that no document may hold are left out. */
export function escapeText(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').replace(/[&<>"']/g, (character) => entities[character]!);
}

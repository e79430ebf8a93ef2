/** The page around a report: what every report has, whatever its sections say. */
import { clientScript, clientScriptHash } from './client/script.ts';
import { html, labelled, trusted, type Html } from './html.ts';
import { styleSheet } from './style.ts';
import { say, type Text } from './text.ts';

/** Nothing is fetched: a browser that obeys this runs the page's own script alone and loads nothing from elsewhere. */
const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src '${clientScriptHash}'`;

export interface PageParts {
  readonly title: Text;
  readonly subtitle: Text;
  /** The program that made it. */
  readonly engine: { readonly name: string; readonly version: string };
  /** Ids of sections and their short names, in the order of the page. */
  readonly contents: readonly (readonly [id: string, name: Text])[];
  readonly sections: readonly Html[];
}

/** Renders one HTML document that needs nothing else, with a switch of languages and a list of contents. The same parts give the same text. */
export function renderPage({ title, subtitle, engine, contents, sections }: PageParts): string {
  // On lines of its own, for those who read the page as text.
  const main = trusted(`\n          ${html`${sections}`.markup}\n        `);
  const page: Html = html`<!doctype html>
    <html lang="en" data-language="en" data-title-en="${title.en}" data-title-zh="${title.zh}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="generator" content="${engine.name} ${engine.version}" />
        <title>${title.en}</title>
        <style>
          ${trusted(styleSheet)}
        </style>
      </head>
      <body>
        <header>
          <div class="bar tools" role="group" ${labelled(say('Language', '语言'))}>
            <button type="button" data-set-language="en" aria-pressed="true" lang="en">English</button>
            <button type="button" data-set-language="zh" aria-pressed="false" lang="zh-Hans">中文</button>
          </div>
          <h1>${title}</h1>
          <p class="subtitle">${subtitle}</p>
          <nav ${labelled(say('Contents', '目录'))}>
            <ul>
              ${contents.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li> `)}
            </ul>
          </nav>
        </header>
        <main>${main}</main>
        ${trusted(`<script>${clientScript}</script>`)}
      </body>
    </html> `;
  return page.markup;
}

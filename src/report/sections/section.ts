import { html, labelled, type Html, type HtmlPart } from '../html.ts';
import { say, type Text } from '../text.ts';

/** A section whose title is a sentence with its finding. `id` names it in links and in tests. */
export function section(id: string, title: Text | string, ...content: readonly HtmlPart[]): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${content}
  </section> `;
}

export interface TableParts {
  readonly caption: HtmlPart;
  readonly head: readonly HtmlPart[];
  /** The first cell of each row is its heading. */
  readonly rows: readonly (readonly HtmlPart[])[];
  /** `text` sets all cells to the left, `numbers` all but the first to the right. */
  readonly content: 'text' | 'numbers';
  /** Name of the table for those who move through the page by its parts. */
  readonly label: Text | string;
}

/** A table that scrolls sideways where it is wider than the page. */
export function table({ caption, head, rows, content, label }: TableParts): Html {
  const headings = head.map((cell) => html`<th scope="col">${cell}</th>`);
  const body = rows.map(
    ([heading = '', ...cells]) =>
      html`<tr>
        <th scope="row">${heading}</th>
        ${cells.map((cell) => html`<td>${cell}</td>`)}
      </tr> `,
  );
  return html`<div class="scroll" role="region" ${labelled(typeof label === 'string' ? say(label) : label)} tabindex="0">
    <table class="${content}">
      <caption>
        <span>${caption}</span>
      </caption>
      <thead>
        <tr>
          ${headings}
        </tr>
      </thead>
      <tbody>
        ${body}
      </tbody>
    </table>
  </div> `;
}

/** A chart with everything that belongs to it: its finding as the title, the drawing, its data as a table and as CSV, itself as SVG. */
import { html, labelled, nothing, trusted, type Html, type HtmlPart } from './html.ts';
import { say, type Text } from './text.ts';

/** A cell: words, a number as shown with the whole number beside it, or nothing where there is no value. */
export type Cell = Text | string | number | null | ShownValue;

/** A number, how it is shown, and what stands under it in small type. The file of the table has the number itself. */
export interface ShownValue {
  readonly value: number;
  readonly shown: string | Text;
  readonly below?: string | Text;
}

export interface DataColumn {
  readonly title: Text | string;
  /** Name of the column in the CSV file: English, lower case, with underscores. */
  readonly name: string;
}

/** The data of a figure, or a table of its own. The first cell of a row is its heading. */
export interface DataTable {
  readonly caption: Text | string;
  readonly columns: readonly DataColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface FigureParts {
  /** Name of the figure in links, in tests and of its files: lower case with hyphens, one for each figure of the page. */
  readonly id: string;
  /** Its finding in a sentence, from the numbers. */
  readonly title: Text;
  /** Markup of the SVG on a wide page, and on a narrow one where another is needed. */
  readonly wide: string;
  readonly narrow?: string;
  /** How to read it. */
  readonly caption?: HtmlPart;
  /** What in it cannot be told apart; shown as a remark of its own. */
  readonly undecided?: Text | undefined;
  readonly data: DataTable;
}

/** A figure. Its table is folded away on the screen; readers that do not see the chart find it there. */
export function figure({ id, title, wide, narrow, caption, undecided, data }: FigureParts): Html {
  const drawing =
    narrow === undefined
      ? html`<div class="drawing">${trusted(wide)}</div>`
      : html`<div class="drawing wide">${trusted(wide)}</div>
          <div class="drawing narrow">${trusted(narrow)}</div>`;
  return html`<figure id="${id}" data-name="${id}">
    <h3>${title}</h3>
    ${drawing} ${undecided === undefined ? nothing : html`<p class="undecided">${undecided}</p>`}
    <figcaption>${caption ?? nothing}</figcaption>
    <div class="tools">
      <button type="button" data-save="svg">${say('Save as SVG', '保存为 SVG')}</button>
      <button type="button" data-save="csv">${say('Save data as CSV', '保存数据为 CSV')}</button>
    </div>
    <details>
      <summary>${say('The data of this figure', '本图数据')}</summary>
      ${dataTable(data, { name: id })}
    </details>
  </figure> `;
}

/** How a table behaves. */
export interface TableOptions {
  /** Name of the file that it is saved as. */
  readonly name: string;
  /** Whether a reader can sort it by its columns. */
  readonly sortable?: boolean;
}

/** A table of data; scrolls sideways where it is wider than the page. */
export function dataTable({ caption, columns, rows }: DataTable, { name, sortable = false }: TableOptions): Html {
  const head = columns.map(({ title, name: column }) => {
    const text = sortable ? html`<button type="button" data-sort>${title}</button>` : title;
    return html`<th scope="col" data-column="${column}">${text}</th>`;
  });
  const body = rows.map(
    (cells) =>
      html`<tr>
        ${cells.map((cell, i) => cellMarkup(cell, i === 0))}
      </tr> `,
  );
  const label = typeof caption === 'string' ? say(caption) : caption;
  return html`<div class="scroll" role="region" ${labelled(label)} tabindex="0">
    <table class="data ${sortable ? 'sortable' : ''}" data-name="${name}">
      <caption>
        <span>${caption}</span>
      </caption>
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${body}
      </tbody>
    </table>
  </div> `;
}

function cellMarkup(cell: Cell, heading: boolean): Html {
  const tag = heading ? 'th scope="row"' : 'td';
  const end = heading ? 'th' : 'td';
  const [value, content] = contentOf(cell);
  const raw = value === undefined ? '' : ` data-value="${value}"`;
  return trusted(`<${tag}${raw}>${html`${content}`.markup}</${end}>`);
}

function contentOf(cell: Cell): [string | undefined, HtmlPart] {
  if (cell === null) return ['', '–'];
  if (typeof cell === 'number') return [Number.isFinite(cell) ? String(cell) : '', Number.isFinite(cell) ? cell : '–'];
  if (typeof cell === 'object' && 'value' in cell) {
    const below = cell.below === undefined ? nothing : html`<br /><small>${cell.below}</small>`;
    return [Number.isFinite(cell.value) ? String(cell.value) : '', html`${cell.shown}${below}`];
  }
  return [undefined, cell];
}

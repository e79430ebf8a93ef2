/** A table for the terminal. */
export interface TextTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How the columns are aligned, one letter each: `l` or `r`; `r` where none is given. */
  readonly align?: string;
  /** Width from which a heading is broken at a space or after a hyphen; 14 by default. */
  readonly headWidth?: number;
}

/** Lines of a table: columns two spaces apart, headings broken at hyphens and set at the bottom. */
export function formatTable({ head, rows, align = '', headWidth = 14 }: TextTable): string {
  const headings = head.map((title) => breakWords(title, headWidth));
  const height = Math.max(...headings.map((lines) => lines.length));
  const top = Array.from({ length: height }, (_, i) => headings.map((lines) => lines[i - height + lines.length] ?? ''));
  const all = [...top, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]): string =>
    widths
      .map((width, column) => ((align[column] ?? 'r') === 'l' ? (row[column] ?? '').padEnd(width) : (row[column] ?? '').padStart(width)))
      .join('  ')
      .trimEnd();
  return [...top.map(line), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

/** Breaks text into lines of at most `width` characters at spaces and after hyphens; a longer word stays whole. */
export function breakWords(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[^\s-]*(?:-+|\s+|$)/g) ?? []) {
    if (line !== '' && (line + piece).trimEnd().length > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trimEnd()].filter((each, i) => each !== '' || i === 0);
}

/** Breaks a paragraph into lines of at most `width` characters at spaces, each after the first indented. */
export function wrapText(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const limit = lines.length === 0 ? width : width - indent.length;
    if (line !== '' && line.length + 1 + word.length > limit) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join(`\n${indent}`);
}

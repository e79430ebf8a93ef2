/** A table in Markdown. `align` has a letter for each column, `l` or `r`. */
export function markdownTable(align: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = `|${align
    .split('')
    .map((side) => (side === 'r' ? '---:' : '---'))
    .join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** 1234567 as `1,234,567`. */
export const grouped = (n: number): string => n.toLocaleString('en-US');

/** Bytes as whole MiB. */
export const mebibytes = (bytes: number): string => grouped(Math.round(bytes / 2 ** 20));

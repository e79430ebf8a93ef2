/** Makes the markup of a chart the same at every rendering, and fit to stand alone. */

const geometry = /( (?:d|transform|x|y|x1|x2|y1|y2|cx|cy|r|dx|dy|width|height|points)=")([^"]*)"/g;

/**
 * Rounds coordinates to hundredths of a pixel, which no eye sees, and gives ids that count over the life of the process numbers of their own,
 * after `prefix`.
 */
export function tidySvg(svg: string, prefix: string): string {
  const rounded = svg.replace(
    geometry,
    (_, start: string, value: string) =>
      `${start}${value.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (number) => String(Number(Number(number).toFixed(2)) || 0))}"`,
  );
  const names = new Map<string, string>();
  for (const [, id] of rounded.matchAll(/ id="([^"]+)"/g)) if (!names.has(id!)) names.set(id!, `${prefix}-${names.size + 1}`);
  let tidy = rounded;
  for (const [id, name] of names)
    tidy = tidy
      .replaceAll(`id="${id}"`, `id="${name}"`)
      .replaceAll(`url(#${id})`, `url(#${name})`)
      .replaceAll(`href="#${id}"`, `href="#${name}"`);
  return tidy;
}

/** Puts markup in front of what an SVG draws. */
export function prependSvg(svg: string, markup: string): string {
  return svg.replace(/^(<svg\b[^>]*>(?:<style>[^<]*<\/style>)?)/, (start) => start + markup);
}

/** An SVG for a file of its own in one language: named space, white ground with an edge. */
export function standaloneSvg(svg: string, language: 'en' | 'zh-Hans' = 'en'): string {
  const edge = 14;
  const [wide, high] = [/^<svg\b[^>]* width="(\d+)"/, /^<svg\b[^>]* height="(\d+)"/].map(
    (size) => Number(size.exec(svg)?.[1]) + 2 * edge,
  ) as [number, number];
  const sized = svg
    .replaceAll(/<tspan lang="([^"]+)">([^<]*)<\/tspan>/g, (_, own: string, text: string) => (own === language ? text : ''))
    .replaceAll(/ data-(?:label|description|tip)-(?:en|zh)="[^"]*"/g, '')
    .replace(/ viewBox="[^"]*"/, ` viewBox="${-edge} ${-edge} ${wide} ${high}"`)
    .replace(/ height="\d+"/, ` height="${high}"`)
    .replace(/ width="\d+"/, ` width="${wide}"`);
  const grounded = prependSvg(sized, `<rect x="${-edge}" y="${-edge}" width="${wide}" height="${high}" fill="#fff"></rect>`);
  return `${grounded.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ')}\n`;
}

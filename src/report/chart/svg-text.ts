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

/** An SVG for a file of its own: named space, white ground. */
export function standaloneSvg(svg: string): string {
  const grounded = prependSvg(svg, '<rect width="100%" height="100%" fill="#fff"></rect>');
  return `${grounded.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ')}\n`;
}

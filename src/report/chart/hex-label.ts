/** Words of the tile maps, which have little room. */
import { escapeText } from '../html.ts';
import { Text } from '../text.ts';
import { cutText, textWidth } from './svg-label.ts';

/** Breaks a line to a width: English at spaces, Chinese anywhere; what does not fit into the last line is cut. */
export function wrapLine(text: string, width: number, fontSize: number, most: number): string[] {
  const pieces = text.match(/[\u2e80-\uffff][，。；：、）”]*|[^\s\u2e80-\uffff]+\s*|\s+/g) ?? [];
  const lines = [''];
  pieces.forEach((piece) => {
    const longer = lines.at(-1)! + piece;
    if (textWidth(longer.trimEnd(), fontSize) <= width || lines.at(-1) === '') lines[lines.length - 1] = longer;
    else if (lines.length < most) lines.push(piece);
    else lines[lines.length - 1] = longer;
  });
  return lines.map((line) => cutText(line.trimEnd(), width, fontSize) as string);
}

/** A text of several lines from `y` downwards, each language in elements of its own; the number of lines is that of the longer one. */
export function wrappedText(
  text: Text | string,
  place: { readonly x: number; readonly y: number; readonly width: number },
  fontSize: number,
  most: number,
): { readonly markup: string; readonly lines: number } {
  const { en, zh } = text instanceof Text ? text : new Text(text, text);
  const languages: readonly (readonly [string, string])[] =
    en === zh
      ? [['', en]]
      : [
          [' lang="en"', en],
          [' lang="zh-Hans"', zh],
        ];
  let lines = 0;
  let markup = '';
  for (const [language, words] of languages) {
    const wrapped = wrapLine(words, place.width, fontSize, most);
    lines = Math.max(lines, wrapped.length);
    wrapped.forEach((line, i) => {
      const y = Math.round(place.y + (i + 1) * 1.3 * fontSize);
      markup += `<text x="${place.x}" y="${y}"${language}>${escapeText(line)}</text>`;
    });
  }
  return { markup, lines };
}

import { escapeText } from '../html.ts';
import { Text } from '../text.ts';

/** Words for a `<text>` of an SVG, escaped: both languages as `<tspan>`s, of which the page shows one; a text that is the same in both as it is. */
export function svgText(text: Text | string | number): string {
  if (!(text instanceof Text)) return escapeText(String(text));
  const { en, zh } = text;
  return en === zh ? escapeText(en) : `<tspan lang="en">${escapeText(en)}</tspan><tspan lang="zh-Hans">${escapeText(zh)}</tspan>`;
}

/** Attributes that name a chart for those who do not see it, and say in a sentence what it shows; the switch of languages changes them. */
export function svgNames(label: Text, description?: Text): string {
  return `role="img"${nameIn('label', label)}${description === undefined ? '' : nameIn('description', description)}`;
}

/** Attributes of a part of a chart that tells more about itself when it is pointed at or focused. */
export function svgTip(tip: Text): string {
  const both = `data-tip-en="${escapeText(tip.en)}" data-tip-zh="${escapeText(tip.zh)}"`;
  return `tabindex="0" role="img"${nameIn('label', tip)} ${both}`;
}

function nameIn(kind: 'label' | 'description', { en, zh }: Text): string {
  const shown = ` aria-${kind}="${escapeText(en)}"`;
  return en === zh ? shown : `${shown} data-${kind}-en="${escapeText(en)}" data-${kind}-zh="${escapeText(zh)}"`;
}

/**
 * Width of a text as drawn, in pixels: the wider of the two languages. No font can be measured here; two thirds of the size is a wide letter on
 * average, and a Chinese character is as wide as it is high.
 */
export function textWidth(text: Text | string, fontSize: number): number {
  if (text instanceof Text) return Math.max(textWidth(text.en, fontSize), textWidth(text.zh, fontSize));
  let width = 0;
  for (const character of text) width += (isWide(character) ? 1.02 : 0.62) * fontSize;
  return width;
}

/** A text cut to a width, with an ellipsis where something is missing. */
export function cutText(text: Text | string, width: number, fontSize: number): Text | string {
  if (text instanceof Text) return new Text(cutLine(text.en, width, fontSize), cutLine(text.zh, width, fontSize));
  return cutLine(text, width, fontSize);
}

function cutLine(text: string, width: number, fontSize: number): string {
  if (textWidth(text, fontSize) <= width) return text;
  const characters = Array.from(text);
  while (characters.length > 0 && textWidth(`${characters.join('')}…`, fontSize) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** From the radicals on, characters are as wide as high. */
const isWide = (character: string): boolean => character.codePointAt(0)! >= 0x2e80;

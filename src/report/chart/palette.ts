/** Colours and marks of charts. Whatever a colour says is said by lightness, dash, hatching or a sign as well. */
import type { Verdict } from '../../output/comparison-row.ts';
import { say, type Text } from '../text.ts';

/** How a scenario is drawn: by colour and by dash, so that neither is needed to tell it. */
export interface LineStyle {
  readonly colour: string;
  /** SVG dash array; empty for a whole line. */
  readonly dash: string;
}

/**
 * Colours of Okabe and Ito, which stay apart for colour-blind readers, without black, which is for observations, and without yellow, which is
 * lost on white paper.
 */
const colours = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9'] as const;
const dashes = ['', '7 3', '2 3', '10 3 2 3', '5 2'] as const;

/** Style of the scenario at a position. Two of the first 30 are never the same. */
export function lineStyle(position: number): LineStyle {
  return { colour: colours[position % colours.length]!, dash: dashes[position % dashes.length]! };
}

export const observationColour = '#000000';
export const inkColour = '#222222';
/** Where there is no value. */
export const missingColour = '#e4e4e4';

type Rgb = readonly [red: number, green: number, blue: number];

/** Brewer's YlGnBu from 9 classes, its first one whiter: light to dark without a turn, so that it reads in grey. */
const sequentialStops: readonly Rgb[] = [
  [255, 255, 229],
  [237, 248, 177],
  [199, 233, 180],
  [127, 205, 187],
  [65, 182, 196],
  [29, 145, 192],
  [34, 94, 168],
  [37, 52, 148],
  [8, 29, 88],
];

/** Brewer's PuOr turned round: violet below zero, orange above. Both ends are dark: set a sign beside it for print in grey. */
const divergingStops: readonly Rgb[] = [
  [84, 39, 136],
  [128, 115, 172],
  [178, 171, 210],
  [216, 218, 235],
  [247, 247, 247],
  [254, 224, 182],
  [253, 184, 99],
  [224, 130, 20],
  [179, 88, 6],
];

/** Colour of a value on a scale from 0 to 1, light to dark; what lies outside has the colour of the end, NaN that of missing values. */
export function sequential(share: number): string {
  return colourAt(sequentialStops, share);
}

/** Colour of a value on a scale from −1 (violet) over 0 (white) to 1 (orange); what lies outside has the colour of the end. */
export function diverging(value: number): string {
  return colourAt(divergingStops, (value + 1) / 2);
}

function colourAt(stops: readonly Rgb[], share: number): string {
  if (Number.isNaN(share)) return missingColour;
  const place = Math.min(1, Math.max(0, share)) * (stops.length - 1);
  const below = Math.min(stops.length - 2, Math.floor(place));
  const part = place - below;
  const channel = (i: 0 | 1 | 2): string => {
    const value = Math.round(stops[below]![i] + part * (stops[below + 1]![i] - stops[below]![i]));
    return value.toString(16).padStart(2, '0');
  };
  return `#${channel(0)}${channel(1)}${channel(2)}`;
}

/** Relative luminance of a colour `#rrggbb`, 0 for black to 1 for white: WCAG 2.2. */
export function luminance(colour: string): number {
  const linear = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : Math.exp(2.4 * Math.log((channel + 0.055) / 1.055));
  });
  return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
}

/** Colour of letters that can be read on a ground `#rrggbb`: ink or white, whichever stands out more. */
export function inkOn(ground: string): string {
  const contrast = (a: number, b: number): number => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const own = luminance(ground);
  return contrast(own, luminance(inkColour)) >= contrast(own, 1) ? inkColour : '#ffffff';
}

/** A verdict as a sign of one character, and in words. */
export interface VerdictMark {
  readonly sign: string;
  readonly words: Text;
  readonly colour: string;
}

/** Signs of verdicts: they differ in shape, not in colour alone. */
export const verdictMarks: Readonly<Record<Verdict, VerdictMark>> = {
  better: { sign: '✓', words: say('better', '较好'), colour: '#542788' },
  worse: { sign: '✗', words: say('worse', '较差'), colour: '#9a4a00' },
  different: { sign: '≠', words: say('different', '有差别'), colour: inkColour },
  'not distinguishable': { sign: '≈', words: say('cannot be told apart', '无法区分'), colour: '#555555' },
  undetermined: { sign: '?', words: say('unknown: one replicate alone', '未知：仅一次重复'), colour: '#555555' },
};

/** A pattern of strokes for `<defs>`: laid over what cannot be told from zero. Fill with `url(#id)`. */
export function hatching(id: string): string {
  return `<pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0,0V6" stroke="#888888" stroke-width="1.4"></path></pattern>`;
}

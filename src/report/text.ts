/** Texts in the two languages of the report. */

/** A text in English and in simplified Chinese. A name that is the same in both is given once. */
export class Text {
  readonly en: string;
  readonly zh: string;

  constructor(en: string, zh: string) {
    this.en = en;
    this.zh = zh;
  }
}

/** Says something in both languages; `zh` is left out where it is the same. */
export const say = (en: string, zh: string = en): Text => new Text(en, zh);

/** Builds a text from parts by doing the same in each language: `inBoth((of) => `${of(title)}, ${year}`)`. */
export function inBoth(build: (of: (text: Text | string | number) => string, language: 'en' | 'zh') => string): Text {
  const pick =
    (language: 'en' | 'zh') =>
    (text: Text | string | number): string =>
      text instanceof Text ? text[language] : String(text);
  return new Text(build(pick('en'), 'en'), build(pick('zh'), 'zh'));
}

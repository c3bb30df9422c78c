import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../server/platform/bus/parse.ts';
import { Prose, TextLine } from '../../server/platform/contract.ts';
import { matches } from '../../server/platform/text.ts';
import { visibleText } from '../../server/platform/visible-text.ts';

const ZWNJ = '\u200C';
const ZWJ = '\u200D';
/** One of each kind: width, hyphen, direction, word joiner, byte order, fillers, variation, tag, note, braille. */
const HIDDEN = Array.from(
  '\u200B\u00AD\u200E\u200F\u202A\u202E\u2066\u2069\u061C\u2060\u2063\uFEFF\u034F\u115F\u3164\uFFA0\uFFF9\u2800\uFE0F\u{E0041}\u{E0101}\u200C\u200D',
);
/** Texts that need such characters to look as they do. */
const MEANT = [
  '👨‍👩‍👧‍👦',
  '👩🏽‍⚕️',
  '🏳️‍🌈',
  '❤️',
  '1️⃣',
  '\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}',
  `می${ZWNJ}خواهم`,
  `ه${ZWJ}`,
  `क्${ZWJ}ष`,
  `ශ්${ZWJ}රී ලංකා`,
  `ന്${ZWJ}`,
  '葛\u{E0100}飾区',
  'ᠬᠠᠷ᠎ᠠ',
];
const line = fc.oneof(
  fc.array(fc.constantFrom(...HIDDEN, ...MEANT, 'Đặng', ' ', '\u00A0', 'क', 'ب', '1', '\u20E3', '👩', '\u0301', 'e'), { maxLength: 12 }),
  fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { maxLength: 2 }),
);

describe('a line or a paragraph', () => {
  it('loses the characters that nobody sees, wherever they stand', () => {
    for (const hidden of HIDDEN)
      for (const schema of [TextLine, Prose])
        expect(schema.parse(`${hidden}Đặng${hidden} Khánh${hidden}${hidden} To${hidden}àn${hidden}`)).toBe('Đặng Khánh Toàn');
    // What would be kept behind a letter is not kept behind a hidden character of the same script.
    for (const hidden of [`\u061C${ZWJ}`, `\u061C${ZWNJ}ب`, '\u180B\u180B', `\u180E${ZWJ}`])
      expect(TextLine.parse(`Đặng${hidden}`)).toBe(`Đặng${hidden.replace(/\p{Default_Ignorable_Code_Point}/gu, '')}`);
    expect(TextLine.parse(`Hội\u00A0\u2003nghị e\u200B\u0301`)).toBe('Hội nghị é');
    expect(Prose.parse('một\u2028hai\r\nba')).toBe('một\nhai\nba');
  });

  it('keeps what emoji and scripts with joiners need', () => {
    for (const text of MEANT) for (const schema of [TextLine, Prose]) expect(schema.parse(` ${text} `)).toBe(text.normalize('NFC'));
  });

  it('is refused as missing if there is nothing to be seen in it', () => {
    for (const empty of ['', ' ', '\u00A0\u3000', '\u200B', '\u202E\u2066', '\u3164', '\u2800 \u2800', '\u0301', `${ZWJ}\uFE0F`, '\n\t'])
      for (const schema of [TextLine, Prose]) expect(faultsOf(schema, empty)).toEqual([{ path: '', message: 'required' }]);
  });

  it('is refused if marks that hidden characters part would make a row without end', () => {
    const parted = 'a' + '\u0301\u200B'.repeat(40);
    for (const schema of [TextLine, Prose]) expect(faultsOf(schema, parted)).toEqual([{ path: '', message: 'bad-text' }]);
  });

  it('is cleaned once for all: what was stored is stored the same again, and can be seen', () => {
    fc.assert(
      fc.property(line, (parts) => {
        for (const schema of [TextLine, Prose]) {
          const read = schema.safeParse(parts.join(''));
          if (!read.success) continue;
          expect(schema.parse(read.data)).toBe(read.data);
          expect(visibleText(read.data)).toBe(read.data);
          expect(read.data).toMatch(/[^\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\s]/u);
        }
      }),
    );
  });

  it('of letters alone stays as it is, whatever the language', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\p{L}\p{N}]{1,40}$/u), (text) => {
        fc.pre(!/\p{Default_Ignorable_Code_Point}/u.test(text));
        expect(TextLine.parse(text)).toBe(text.normalize('NFC'));
      }),
    );
  });
});

describe('searching', () => {
  it('finds a name with and without its joiners and whatever was pasted into the query', () => {
    const name = TextLine.parse(`Đặng Kh\u200Bánh می${ZWNJ}خواهم`);
    const pasted = HIDDEN.map((hidden) => TextLine.safeParse(`kh${hidden}anh`).data ?? '');
    for (const query of [...pasted, 'dang khanh', 'kh\u00ADanh', '\u200Bkhánh\u2060', `می${ZWNJ}خواهم`, 'میخواهم'])
      expect([query, matches(name, query)]).toEqual([query, true]);
  });
});

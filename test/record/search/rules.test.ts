import { describe, expect, it } from 'vitest';
import { entryChanges } from '../../../server/record/search/rules/entry-changes.ts';
import { peopleEntries } from '../../../server/record/search/rules/entries.ts';
import { searchTerms } from '../../../server/record/search/rules/query.ts';
import { scopesOf, type Findable } from '../../../server/record/search/rules/scopes.ts';
import { withMarks, snippet } from '../../../server/record/search/rules/snippet.ts';
import { searchWords } from '../../../server/record/search/rules/words.ts';

const exact = (text: string): string[] => searchWords(text).map((word) => word.exact);
const folded = (text: string): string[] => searchWords(text).map((word) => word.folded);
const shown = (pieces: readonly { text: string; hit: boolean }[]): string =>
  pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');

describe('the words of a text', () => {
  it('are letters and figures, without accents for looking up', () => {
    expect(folded('Đường số 15/NQ-CP, ủy ban (Huế)')).toEqual(['duong', 'so', '15', 'nq', 'cp', 'uy', 'ban', 'hue']);
  });

  it('are the same with accents however these are placed, composed, or written in capitals', () => {
    expect(exact('hoà HÒA hòa')).toEqual(['hoa1', 'hoa1', 'hoa1']);
    expect(exact('Nguyễn'.normalize('NFD'))).toEqual(exact('NGUYỄN'));
    expect(new Set(exact('ma má mà mả mã mạ')).size).toBe(6);
    expect(new Set(exact('đa da dă dâ')).size).toBe(4);
  });

  it('keep their places in the text, whatever their form', () => {
    const text = `Ông ${'Hoà'.normalize('NFD')}.`;
    expect(searchWords(text).map(({ start, end }) => text.slice(start, end).normalize('NFC'))).toEqual(['Ông', 'Hoà']);
  });

  it('are none in signs and marks, and short enough for both databases', () => {
    expect(searchWords('— … \u0301 "')).toEqual([]);
    expect(folded('a'.repeat(5000))[0]).toHaveLength(40);
  });
});

describe('what is looked for', () => {
  const words = (search: string): string[] => searchTerms(search).map((term) => term.map(({ folded: word }) => word).join('+'));

  it('is every word, and as a phrase what stands in quotation marks or without spaces', () => {
    expect(words('giải ngân vốn')).toEqual(['giai', 'ngan', 'von']);
    expect(words('"giải ngân" vốn')).toEqual(['giai+ngan', 'von']);
    expect(words('“nông thôn mới” 15/NQ-CP')).toEqual(['nong+thon+moi', '15+nq+cp']);
  });

  it('never is part of the language of a database', () => {
    expect(words(`AND OR NOT* a:b '; drop -- ( "`)).toEqual(['and', 'or', 'not', 'a+b', 'drop']);
    expect(words('""  " "')).toEqual([]);
    expect(searchTerms('một '.repeat(50))).toHaveLength(16);
  });
});

describe('the words shown around what was found', () => {
  it('are marked, a phrase only where it stands as a phrase', () => {
    expect(shown(withMarks('Vốn đầu tư, giải ngân vốn', searchTerms('von')))).toBe('[Vốn] đầu tư, giải ngân [vốn]');
    expect(shown(withMarks('ngân giải, giải ngân', searchTerms('"giai ngan"')))).toBe('ngân giải, [giải] [ngân]');
  });

  it('begin before the first word found and end soon after it; a short text is whole', () => {
    const text = Array.from({ length: 100 }, (_, at) => `w${at}`).join(' ');
    expect(shown(snippet(text, searchTerms('w50')))).toMatch(/^…w42 .*\[w50\] .*w81…$/);
    expect(shown(snippet(text, searchTerms('w99')))).toMatch(/^…w60 .*\[w99\]$/);
    expect(shown(snippet(text, searchTerms('khác')))).toMatch(/^w0 .*w39…$/);
    expect(shown(snippet('<b>ngắn</b>', searchTerms('ngan')))).toBe('<b>[ngắn]</b>');
    expect(snippet('', searchTerms('a'))).toEqual([]);
  });
});

describe('who finds what', () => {
  const findable: Findable = { id: 'c', title: '', date: null, isStaff: false, isReader: false, documents: [], register: 'none' };

  it('follows from what they are in the conference', () => {
    expect(scopesOf(findable)).toEqual([]);
    expect(scopesOf({ ...findable, isReader: true, documents: ['d'] })).toEqual(['reader c', 'document c d']);
    expect(scopesOf({ ...findable, isStaff: true, isReader: true, register: 'recorded' })).toEqual(['staff c', 'register c', 'planned c']);
    expect(scopesOf({ ...findable, register: 'held' })).toEqual(['register c', 'planned c']);
    expect(scopesOf({ ...findable, register: 'recorded' })).toEqual(['register c']);
  });
});

describe('what changes of the entries', () => {
  const people = (...names: string[]) =>
    peopleEntries(
      'c',
      names.map((name, at) => ({ id: `${at}`, name, groupName: null, posts: [] })),
    );

  it('is stored, and nothing else', () => {
    const stored = people('An', 'Bình', 'Chi').map((entry, id) => ({ ...entry, id }));
    expect(entryChanges(stored, people('An', 'Bình', 'Chi'))).toEqual({ added: [], removed: [] });
    expect(entryChanges(stored, people('An', 'Dũng'))).toEqual({ added: people('', 'Dũng'), removed: [1, 2] });
    expect(entryChanges([], people('An'))).toEqual({ added: people('An'), removed: [] });
  });
});

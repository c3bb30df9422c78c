import fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { initialsOf } from '../../../../client/record/minutes/co-editing/caret-names.ts';
import { PlaceReport, REFUSED_INTERVAL_MS, REPORT_INTERVAL_MS } from '../../../../client/record/minutes/co-editing/place-report.ts';
import { CO_EDITOR_COLOURS, type CoEditor } from '../../../../server/record/minutes/co-editing/contract.ts';
import {
  colourFor,
  comings,
  peopleWriting,
  readPosition,
  seenWith,
  writersIn,
} from '../../../../server/record/minutes/co-editing/rules.ts';

const caret = { anchor: 'AAAA', head: 'AAAA' };
const on = (page: string, userId: string, more: Partial<CoEditor> = {}): CoEditor => ({
  page,
  userId,
  name: `Tên ${userId}`,
  colour: 1,
  part: 'item.opening',
  caret,
  ...more,
});

describe('co-editors', () => {
  it('are each named once, with every part in which they stand, and without the reader', () => {
    const coEditors = [
      on('a', 'lan'),
      on('b', 'reader'),
      on('c', 'lan', { part: 'item.papers' }),
      on('d', 'lan'),
      on('e', 'minh', { part: null, caret: null }),
    ];
    const people = peopleWriting(coEditors, 'reader');
    expect(people).toEqual([
      { userId: 'lan', name: 'Tên lan', colour: 1, parts: ['item.opening', 'item.papers'] },
      { userId: 'minh', name: 'Tên minh', colour: 1, parts: [] },
    ]);
    expect(writersIn('item.papers', people)).toEqual([{ name: 'Tên lan', colour: 1 }]);
    expect(writersIn('general', people)).toEqual([]);
  });

  it('that come and go are told apart from those who only move', () => {
    const people = (...coEditors: readonly CoEditor[]) => peopleWriting(coEditors, 'reader');
    const before = people(on('a', 'lan'), on('b', 'minh'));
    expect(comings(before, people(on('a', 'lan', { part: 'general' }), on('c', 'thu')))).toEqual({ came: ['Tên thu'], left: ['Tên minh'] });
  });

  it('are shown without part and caret to whoever is not cleared for the part', () => {
    const known = [
      { ...on('a', 'lan'), level: 2 },
      { ...on('b', 'minh'), level: 0 },
    ];
    const hidden = on('a', 'lan', { part: null, caret: null });
    expect([0, 1, 2, 3].map((clearance) => seenWith(clearance, known))).toEqual([
      [hidden, on('b', 'minh')],
      [hidden, on('b', 'minh')],
      [on('a', 'lan'), on('b', 'minh')],
      [on('a', 'lan'), on('b', 'minh')],
    ]);
  });

  it('have a colour each as long as there are enough, the same on all their pages, and the least used one after that', () => {
    const present: CoEditor[] = [];
    const come = (page: string, userId: string): number => {
      const colour = colourFor(userId, present);
      present.push(on(page, userId, { colour }));
      return colour;
    };
    const all = Array.from({ length: CO_EDITOR_COLOURS }, (_, index) => index + 1);
    expect(all.map((n) => come(`page-${n}`, `user-${n}`))).toEqual(all);
    expect([come('second', 'user-3'), come('one-more', 'seventh'), come('and-more', 'eighth')]).toEqual([3, 1, 2]);
    present.splice(1, 1);
    expect(come('again', 'ninth')).toBe(2);
  });

  it('have initials as offices write them', () => {
    expect(['Nguyễn Thị Hương', 'Thư ký', 'đặng văn an bình minh', 'Văn  phòng', ''].map(initialsOf)).toEqual([
      'NTH',
      'TK',
      'ĐVAB',
      'VP',
      '',
    ]);
  });
});

describe('a position in the text', () => {
  const bytesOf = (position: Y.RelativePosition): Uint8Array => Y.encodeRelativePosition(position);

  it('is read as it was written', () => {
    const doc = new Y.Doc();
    const body = doc.getXmlFragment('body');
    body.insert(0, [new Y.XmlText('Khai mạc')]);
    const placeOf = (position: Y.RelativePosition | null) => position && Y.createAbsolutePositionFromRelativePosition(position, doc);
    const places = [0, 1].map((index) => placeOf(readPosition(bytesOf(Y.createRelativePositionFromTypeIndex(body, index)))));
    expect(places.map((place) => [place?.type === body, place?.index])).toEqual([
      [true, 0],
      [true, 1],
    ]);
  });

  it('of another text, or none at all, is not read, whatever the bytes are', () => {
    const other = new Y.Doc().getXmlFragment('other');
    expect(readPosition(bytesOf(Y.createRelativePositionFromTypeIndex(other, 0)))).toBe(null);
    expect(readPosition(new Uint8Array([9]))).toBe(null);
    expect(readPosition(new Uint8Array())).toBe(null);
    const doc = new Y.Doc();
    doc.getXmlFragment('body');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 48 }), (bytes) => {
        const position = readPosition(bytes);
        if (position) Y.createAbsolutePositionFromRelativePosition(position, doc);
        expect([...doc.share.keys()]).toEqual(['body']);
      }),
    );
  });
});

describe('the report of a place', () => {
  function reporting() {
    const sent: string[] = [];
    const answers: { arrive(): void; fail(): void }[] = [];
    let rest: { act: () => void; delayMs: number } | null = null;
    const at = { place: 'a' as string | null };
    const report = new PlaceReport({
      place: () => at.place,
      send: (place) =>
        new Promise<void>((arrive, fail) => {
          sent.push(place);
          answers.push({ arrive, fail: () => fail(new Error('lost')) });
        }),
      later(act, delayMs) {
        rest = { act, delayMs };
        return () => (rest = null);
      },
    });
    const rested = async (): Promise<number | undefined> => {
      await new Promise((resolve) => setImmediate(resolve));
      const [now] = [rest];
      rest = null;
      now?.act();
      return now?.delayMs;
    };
    const move = (place: string | null): void => {
      at.place = place;
      report.changed();
    };
    return { report, sent, answers, rested, move };
  }

  it('sends one move at a time and at most ten a second, the moves in between as one', async () => {
    const { sent, answers, rested, move } = reporting();
    for (const place of ['a', 'b', 'c']) move(place);
    expect([sent, await rested()]).toEqual([['a'], undefined]);
    answers[0]?.arrive();
    expect(await rested()).toBe(REPORT_INTERVAL_MS);
    expect(sent).toEqual(['a', 'c']);
  });

  it('says nothing where nothing has moved, or where the place cannot be said', async () => {
    const { sent, answers, rested, move } = reporting();
    move('a');
    answers[0]?.arrive();
    await rested();
    for (const place of ['a', null, 'a']) move(place);
    expect([sent, await rested()]).toEqual([['a'], undefined]);
  });

  it('is sent again a while after it was refused or lost, and when the server asks anew', async () => {
    const { report, sent, answers, rested, move } = reporting();
    move('a');
    answers[0]?.fail();
    expect(await rested()).toBe(REFUSED_INTERVAL_MS);
    expect(sent).toEqual(['a', 'a']);
    answers[1]?.fail();
    await new Promise((resolve) => setImmediate(resolve));
    report.again();
    expect(sent).toEqual(['a', 'a', 'a']);
    answers[2]?.arrive();
    expect(await rested()).toBe(REPORT_INTERVAL_MS);
    report.again();
    expect(sent).toEqual(['a', 'a', 'a', 'a']);
  });

  it('is not sent twice at once when the server asks anew', async () => {
    const { report, sent, answers, rested, move } = reporting();
    move('a');
    report.again();
    expect(sent).toEqual(['a']);
    answers[0]?.arrive();
    await rested();
    expect(sent).toEqual(['a', 'a']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OfficialPaper } from '../../../server/record/printouts/contract.ts';
import { minutesPaper } from '../../../server/record/minutes/presenter/paper.ts';
import type { SittingAsHeld } from '../../../server/record/minutes/rules/sittings.ts';
import { journals, Played } from './random-journal.ts';

const runs = { numRuns: 300 };

function paperOf({ sheet }: Played, sitting: SittingAsHeld | null = null): OfficialPaper {
  return minutesPaper(sheet, {
    lang: 'vi',
    number: null,
    office: null,
    date: null,
    form: 'party',
    organizer: 'Văn phòng',
    protocol: [],
    sitting,
  });
}

const linesOf = ({ blocks }: OfficialPaper): string[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'heading') return [block.text];
    return block.kind === 'paragraph' ? [block.runs.map(({ text }) => text).join('')] : [];
  });

/** The papers of all sittings, those that were not held too. */
const ofSittings = (played: Played): OfficialPaper[] => played.sheet.facts.sittings.map((one) => paperOf(played, one));

/** Sorted lines that tell of a turn, a vote, a campaign or a decision, without the time before them. */
const told = (lines: readonly string[]): string[] =>
  lines
    .filter((line) => /(phát biểu|trình bày|Câu hỏi số|Phát động|: Quyết nghị số)/.test(line) && !/^(\d+|[IV]+)\. /.test(line))
    .map((line) => line.replace(/^\d\d giờ \d\d(, ngày [\d/]+)?: /, ''))
    .toSorted();

const onlyOf = (lines: readonly string[], mark: RegExp): string[] => lines.flatMap((line) => mark.exec(line)?.[0] ?? []).toSorted();

const whatever = (check: (played: Played) => void): void =>
  fc.assert(
    fc.property(journals, (steps) => check(new Played(steps))),
    runs,
  );

describe('the minutes of whatever was held', () => {
  it('tell each turn, vote and launch of the record once, and nothing else', () => {
    whatever((played) => {
      const lines = told(linesOf(paperOf(played)));
      const { turns, floor } = played.day.state;
      expect(lines.filter((line) => /(phát biểu|trình bày),/.test(line))).toHaveLength(Object.keys(turns).length + (floor ? 1 : 0));
      expect(onlyOf(lines, /Câu hỏi số \d+\./)).toEqual(played.closedVotes.toSorted());
      expect(onlyOf(lines, /campaign-\d+/)).toEqual(played.campaigns.toSorted());
    });
  });

  it('have the words of each decision once, and each in the list', () => {
    whatever((played) => {
      const lines = linesOf(paperOf(played));
      expect(onlyOf(lines, /Quyết nghị số \d+\./)).toEqual(played.notes.toSorted());
      expect(onlyOf(lines, /^.+: ghi tại /)).toEqual(
        onlyOf(lines, /^.+: Quyết/)
          .map((line) => line.replace(/Quyết$/, 'ghi tại '))
          .toSorted(),
      );
    });
  });

  it('tell in those of the sittings together what those of the conference tell', () => {
    whatever((played) => {
      if (played.sheet.facts.openedAt === null) return;
      const apart = told(ofSittings(played).flatMap(linesOf));
      expect(apart).toEqual(told(linesOf(paperOf(played))));
    });
  });

  it('call the conference closed, and have a day, only once every sitting is closed', () => {
    whatever((played) => {
      const { sittings } = played.day.state;
      const isClosed = ['morning', 'afternoon', 'evening'].every((id) => typeof sittings[id]?.closedAt === 'number');
      const paper = paperOf(played);
      const lines = linesOf(paper);
      expect([lines.some((line) => line.startsWith('Hội nghị bế mạc lúc')), lines.includes('V. Bế mạc')]).toEqual([isClosed, isClosed]);
      expect([lines.includes('Hội nghị chưa bế mạc.'), paper.date?.length]).toEqual([!isClosed, isClosed ? 10 : 4]);
    });
  });

  it('never call the conference closed in those of a sitting, and have its day once it is closed', () => {
    whatever((played) => {
      const { sittings } = played.day.state;
      const papers = ofSittings(played);
      expect(papers.flatMap(linesOf).filter((line) => /bế mạc/i.test(line))).toEqual([]);
      const closed = ['morning', 'afternoon', 'evening'].map((id) => typeof sittings[id]?.closedAt === 'number');
      expect(papers.map(({ date }) => date?.length === 10)).toEqual(closed);
    });
  });
});

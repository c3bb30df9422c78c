import { describe, expect, it } from 'vitest';
import type { OfficialPaper } from '../../../server/record/printouts/contract.ts';
import { attendeesPaper } from '../../../server/record/printouts/presenter/attendees.ts';
import { AWARD_CATALOGUES } from '../../../server/planning/awards/rules/catalogues.ts';
import { catalogueOn } from '../../../server/planning/awards/rules/award-order.ts';
import { awardsPaper } from '../../../server/record/printouts/presenter/awards.ts';
import { agendaPrintout } from '../../../server/record/printouts/presenter/agenda.ts';
import { chairScriptPaper } from '../../../server/record/printouts/presenter/chair-script.ts';
import { plan } from './fixtures.ts';

const rule = { ranks: [], hostFirst: true };
const rows = (paper: OfficialPaper) => paper.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
const lines = (paper: OfficialPaper) =>
  paper.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.runs.map((run) => run.text).join('')] : []));

describe('the printed agenda', () => {
  it('shows planned times up to the first unknown length', () => {
    expect(rows(agendaPrintout(plan(), true)).map(([time]) => time)).toEqual(['08:00', '08:10', 'chưa rõ']);
  });

  it('names time and place and who speaks with posts', () => {
    const paper = agendaPrintout(plan(), true);
    expect(lines(paper)).toEqual(['Thời gian: 08 giờ 00, ngày 26/11/2025.', 'Địa điểm: Hà Nội.']);
    expect(rows(paper)[0]?.[2]).toEqual('Phạm Gia Túc, Ủy viên Trung ương Đảng, Chánh Văn phòng Trung ương Đảng');
  });

  it('is dated from the place of issue, and held at the venue', () => {
    const { conference, ...lists } = plan();
    const paper = agendaPrintout({ ...lists, conference: { ...conference, venue: 'Số 1A Hùng Vương', placeOfIssue: 'Ba Đình' } }, true);
    expect([paper.place, lines(paper)[1]]).toEqual(['Ba Đình', 'Địa điểm: Số 1A Hùng Vương.']);
  });

  it('says that it is a draft until it is published', () => {
    expect(agendaPrintout(plan(), true).mark).toEqual(null);
    expect(agendaPrintout(plan(), false).mark).toEqual('Bản nháp, chưa công bố');
  });
});

describe('the script of the chair', () => {
  it('has a heading and words to say for every item, and says where nobody is named', () => {
    const made = chairScriptPaper(plan(), true, 'vi');
    const heads = made.blocks.flatMap((block) => (block.kind === 'heading' ? block.text : []));
    expect(heads).toHaveLength(plan().items.length);
    expect(lines(made).join(' ')).toContain('kính mời');
    expect(lines(chairScriptPaper({ ...plan(), participants: [] }, true, 'vi')).join(' ')).toContain('(chưa định người)');
  });
});

describe('the attendee list', () => {
  it('keeps posts without a name and groups whose number is not known', () => {
    expect(rows(attendeesPaper(plan(), true, 'vi', rule))).toEqual([
      ['1', 'Phạm Gia Túc', 'Ủy viên Trung ương Đảng, Chánh Văn phòng Trung ương Đảng', 'Điểm cầu chính', '1'],
      ['2', '', 'Chánh Văn phòng Tỉnh ủy Quảng Ninh', 'Điểm cầu chính', '1'],
      ['3', 'Đại diện một số cơ quan', '', 'Điểm cầu chính', 'chưa rõ'],
    ]);
    expect(lines(attendeesPaper(plan(), true, 'vi', rule))).toEqual(['Đã rõ 2 đại biểu; còn 1 đoàn chưa rõ số lượng.']);
  });

  it('leaves out those who are not in the attendee list', () => {
    const small = plan();
    const people = small.participants.map((person) => ({ ...person, listed: person.id === 'tuc' }));
    expect(rows(attendeesPaper({ ...small, participants: people }, true, 'vi', rule)).map((row) => row[1])).toEqual(['Phạm Gia Túc']);
  });
});

describe('the award list', () => {
  it('says what is not known instead of guessing', () => {
    expect(lines(awardsPaper(plan(), true, 'vi', catalogueOn(null, AWARD_CATALOGUES)))).toEqual([
      'Người trao: Phạm Gia Túc, Ủy viên Trung ương Đảng, Chánh Văn phòng Trung ương Đảng.',
      'Số lượng: chưa rõ.',
      'Danh sách người nhận: chưa rõ.',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { AWARD_CATALOGUES } from '../../../../server/planning/awards/rules/catalogues.ts';
import { gathered } from '../../../../server/planning/awards/rules/gathering.ts';
import type { Award, AwardFacts } from '../../../../server/planning/awards/contract.ts';
import { readAwardsSheet, type AwardSheetJob } from '../../../../server/planning/pasting/commands/read-awards.ts';
import { knownGrantors } from '../../../../server/planning/pasting/rules/sheet/awards/grantors.ts';
import { awardFile } from './award-file.ts';

const [catalogue] = AWARD_CATALOGUES as [(typeof AWARD_CATALOGUES)[number]];
const participants = [{ id: 'tran-cam-tu', name: 'Trần Cẩm Tú', group: null, posts: ['Thường trực Ban Bí thư'] }];
const read = (file: Buffer | string, more: Partial<AwardSheetJob> = {}) =>
  readAwardsSheet({
    file: Buffer.from(file),
    awards: [],
    participants,
    catalogue,
    grantors: knownGrantors({ awards: [], participants: [], organizer: 'Văn phòng Trung ương Đảng' }),
    columns: undefined,
    ...more,
  });
const DECISION = { number: '05-QĐ/VPTW', date: '2025-11-20' };
const facts = (more: Partial<AwardFacts>): AwardFacts => ({
  kind: 'certificate-of-merit',
  title: 'Bằng khen',
  class: null,
  grantor: null,
  recipientKind: 'collective',
  count: null,
  recipients: [],
  receiving: [],
  perBatch: null,
  campaign: null,
  presenters: [],
  decision: null,
  ...more,
});
const made = async (file: Buffer | string) => gathered((await read(file)).rows.map((row) => row.facts));
const faults = async (text: string) =>
  (await read(text)).rows.map(({ row, faults: found }) => [row, ...found.map(({ field, message }) => `${field} ${message}`)]);

describe('a list annexed to a decision', () => {
  it('is read through its titles and sections, and one award is made of the rows of each', async () => {
    const list = await read(await awardFile());
    expect(list.columns).toEqual([null, 'name', 'posts', null]);
    expect(list.rows.map(({ row }) => row)).toEqual([7, 8, 11, 13, 14, 16]);
    expect(list.sections.map(({ row }) => row)).toEqual([3, 6, 9, 10, 12, 15]);
    expect(list.skipped.map(({ row }) => row)).toEqual([17]);
    const office = 'Văn phòng Trung ương Đảng';
    expect(gathered(list.rows.map((row) => row.facts))).toEqual([
      facts({
        kind: 'emulation-flag',
        title: 'Cờ thi đua',
        grantor: office,
        recipients: ['Văn phòng Tỉnh ủy A', 'Văn phòng Tỉnh ủy B'],
        decision: DECISION,
      }),
      facts({ grantor: `Chánh ${office}`, recipients: ['Phòng Tổng hợp, Văn phòng Tỉnh ủy A'], decision: DECISION }),
      facts({
        grantor: `Chánh ${office}`,
        recipientKind: 'individual',
        recipients: ['Trần A, Chuyên viên, Văn phòng Tỉnh ủy B', 'Lê B, Trưởng phòng'],
        decision: DECISION,
      }),
      facts({
        kind: 'order',
        title: 'Huân chương Lao động',
        class: 'third',
        recipientKind: 'individual',
        recipients: ['Phạm C, Chánh Văn phòng'],
        decision: { number: '12/QĐ-CTN', date: '2025-09-02' },
      }),
    ]);
  });

  it('may have collectives and individuals above the awards', async () => {
    const rows = ['TT;Họ và tên', 'A;TẬP THỂ', 'I;Bằng khen', '1;Trần A', 'II;Giấy khen', '1;Lê B', 'B;CÁ NHÂN', 'I;Bằng khen', '1;Võ C'];
    expect((await made(rows.join('\n'))).map(({ title, recipientKind, recipients }) => [title, recipientKind, recipients])).toEqual([
      ['Bằng khen', 'collective', ['Trần A']],
      ['Giấy khen', 'collective', ['Lê B']],
      ['Bằng khen', 'individual', ['Võ C']],
    ]);
  });
});

describe('a list with columns', () => {
  it('takes a day that stands beside the decision for its day, and no other', async () => {
    for (const [heading, column] of [
      ['Ngày', 'date'],
      ['Ngày ban hành', 'date'],
      ['Ngày sinh', null],
    ] as const) {
      const list = await read(`Họ tên;Hình thức khen thưởng;Số quyết định;${heading}\nTrần A;Bằng khen;7/QĐ;20/11/2025`);
      expect(list.columns).toEqual(['name', 'award', 'number', column]);
    }
  });

  it('is read whatever their order, with numbers that are not known', async () => {
    const rows = [
      'Hình thức khen thưởng;Cấp tặng;Tên tập thể, cá nhân;Số lượng;Quyết định số;Ngày quyết định;Người trao;Số người mỗi đợt',
      'Cờ thi đua của Chính phủ;;Tỉnh ủy A;1;7/QĐ-TTg ngày 1/11/2025;;Trần Cẩm Tú;10',
      'Bằng khen;Thủ tướng Chính phủ;;một số;8/QĐ-TTg;02/11/2025;;',
      'Kỷ niệm chương;;;12;;;;',
    ];
    expect(await made(rows.join('\n'))).toEqual([
      facts({
        kind: 'emulation-flag',
        title: 'Cờ thi đua',
        grantor: 'Chính phủ',
        recipients: ['Tỉnh ủy A'],
        decision: { number: '7/QĐ-TTg', date: '2025-11-01' },
        presenters: ['tran-cam-tu'],
        perBatch: 10,
      }),
      facts({ grantor: 'Thủ tướng Chính phủ', decision: { number: '8/QĐ-TTg', date: '2025-11-02' } }),
      facts({ kind: 'commemorative-medal', title: 'Kỷ niệm chương', count: 12 }),
    ]);
  });

  it('tells faults by row and field', async () => {
    const rows = [
      'Tên tập thể, cá nhân;Hình thức;Hạng;Trao cho;Số lượng;Ngày quyết định;Người trao;Mỗi đợt',
      'A;Cúp vàng;;;;;;',
      'B;Bằng khen;Tư;ai đó;3;31/02/2025;Ai Đó;x',
      ';;;;;1/1/2025;;',
      '#REF!;Bằng khen;;;;;;',
    ];
    expect(await faults(rows.join('\n'))).toEqual([
      [2, 'award no-such-award'],
      [
        3,
        'count one-recipient',
        'class no-such-class',
        'to no-such-recipient-kind',
        'presenters no-such-person',
        'perBatch not-number',
        'date bad-date',
      ],
      [4, 'award required', 'name required'],
      [5, 'name no-value'],
    ]);
  });

  it('finds what is listed, and the same row twice', async () => {
    const award: Award = { ...facts({ recipients: ['Tỉnh ủy A'] }), id: 'one', version: 1, extras: {} };
    const rows = 'Tên tập thể, cá nhân;Hình thức\ntỉnh ủy a;Bằng khen\nTỉnh ủy B;Bằng khen\nTỉnh ủy B;Bằng khen';
    expect((await read(rows, { awards: [award] })).rows.map(({ listed, sameAs }) => [listed, sameAs])).toEqual([
      ['one', null],
      [null, null],
      [null, 3],
    ]);
  });
});

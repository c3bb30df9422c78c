import { describe, expect, it } from 'vitest';
import { errorsOf, formView, readForm, type FieldRow } from '../../../server/planning/collections/presenter.ts';

const rows: readonly FieldRow[] = [
  [{ name: 'title', kind: 'line', label: 'awards.fields.title', required: true }],
  [
    { name: 'count', kind: 'number', label: 'awards.fields.count' },
    { name: 'grantor', kind: 'line', label: 'awards.fields.grantor' },
  ],
  [{ name: 'recipients', kind: 'lines', label: 'awards.fields.recipients' }],
  [{ name: 'listed', kind: 'tick', label: 'participants.fields.listed' }],
  [{ name: 'roles', kind: 'ticks', label: 'participants.fields.roles' }],
];

describe('a form of a list', () => {
  it('reads an empty field as not known, never as empty or zero', () => {
    expect(readForm(rows, { title: '', count: '', grantor: ' ', recipients: '' })).toEqual({
      title: '',
      count: null,
      grantor: null,
      recipients: [],
      listed: false,
      roles: [],
    });
  });

  it('reads one value per line, numbers as numbers, and one ticked box as a list of one', () => {
    const sent = { title: ' Bằng khen ', count: '5', recipients: 'Hà Nội\r\n\r\n Lào Cai ', listed: '1', roles: 'chair' };
    expect(readForm(rows, sent)).toEqual({
      title: 'Bằng khen',
      count: 5,
      grantor: null,
      recipients: ['Hà Nội', 'Lào Cai'],
      listed: true,
      roles: ['chair'],
    });
  });

  it('leaves what is not a number to the schema, which reports it', () => {
    expect(readForm(rows, { count: 'năm' })).toMatchObject({ count: 'năm' });
  });

  it('shows what somebody else stored beside what was typed, only where they differ', () => {
    const values = { title: 'Bằng khen', count: 5, grantor: null, recipients: [], listed: true, roles: [] };
    const current = { ...values, count: null, listed: false };
    const hints = formView('vi', rows, { values, current }).flatMap(({ fields }) => fields.map(({ name, hint }) => [name, hint ?? null]));
    expect(hints).toEqual([
      ['title', null],
      ['count', 'Giá trị hiện tại: chưa rõ'],
      ['grantor', null],
      ['recipients', null],
      ['listed', 'Giá trị hiện tại: Không'],
      ['roles', null],
    ]);
  });

  it('lists each fault with the name of its field, and the refusal itself when no field is at fault', () => {
    const faults = [{ path: 'recipients[3]', message: 'Bị trùng.' }];
    expect(errorsOf(rows, 'vi', { code: 'invalid', message: 'Có chỗ chưa đúng.', faults })).toEqual([
      { field: 'recipients', text: 'Danh sách được khen thưởng: Bị trùng.' },
    ]);
    expect(errorsOf(rows, 'vi', { code: 'stale', message: 'Người khác đã sửa.', faults: [] })).toEqual([{ text: 'Người khác đã sửa.' }]);
  });
});

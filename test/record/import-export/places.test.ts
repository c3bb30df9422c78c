import { describe, expect, it } from 'vitest';
import { placeText, presentRefusal } from '../../../server/record/import-export/presenter.ts';

describe('the place of a fault in a file', () => {
  it('is named by row and field, counted from one, in both languages', () => {
    const places = [
      'participants[9].site',
      'agenda[3].speakers[0]',
      'agenda[3].x-turnMinutes',
      'sites[1].id',
      'documents[0].resultsFrom',
      'title',
    ];
    expect(places.map((path) => placeText('vi', path))).toEqual([
      'Đại biểu thứ 10: Điểm cầu',
      'Nội dung thứ 4: Người phát biểu (1)',
      'Nội dung thứ 4: Mỗi ý kiến',
      'Điểm cầu thứ 2: Mã',
      'Tài liệu thứ 1: Kết quả từ',
      'Tên',
    ]);
    expect(['participants[0]', 'awards[2].decision.date', 'starts'].map((path) => placeText('en', path))).toEqual([
      'Participant 1',
      'Award 3: Decision',
      'Start time',
    ]);
  });

  it('stays a path alone where pages have no word for it, and stands beside it otherwise', () => {
    expect([placeText('vi', 'colour'), placeText('vi', 'agenda[3].room'), placeText('vi', 'constructor')]).toEqual([
      null,
      'Nội dung thứ 4',
      null,
    ]);
    const faults = [
      { path: '', message: 'Không đọc được.' },
      { path: 'agenda[0].title', message: 'Cần điền mục này.' },
    ];
    expect(presentRefusal('vi', { code: 'invalid', message: '', faults }).faults).toEqual([
      { place: 'cả tệp', path: '', message: 'Không đọc được.' },
      { place: 'Nội dung thứ 1: Tên', path: 'agenda[0].title', message: 'Cần điền mục này.' },
    ]);
  });
});

import type { ConferenceFacts } from '../../../server/planning/conferences/contract.ts';

/** Facts of a conference for tests: in Hà Nội on 26/11/2025. */
export const facts = (changes: Partial<ConferenceFacts> = {}): ConferenceFacts => ({
  title: 'Hội nghị toàn quốc công tác văn phòng năm 2025',
  organizer: 'Văn phòng Trung ương Đảng',
  mode: 'hybrid',
  date: '2025-11-26',
  starts: '08:00',
  timeZone: 'Asia/Ho_Chi_Minh',
  venue: 'Hà Nội',
  placeOfIssue: null,
  series: null,
  turnMinutes: null,
  ...changes,
});

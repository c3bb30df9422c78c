import type { Block, OfficialPaper } from '../../../server/record/printouts/contract.ts';
import type { Plan } from '../../../server/planning/plan/contract.ts';
import { newParticipantFacts } from '../../../server/planning/participants/rules.ts';

const row = { version: 1, extras: {} };

/** A paper with one sentence, to be changed by a test. */
export const paper = (change: Partial<OfficialPaper> = {}, blocks: readonly Block[] = []): OfficialPaper => ({
  issuer: 'party',
  body: 'VĂN PHÒNG TRUNG ƯƠNG ĐẢNG',
  superior: null,
  number: { number: 5, kind: 'BB', office: 'VPTW' },
  place: 'Hà Nội',
  date: '2025-11-26',
  kind: 'BIÊN BẢN',
  about: 'Hội nghị toàn quốc',
  mark: null,
  recipients: null,
  title: 'Biên bản hội nghị',
  blocks: blocks.length > 0 ? blocks : [{ kind: 'paragraph', runs: [{ text: 'Hội nghị khai mạc.' }] }],
  ...change,
});

const person = (id: string, name: string | null, posts: string[]): Plan['participants'][number] => ({
  id,
  ...newParticipantFacts({ name, posts, siteId: 'main' }),
  ...row,
});

const item = (id: string, minutes: number | null): Plan['items'][number] => ({
  id,
  sittingId: 'morning',
  kind: 'report',
  title: `Nội dung ${id}`,
  speakers: ['tuc'],
  count: null,
  minutes,
  turnMinutes: null,
  topics: [],
  topicsOpen: false,
  documents: [],
  resultsFrom: null,
  tasksTo: null,
  classification: null,
  ...row,
});

/** A small conference: one sitting of three items, two people and a group of unknown size, one award. */
export const plan = (): Plan => ({
  conference: {
    id: 'c1',
    title: 'Hội nghị toàn quốc công tác Văn phòng',
    organizer: 'Văn phòng Trung ương Đảng',
    mode: 'hybrid',
    date: '2025-11-26',
    starts: '08:00',
    timeZone: 'Asia/Ho_Chi_Minh',
    venue: 'Hà Nội',
    placeOfIssue: null,
    series: null,
    turnMinutes: null,
    viewersSignIn: true,
    address: 'comrade',
    form: 'party',
    hostFirst: true,
    quorum: 'none',
    rehearsalOf: null,
    ...row,
  },
  sittings: [{ id: 'morning', title: null, date: '2025-11-26', starts: '08:00', ...row }],
  items: [item('a', 10), item('b', null), item('c', 5)],
  papers: [],
  sites: [
    {
      id: 'main',
      kind: 'main',
      name: 'Điểm cầu chính',
      aliases: [],
      group: false,
      count: null,
      province: null,
      expand: null,
      groupId: null,
      ...row,
    },
  ],
  participants: [
    person('tuc', 'Phạm Gia Túc', ['Ủy viên Trung ương Đảng', 'Chánh Văn phòng Trung ương Đảng']),
    person('post', null, ['Chánh Văn phòng Tỉnh ủy Quảng Ninh']),
    { ...person('some', null, []), group: 'Đại diện một số cơ quan' },
  ],
  documents: [],
  awards: [
    {
      id: 'flag',
      kind: 'emulation-flag',
      title: 'Cờ thi đua',
      class: null,
      grantor: 'Văn phòng Trung ương Đảng',
      recipientKind: 'collective',
      count: null,
      recipients: [],
      receiving: [],
      perBatch: null,
      campaign: null,
      presenters: ['tuc'],
      decision: null,
      ...row,
    },
  ],
  recommendations: [],
  campaigns: [],
});

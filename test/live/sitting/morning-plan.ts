import type { Plan } from '../../../server/planning/plan/contract.ts';
import { morningPlan } from './sitting-day.ts';

const conferenceFacts = {
  title: 'Hội nghị toàn quốc công tác Văn phòng tỉnh ủy, thành ủy năm 2025',
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
  hostFirst: true,
  quorum: 'none',
  address: 'comrade',
  form: 'party',
  rehearsalOf: null,
  version: 1,
  extras: {},
} as const;

const titles: Record<string, string> = {
  opening: 'Phát biểu khai mạc',
  papers: 'Tham luận của các đại biểu',
  secret: 'Công tác bảo vệ',
  closing: 'Phát biểu kết luận hội nghị',
  later: 'Trao đổi',
};
const kinds: Record<string, Plan['items'][number]['kind']> = { opening: 'opening', papers: 'papers', secret: 'report', closing: 'closing' };
const sites: Plan['sites'] = [
  { id: 'main', name: 'Điểm cầu Văn phòng Trung ương Đảng', kind: 'main', province: null },
  { id: 'site-15', name: 'Tỉnh ủy Lào Cai', kind: 'province', province: '15' },
  { id: 'site-22', name: 'Tỉnh ủy Quảng Ninh', kind: 'province', province: '22' },
  { id: 'site-96', name: 'Tỉnh ủy Cà Mau', kind: 'province', province: '96' },
].map((site) => ({
  ...site,
  kind: site.kind as 'main',
  aliases: [],
  group: false,
  count: null,
  expand: null,
  groupId: null,
  version: 1,
  extras: {},
}));

/** The plan of `morningPlan` as a complete conference. */
export const wholePlan = (id: string): Plan => ({
  conference: { ...conferenceFacts, id },
  sittings: morningPlan.sittings.map((sitting) => ({ ...sitting, title: null, date: null, starts: null, version: 1, extras: {} })),
  items: morningPlan.items.map((item) => ({
    ...item,
    speakers: [...item.speakers],
    kind: kinds[item.id] ?? 'other',
    title: titles[item.id] ?? item.id,
    count: null,
    topics: [],
    topicsOpen: false,
    documents: [],
    resultsFrom: null,
    tasksTo: null,
    version: 1,
    extras: {},
  })),
  papers: morningPlan.papers.map((paper) => ({
    ...paper,
    post: paper.siteId === null ? null : 'Đại diện lãnh đạo Văn phòng Tỉnh ủy',
    topic: paper.id === 'lao-cai' ? 'Hạ tầng số, chuyển đổi số từ tỉnh đến xã' : null,
    version: 1,
  })),
  sites,
  participants: [
    { id: 'pham-gia-tuc', name: 'Phạm Gia Túc', posts: ['Ủy viên Trung ương Đảng', 'Chánh Văn phòng Trung ương Đảng'], siteId: 'main' },
    { id: 'nguyen-van-a', name: 'Nguyễn Văn An', posts: ['Chánh Văn phòng Tỉnh ủy Cà Mau'], siteId: 'site-96' },
    { id: 'provincial-delegates', name: null, posts: [], siteId: null },
  ].map((one) => ({
    ...one,
    group: one.name === null ? 'Lãnh đạo các Văn phòng tỉnh ủy, thành ủy' : null,
    host: false,
    listed: true,
    count: null,
    order: null,
    standsFor: null,
    head: false,
    roles: [],
    version: 1,
    extras: {},
  })),
  documents: [],
  awards: [],
  recommendations: [],
  campaigns: [],
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DoorList, PresenceNote } from '../../../server/live/check-in/contract.ts';
import { doorOf, doorView, isDoorOf, type DoorState } from '../../../server/live/check-in/presenter/door.ts';
import { badgeText, readBadge } from '../../../server/live/check-in/rules/badge-text.ts';
import { presentAtDoor, presentSince, readScan, type Door, type Waiting } from '../../../server/live/check-in/rules/door.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { checkInDay } from './check-in-day.ts';

const [OLD, NEW, OTHER] = ['A', 'B', 'C'].map((letter) => letter.repeat(16)) as [string, string, string];
const LIST: DoorList = {
  people: [
    { id: 'an', name: 'Đặng Văn An', posts: ['Chánh Văn phòng'], siteId: 'main', badges: [OLD, NEW] },
    { id: 'post', name: null, posts: ['Phó Chánh Văn phòng'], siteId: 'main', badges: [OTHER] },
  ],
  tag: 'HOINGH',
  sittingId: 'morning',
  sittings: [{ id: 'morning', title: null }],
  doors: [],
  unclear: [],
  sites: [
    { id: 'main', name: 'Điểm cầu chính' },
    { id: 'hue', name: 'Thành ủy Huế' },
  ],
  hallId: 'main',
  now: 0,
};
const note = (given: Partial<PresenceNote> = {}): PresenceNote => ({
  participantId: 'an',
  presence: 'inPerson',
  at: 5,
  siteId: 'main',
  arrival: { at: 5, siteId: 'main', door: 'A' },
  late: null,
  seq: 3,
  ...given,
});
const waiting = (given: Partial<Waiting> = {}): Waiting => ({
  id: 'w',
  conferenceId: 'c',
  arrival: { sittingId: 'morning', participantId: 'post', online: false, siteId: 'hue', door: null, seenAt: 7 },
  tried: false,
  undone: false,
  ...given,
});

describe('a code that was read', () => {
  const kind = (text: string) => {
    const scan = readScan(text, LIST);
    return 'person' in scan ? `${scan.kind} ${scan.person.id}` : scan.kind;
  };
  it('is the valid or a replaced badge of somebody, of another conference, unknown, or no badge', () => {
    const texts = [
      badgeText('HOINGH', NEW),
      badgeText('HOINGH', OLD),
      badgeText('KHACAA', NEW),
      badgeText('HOINGH', 'D'.repeat(16)),
      'https://vi.wikipedia.org',
      '',
    ];
    expect(texts.map(kind)).toEqual(['person an', 'replaced an', 'elsewhere', 'unknown', 'no-badge', 'no-badge']);
  });
  it('is read in small letters and with spaces around it as well, as some hand scanners type it', () => {
    expect(readBadge(` ${badgeText('HOINGH', NEW).toLowerCase()}\n`)).toEqual({ conference: 'HOINGH', code: NEW });
  });
});

describe('whether somebody is present', () => {
  it('is known from the server and from what waits on this device, and not from what was taken back', () => {
    const notes = new Map([['an', note()]]);
    expect(presentSince('an', 'morning', notes, [])).toEqual({ at: 5, siteId: 'main', door: 'A' });
    expect(presentSince('post', 'morning', notes, [waiting()])).toEqual({ at: 7, siteId: 'hue', door: null });
    expect(presentSince('post', 'afternoon', notes, [waiting()])).toBeNull();
    expect(presentSince('post', 'morning', notes, [waiting({ undone: true })])).toBeNull();
    expect([presentAtDoor(LIST, notes, [waiting()]), presentAtDoor(LIST, notes, [])]).toEqual([2, 1]);
  });
  it('is open again after they left', () => {
    expect(presentSince('an', 'morning', new Map([['an', note({ presence: 'left' })]]), [])).toBeNull();
  });
});

describe('the page of a door', () => {
  const STATE: DoorState = {
    list: LIST,
    notes: new Map([['an', note()]]),
    queue: [],
    own: [],
    refused: [],
    door: { siteId: 'main', door: 'A' },
    isChoosing: false,
    chosenSitting: null,
    result: null,
    query: '',
    line: 'up',
    isKept: true,
    camera: 'off',
    isSounding: true,
  };
  const view = (change: Partial<DoorState>) => doorView({ ...STATE, ...change }, { lang: 'vi', zone: 'Asia/Ho_Chi_Minh' });

  it('offers the doors of the hall and one for each other place, until one is chosen', () => {
    const { halls, sites, isChoosing } = view({ door: null });
    expect([isChoosing, [...halls, ...sites].map(({ label }) => label)]).toEqual([
      true,
      ['Hội trường', 'Hội trường, cửa A', 'Hội trường, cửa B', 'Hội trường, cửa C', 'Hội trường, cửa D', 'Thành ủy Huế'],
    ]);
    expect(halls.map(({ value }) => doorOf(value)).slice(0, 2)).toEqual([
      { siteId: 'main', door: null },
      { siteId: 'main', door: 'A' },
    ]);
  });

  it('is chosen again once its place is gone, and is a door of the hall where no place is named', () => {
    const placeless = { ...LIST, sites: [], hallId: null };
    const [hall, hue, none] = ['main/A', 'hue/', '/A'].map(doorOf) as [Door, Door, Door];
    expect([hall, hue, none].map((door) => [isDoorOf(door, LIST), isDoorOf(door, placeless)])).toEqual([
      [true, false],
      [true, false],
      [false, true],
    ]);
    expect(view({ list: placeless, door: null }).halls.map(({ value, label }) => [value, label])).toEqual([
      ['/', 'Hội trường'],
      ['/A', 'Hội trường, cửa A'],
      ['/B', 'Hội trường, cửa B'],
      ['/C', 'Hội trường, cửa C'],
      ['/D', 'Hội trường, cửa D'],
    ]);
  });

  it('names nobody by their number whose arrival was refused after they were taken off the list', () => {
    const refused = ['an', 'gone'].map((participantId) => ({
      id: `w-${participantId}`,
      conferenceId: 'c',
      participantId,
      message: 'Không có.',
    }));
    expect(view({ refused }).refused.map(({ name }) => name)).toEqual(['Đặng Văn An', 'Người không còn trong danh sách']);
  });

  it('calls the doors of the hall as its plan names them, and says which leads to a seat', () => {
    const doors = [
      { letter: 'A', name: 'Cửa chính', blocks: [] },
      { letter: 'B', name: null, blocks: [1] },
    ];
    const list = {
      ...LIST,
      doors,
      people: LIST.people.map((one) => ({ ...one, seats: [{ block: '2', row: 'C', number: 12 }], through: ['B'] })),
    };
    expect(view({ list, door: null }).halls.map(({ label }) => label)).toEqual([
      'Hội trường',
      'Hội trường, cửa A (Cửa chính)',
      'Hội trường, cửa B',
    ]);
    const result = { kind: 'already', participantId: 'an', at: 0, siteId: 'main', door: 'A' } as const;
    expect(view({ list, result }).result?.seat).toBe('Khối 2, hàng C, ghế 12; vào cửa B');
  });

  it('says where whoever came sits', () => {
    const seated = { ...LIST, people: LIST.people.map((one) => ({ ...one, seats: [{ block: 'B', row: '1', number: 7 }] })) };
    const result = { kind: 'already', participantId: 'an', at: 0, siteId: 'main', door: 'A' } as const;
    expect(view({ list: seated, result }).result?.seat).toBe('Khối B, hàng 1, ghế 7');
    expect(view({ result }).result?.seat).toBe(null);
  });

  it('says which sitting it notes where there are several, and asks while that is not clear', () => {
    const sittings = ['morning', 'afternoon'].map((id) => ({ id, title: null }));
    const list = { ...LIST, sittings };
    const asked = (given: Partial<DoorState>) => {
      const { noting, unclear } = view(given);
      return [noting, unclear.map(({ value }) => value)];
    };
    expect(asked({})).toEqual([null, []]);
    expect(asked({ list })).toEqual(['Ghi cho Phiên 1', []]);
    const unclear = { ...list, unclear: ['morning', 'afternoon'] };
    expect(asked({ list: unclear })).toEqual(['Ghi cho Phiên 1', ['morning', 'afternoon']]);
    expect(asked({ list: { ...unclear, sittingId: 'afternoon' }, chosenSitting: 'afternoon' })).toEqual(['Ghi cho Phiên 2', []]);
  });

  it('finds people without accents, and says who is there', () => {
    expect(view({ query: 'dang an' }).found).toEqual([
      { id: 'an', name: 'Đặng Văn An', posts: 'Chánh Văn phòng', seat: null, since: 'Đã có mặt lúc 08:00', declined: null },
    ]);
    expect(view({ query: 'pho chanh' }).found.map(({ name, since }) => [name, since])).toEqual([
      ['Phó Chánh Văn phòng', null],
      ['Đặng Văn An', 'Đã có mặt lúc 08:00'],
    ]);
    expect(view({ query: 'khong co ai' }).isNobody).toBe(true);
  });

  it('says in words what came of a code or a press, and how much waits', () => {
    const at = { at: 0, siteId: 'main', door: 'B' };
    const shown = [
      view({ result: { kind: 'already', participantId: 'an', ...at } }).result,
      view({ result: { kind: 'replaced', participantId: 'an' } }).result,
      view({ result: { kind: 'unknown' } }).result,
    ];
    expect(shown.map((result) => [result?.title, result?.name, result?.where])).toEqual([
      ['Đã có mặt từ trước', 'Đặng Văn An', 'Lúc 08:00, Hội trường, cửa B'],
      ['Thẻ cũ, đã được thay', 'Đặng Văn An', 'Đại biểu đã được cấp thẻ mới. Kiểm tra giấy tờ rồi ghi nhận theo tên.'],
      ['Không có trong danh sách', '', ''],
    ]);
    expect([view({ queue: [waiting()] }).waiting, view({}).waiting]).toEqual(['1 lượt chờ gửi', null]);
  });
});

describe('the door over HTTP', () => {
  let app: TestApp;
  let conferenceId: string;
  let secretary: Login;
  beforeAll(async () => {
    app = await startApp();
    ({ conferenceId, secretary } = await checkInDay(app));
  });
  afterAll(() => app.end());
  const get = (path: string, login?: Login) =>
    fetch(`${app.url}/conferences/${conferenceId}/${path}`, {
      redirect: 'manual',
      headers: login ? { cookie: `dc_session=${login.token}` } : {},
    });

  it('is for the staff and for sites, and sends everybody else to sign in', async () => {
    const technician = await app.bound(conferenceId, 'technician', { siteId: 'site-22' });
    const viewer = await app.member(conferenceId, 'viewer');
    const statuses = await Promise.all(
      [secretary, technician, viewer, undefined].map(async (login) => (await get('check-in/door', login)).status),
    );
    expect(statuses).toEqual([200, 200, 403, 303]);
  });

  it('may run WebAssembly, which no other page may', async () => {
    const policyOf = async (path: string) => (await get(path, secretary)).headers.get('content-security-policy') ?? '';
    expect([await policyOf('check-in/door'), await policyOf('agenda')].map((policy) => policy.includes('wasm-unsafe-eval'))).toEqual([
      true,
      false,
    ]);
  });

  it('has a worker of its own that is not kept by browsers', async () => {
    const answer = await get('check-in/worker.js');
    expect([answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      'text/javascript; charset=utf-8',
      'no-store',
    ]);
    const [, script = ''] = /importScripts\("([^"]+)"\)/.exec(await answer.text()) ?? [];
    const text = await (await fetch(`${app.url}${script}`)).text();
    expect([text.includes('addEventListener'), /^\s*(?:import|export)\b/m.test(text)]).toEqual([true, false]);
  });
});

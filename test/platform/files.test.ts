import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../server/contract.ts';
import { calendarContract } from '../../server/planning/calendar/contract.ts';
import { documentsContract as documents } from '../../server/planning/documents/contract.ts';
import { publishingContract } from '../../server/planning/publishing/contract.ts';
import { fileTypesOf } from '../../server/platform/contract.ts';
import { dispositionOf } from '../../server/platform/http/send-file.ts';
import { minutesContract } from '../../server/record/minutes/contract.ts';
import { printingContract } from '../../server/record/printouts/contract.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { callSocket, connect } from '../helpers/doors.ts';
import { base64, conferenceWithSites, givenOut, PDF } from '../planning/documents/papers.ts';

const NAME = 'Báo cáo “Đợt 1”, bản "sạch".pdf';

let app: TestApp;
let room: Awaited<ReturnType<typeof conferenceWithSites>>;
let document: string;
let path: string;
beforeAll(async () => {
  app = await startApp();
  room = await conferenceWithSites(app);
  document = await givenOut(room.organizer, room.conferenceId, [{ target: 'site', id: room.quangNinh }]);
  const content = base64(Buffer.concat([PDF, Buffer.from('more')]));
  await room.organizer.run(documents.addFile, { conferenceId: room.conferenceId, id: document, name: NAME, content });
  path = `/conferences/${room.conferenceId}/documents/${document}/files/2`;
});
afterAll(() => app.end());

type Headers = Readonly<Record<string, string>>;
const ask = (at: string, login: Login | null, headers: Headers = {}, method = 'GET') =>
  fetch(`${app.url}/api/v1${at}`, { method, headers: { ...(login && { authorization: `Bearer ${login.token}` }), ...headers } });
const BYTES = Buffer.concat([PDF, Buffer.from('more')]);
const bytesIn = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());
const openings = () =>
  app.db.documentOpening.count({ where: { conferenceId: room.conferenceId, documentId: document, actorKind: 'site' } });

describe('a file over HTTP', () => {
  it('is its bytes, with its media type, its name in any letters and its ETag', async () => {
    const answer = await ask(path, room.organizer);
    const { headers } = answer;
    expect([answer.status, headers.get('content-type'), headers.get('content-length'), headers.get('accept-ranges')]).toEqual([
      200,
      'application/pdf',
      String(BYTES.length),
      'bytes',
    ]);
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="Bao cao Dot 1, ban sach.pdf"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20%E2%80%9C%C4%90%E1%BB%A3t%201%E2%80%9D%2C%20b%E1%BA%A3n%20s%E1%BA%A1ch.pdf`,
    );
    expect(headers.get('etag')).toMatch(/^"[\w-]{24}"$/);
    expect([headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual(['private, no-store', 'nosniff']);
    expect((await bytesIn(answer)).equals(BYTES)).toBe(true);
  });

  it('is answered in ranges: from a byte, up to a byte, and the last bytes', async () => {
    const parts: [string, number, number][] = [
      ['bytes=0-3', 0, 3],
      ['bytes=10-', 10, BYTES.length - 1],
      ['bytes=-4', BYTES.length - 4, BYTES.length - 1],
      ['bytes=5-100000', 5, BYTES.length - 1],
    ];
    for (const [range, start, end] of parts) {
      const answer = await ask(path, room.organizer, { range });
      expect([range, answer.status, answer.headers.get('content-range')]).toEqual([range, 206, `bytes ${start}-${end}/${BYTES.length}`]);
      expect((await bytesIn(answer)).equals(BYTES.subarray(start, end + 1))).toBe(true);
    }
  });

  it('has no range beyond its end', async () => {
    const answer = await ask(path, room.organizer, { range: `bytes=${BYTES.length}-` });
    expect([answer.status, answer.headers.get('content-range'), answer.headers.get('content-disposition')]).toEqual([
      416,
      `bytes */${BYTES.length}`,
      null,
    ]);
    expect((await bytesIn(answer)).length).toBe(0);
  });

  it('is answered whole for several ranges, another unit, nonsense, or a range of another version', async () => {
    const asked: Headers[] = [
      { range: 'bytes=0-1,5-6' },
      { range: 'pages=1-2' },
      { range: 'bytes=b-a' },
      { range: 'bytes=0-3', 'if-range': '"another"' },
    ];
    for (const headers of asked) {
      const answer = await ask(path, room.organizer, headers);
      expect([headers, answer.status, (await bytesIn(answer)).length]).toEqual([headers, 200, BYTES.length]);
    }
  });

  it('is answered in a range if the version is still the client’s', async () => {
    const tag = (await ask(path, room.organizer)).headers.get('etag') ?? '';
    expect((await ask(path, room.organizer, { range: 'bytes=0-3', 'if-range': tag })).status).toBe(206);
  });

  it('is not sent again to a client that has this version', async () => {
    const tag = (await ask(path, room.organizer)).headers.get('etag') ?? '';
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const answer = await ask(path, room.organizer, { 'if-none-match': known });
      expect([known, answer.status, (await bytesIn(answer)).length]).toEqual([known, 304, 0]);
    }
    expect((await ask(path, room.organizer, { 'if-none-match': '"other"' })).status).toBe(200);
    const first = await ask(path.replace(/2$/, '1'), room.organizer);
    expect(first.headers.get('etag')).not.toBe(tag);
  });

  it('is described by its headers alone, which does not count as opening it', async () => {
    const site = room.sites.quangNinh;
    const before = await openings();
    const answer = await ask(path, site, {}, 'HEAD');
    expect([answer.status, answer.headers.get('content-length'), (await bytesIn(answer)).length]).toEqual([200, String(BYTES.length), 0]);
    expect(await openings()).toBe(before);
    await ask(path, site);
    expect(await openings()).toBe(before + 1);
  });

  it('does not exist for whoever may not read it, and not for strangers', async () => {
    const refusal = async (login: Login | null, at = path) => {
      const answer = await ask(at, login);
      const { error } = (await answer.json()) as { error: { code: string } };
      return [answer.status, error.code, answer.headers.get('content-disposition')];
    };
    expect(await refusal(room.sites.caMau)).toEqual([404, 'not-found', null]);
    expect(await refusal(await app.user())).toEqual([404, 'not-found', null]);
    expect(await refusal(null)).toEqual([401, 'unauthenticated', null]);
    expect(await refusal(room.organizer, path.replace(/2$/, '9'))).toEqual([404, 'not-found', null]);
    expect(await refusal(room.organizer, path.replace(/2$/, 'x'))).toEqual([400, 'invalid', null]);
  });

  it('is the answer for printouts, minutes and calendars', async () => {
    const { conferenceId, organizer } = room;
    await organizer.run(publishingContract.publish, { conferenceId });
    const at = `/conferences/${conferenceId}`;
    const heads: Record<string, unknown> = {};
    for (const one of ['papers/programme?format=docx', 'papers/attendees?format=pdf', 'minutes-paper?format=pdf', 'calendar.ics']) {
      const answer = await ask(`${at}/${one}`, organizer);
      heads[one] = [answer.status, answer.headers.get('content-type'), (await bytesIn(answer)).subarray(0, 4).toString()];
    }
    expect(heads).toEqual({
      'papers/programme?format=docx': [200, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK\u0003\u0004'],
      'papers/attendees?format=pdf': [200, 'application/pdf', '%PDF'],
      'minutes-paper?format=pdf': [200, 'application/pdf', '%PDF'],
      'calendar.ics': [200, 'text/calendar; charset=utf-8', 'BEGI'],
    });
  });
});

describe('a name in a header', () => {
  it('breaks no header, whatever it holds', () => {
    const names: [string, string][] = [
      ['a.pdf', 'attachment; filename=a.pdf'],
      ['a "b".pdf', 'attachment; filename="a \\"b\\".pdf"'],
      ['a\r\nSet-Cookie: x=1.pdf', 'attachment; filename="a Set-Cookie: x=1.pdf"'],
      ['../../etc/passwd', 'attachment; filename=".. .. etc passwd"'],
      ['Đề án.ics', `attachment; filename="De an.ics"; filename*=UTF-8''%C4%90%E1%BB%81%20%C3%A1n.ics`],
      ['\u202etxt.exe', 'attachment; filename=txt.exe'],
      ['\n', 'attachment; filename=file'],
    ];
    expect(names.map(([name]) => dispositionOf(name, 'attachment'))).toEqual(names.map(([, header]) => header));
  });
});

describe('a file over the socket', () => {
  let socket: Socket;
  beforeAll(async () => void (socket = await connect(app.url, room.organizer.token)));
  afterAll(() => socket?.close());

  it('is the path from which to fetch it', async () => {
    const { conferenceId } = room;
    const paper = await callSocket(socket, printingContract.paper.name, { conferenceId, paper: 'programme', format: 'pdf' });
    expect(paper).toEqual({ ok: true, output: { href: `/api/v1/conferences/${conferenceId}/papers/programme?format=pdf&lang=vi` } });
    const file = await callSocket(socket, documents.openFile.name, { conferenceId, id: document, number: 2 });
    expect(file).toEqual({ ok: true, output: { href: `/api/v1${path}` } });
    expect((await ask(path, room.organizer)).status).toBe(200);
  });

  it('is refused by the checks of the operation itself', async () => {
    const { conferenceId } = room;
    const outcome = async (name: string, input: unknown, from = socket) => {
      const answer = await callSocket(from, name, input);
      return answer.ok ? 'ok' : answer.error.code;
    };
    expect(await outcome(minutesContract.paper.name, { conferenceId, format: 'exe' })).toBe('invalid');
    const stranger = await connect(app.url, null);
    expect(await outcome(calendarContract.file.name, { conferenceId }, stranger)).toBe('unauthenticated');
    stranger.close();
  });
});

it('every operation that answers a file is a GET, and keeps no answer by id', () => {
  const files = operations.filter((operation) => fileTypesOf(operation));
  expect(files.map(({ name }) => name).toSorted()).toEqual([
    'archives.file',
    'awardRegister.sheet',
    'calendar.file',
    'calendar.follow',
    'certificates.write',
    'comments.openDraft',
    'comments.paper',
    'documents.openFile',
    'excerpts.paper',
    'followUp.paper',
    'followUp.sheet',
    'invitations.calendar',
    'invitations.openDocument',
    'minutes.paper',
    'newsBrief.paper',
    'officialPapers.open',
    'officialPapers.preview',
    'participants.sheet',
    'photos.paper',
    'photos.picture',
    'photos.thumbnail',
    'printing.cards',
    'printing.letters',
    'printing.paper',
    'printing.seatPlan',
    'recordings.file',
    'registers.file',
    'registers.paper',
    'registers.sheet',
    'reports.sheet',
    'secretVotes.paper',
    'securityLog.export',
    'statistics.paper',
    'statistics.sheet',
    'taskCalendar.follow',
  ]);
  expect(files.filter(({ route, kind, remember }) => !route.startsWith('GET ') || (kind === 'command' && remember !== false))).toEqual([]);
});

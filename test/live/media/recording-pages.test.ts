import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordingsContract } from '../../../server/live/media/contract/index.ts';
import { ffmpeg } from '../../helpers/parts.ts';
import type { Login } from '../../helpers/app.ts';
import { recordedDay, type RecordingDay } from './recorded-day.ts';

describe.skipIf(!ffmpeg())('the page of the recordings', () => {
  let day: RecordingDay;
  let home: string;
  let secretary: Login;
  beforeAll(async () => {
    day = await recordedDay(1200);
    home = `/conferences/${day.conferenceId}/recordings`;
    secretary = await day.app.member(day.conferenceId, 'secretary');
  });
  afterAll(() => day?.end());

  const get = (login: Login, path: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${day.app.url}${path}`, { headers: { cookie: `dc_session=${login.token}; dc_lang=vi`, ...headers }, redirect: 'manual' });
  const textOf = async (login: Login, path: string): Promise<string> =>
    (await (await get(login, path)).text()).replace(/<[^>]*>/g, ' ').replace(/[\s\u00a0]+/g, ' ');
  const fileIds = async () => (await secretary.run(recordingsContract.list, { conferenceId: day.conferenceId })).files.map(({ id }) => id);

  it('lists the sitting and its speeches with who spoke', async () => {
    const text = await textOf(secretary, home);
    const words = ['Phiên 1', 'Toàn phiên', 'Tỉnh ủy Quảng Ninh', 'Tỉnh ủy Lào Cai', 'Tỉnh ủy Cà Mau', 'Độ dài 00:01', 'Tải về'];
    expect(words.filter((one) => !text.includes(one))).toEqual([]);
  });

  it('plays a requested one, and says so if there is none', async () => {
    const [, speech = ''] = await fileIds();
    const html = await (await get(secretary, `${home}?play=${speech}`)).text();
    expect(html.includes(`<video src="${home}/files/${speech}" controls autoplay`)).toEqual(true);
    expect(await textOf(secretary, `${home}?play=turn-unknown`)).toContain('Lượt phát biểu này không có bản ghi.');
  });

  it('is linked from each speech in the minutes', async () => {
    const html = await (await get(secretary, `/conferences/${day.conferenceId}/minutes`)).text();
    const links = [...html.matchAll(/class="listen" href="([^"]+)"/g)].map(([, href]) => href?.replaceAll('&#x3D;', '='));
    const speeches = (await fileIds()).slice(1);
    expect(links).toEqual(speeches.map((id) => `${home}?play=${id}#player`));
  });

  it('serves a file in the ranges that a player requests', async () => {
    const [sitting = ''] = await fileIds();
    const path = `${home}/files/${sitting}`;
    const whole = Buffer.from(await (await get(secretary, path)).arrayBuffer());
    const part = await get(secretary, path, { range: 'bytes=100-299' });
    expect([part.status, part.headers.get('content-range'), part.headers.get('content-type'), part.headers.get('cache-control')]).toEqual([
      206,
      `bytes 100-299/${whole.length}`,
      'video/webm',
      'private, no-cache',
    ]);
    expect(Buffer.from(await part.arrayBuffer()).equals(whole.subarray(100, 300))).toEqual(true);
    const tag = part.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[0-9a-z]+-[0-9a-z]+"$/);
    expect((await get(secretary, path, { 'if-none-match': tag })).status).toEqual(304);
    const ranges = await Promise.all([tag, '"another"'].map((known) => get(secretary, path, { range: 'bytes=0-9', 'if-range': known })));
    expect(ranges.map(({ status }) => status)).toEqual([206, 200]);
    const { app, conferenceId } = day;
    const [file] = (await app.recordings.library.files(conferenceId, 'morning')) ?? [];
    expect(file && whole.equals(await readFile(app.recordings.library.pathOf(conferenceId, file)))).toEqual(true);
  });

  it('offers it for download under a name with its time', async () => {
    const [sitting = ''] = await fileIds();
    const { headers } = await get(secretary, `${home}/files/${sitting}?download`);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename=phien-\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d\.webm$/);
  });

  it('does not exist for those who only watch', async () => {
    const [sitting = ''] = await fileIds();
    const viewer = await day.app.member(day.conferenceId, 'viewer');
    const site = await day.app.bound(day.conferenceId, 'technician', { siteId: 'site-22' });
    for (const login of [viewer, site])
      expect([(await get(login, home)).status, (await get(login, `${home}/files/${sitting}`)).status]).toEqual([403, 403]);
    expect((await get(await day.app.user(), `${home}/files/${sitting}`)).status).toEqual(404);
    expect((await get(secretary, `${home}/files/..%2F..%2Ffiles.json`)).status).toEqual(404);
  });

  it('permanently erases what the desk tells it to, and logs that', async () => {
    const send = async (login: Login, action: string) => {
      const token = /name="_csrf" value="([^"]+)"/.exec(await (await get(login, home)).text())?.[1] ?? '';
      const body = new URLSearchParams({ _csrf: token });
      return fetch(`${day.app.url}${home}/sittings/morning/${action}`, {
        method: 'POST',
        body,
        redirect: 'manual',
        headers: { cookie: `dc_session=${login.token}; dc_lang=vi` },
      });
    };
    expect((await send(secretary, 'erase')).status).toEqual(409);
    expect((await fileIds()).length).toEqual(4);
    expect((await send(day.chair, 'erase')).status).toEqual(303);
    expect(await fileIds()).toEqual([]);
    expect(await textOf(secretary, home)).toContain('Chưa có bản ghi hình');
    const log = await day.app.db.changeLog.findMany({ where: { conferenceId: day.conferenceId, operation: 'recordings.erase' } });
    expect(log.map(({ actorId, subjectId }) => [actorId, subjectId])).toEqual([[day.chair.actor.id, 'morning']]);
  });
});

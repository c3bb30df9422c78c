import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordingsContract } from '../../../server/live/media/contract/index.ts';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import type { Login } from '../../helpers/app.ts';
import { callHttp } from '../../helpers/doors.ts';
import { ffmpeg } from '../../helpers/parts.ts';
import { openDay, record, stop, type RecordingDay } from './recorded-day.ts';
import { untilRecorded } from './recorded.ts';

/** Length of the speech, in milliseconds. */
const SPEECH = 1000;

describe.skipIf(!ffmpeg())('what was recorded of a classified item whose sound and picture the chair allowed', () => {
  let day: RecordingDay;
  let home: string;
  let cleared: Login;
  let uncleared: Login;
  let secret: readonly string[];
  beforeAll(async () => {
    day = await openDay();
    const { conferenceId, app } = day;
    home = `/conferences/${conferenceId}/recordings`;
    uncleared = await app.member(conferenceId, 'secretary');
    cleared = await app.user({ clearance: 1 });
    for (const role of ['secretary', 'chair']) await app.db.membership.create({ data: { conferenceId, userId: cleared.actor.id, role } });
    await cleared.run(contract.startItem, { conferenceId, itemId: 'secret' });
    await cleared.run(contract.allowTransmission, { conferenceId, itemId: 'secret' });
    const recordingId = await record(day);
    const { turnId } = await cleared.run(contract.grant, { conferenceId, participantId: 'nguyen-van-a', handOver: false });
    await untilRecorded(app.recordings, conferenceId, recordingId, Date.now() + SPEECH);
    await cleared.run(contract.end, { conferenceId, turnId });
    await stop(day);
    secret = await idsFor(cleared);
  });
  afterAll(() => day?.end());

  const idsFor = async (login: Login) =>
    (await login.run(recordingsContract.list, { conferenceId: day.conferenceId })).files.map(({ id }) => id);
  const get = (login: Login, path: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${day.app.url}${path}`, { headers: { cookie: `dc_session=${login.token}; dc_lang=vi`, ...headers }, redirect: 'manual' });
  /** Outcome of every way to a file. */
  const ways = async (login: Login, id: string) => {
    const path = `${home}/files/${id}`;
    const all = [
      get(login, path),
      get(login, path, { range: 'bytes=0-99' }),
      get(login, path, { range: 'bytes=-100' }),
      get(login, `${path}?download`),
    ];
    return (await Promise.all(all)).map(({ status }) => status);
  };

  it('is listed for, played and downloaded by a secretary who is cleared for it', async () => {
    expect([secret.length, (await get(cleared, home)).status]).toEqual([2, 200]);
    expect(await Promise.all(secret.map((id) => ways(cleared, id)))).toEqual(secret.map(() => [200, 206, 206, 200]));
    const html = await (await get(cleared, `${home}?play=${secret[1]}`)).text();
    expect(secret.filter((id) => !html.includes(id))).toEqual([]);
  });

  it('does not exist for one who is not: neither its files nor ranges of them, over any transport', async () => {
    expect(await Promise.all(secret.map((id) => ways(uncleared, id)))).toEqual(secret.map(() => [404, 404, 404, 404]));
    expect(await idsFor(uncleared)).toEqual([]);
    const { status, body } = await callHttp(day.app.url, recordingsContract.list, { conferenceId: day.conferenceId }, uncleared.token);
    expect([status, body]).toEqual([200, { files: [] }]);
  });

  it('leaves no trace on the pages of one who is not: the list, the player, the minutes', async () => {
    const pages = [home, ...secret.map((id) => `${home}?play=${id}`), `/conferences/${day.conferenceId}/minutes`];
    const texts = await Promise.all(pages.map(async (path) => (await get(uncleared, path)).text()));
    expect(texts.map((html) => /<video/.test(html) || secret.some((id) => html.includes(`files/${id}`)))).toEqual(pages.map(() => false));
    expect(texts[0]).toContain('Chưa có bản ghi hình');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { published, withPapers } from '../sitting/published-day.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.end());

const cookieOf = ({ token }: Login) => ({ cookie: `dc_session=${token}; dc_lang=vi` });
const get = (login: Login, path: string) => fetch(`${app.url}${path}`, { headers: cookieOf(login), redirect: 'manual' });
const textOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/[\s\u00a0]+/g, ' ');
const page = async (login: Login, path: string) => textOf(await (await get(login, path)).text());

describe('the page of the desk', () => {
  it('is for the chair and the organizers', async () => {
    const { conferenceId, chair } = await published(app);
    const path = `/conferences/${conferenceId}/desk`;
    expect((await get(chair, path)).status).toBe(200);
    for (const role of ['secretary', 'technician', 'delegate', 'viewer'] as const) {
      expect((await get(await app.member(conferenceId, role), path)).status).toBe(403);
    }
    expect((await get(await app.user(), path)).status).toBe(404);
  });

  it('shows the current agenda, stage and list before any script has run', async () => {
    const { conferenceId, chair } = await withPapers(app);
    await chair.run(contract.grant, { conferenceId, paperId: 'quang-ninh', handOver: false });
    const text = await page(chair, `/conferences/${conferenceId}/desk`);
    const expected = ['Tham luận 1/3', 'Tỉnh ủy Quảng Ninh', '10:00', 'Kết thúc phát biểu', 'Tỉnh ủy Lào Cai', '2 tham luận còn lại'];
    expect(expected.filter((words) => !text.includes(words))).toEqual([]);
  });

  it('runs its buttons as forms without JavaScript, and shows refusals', async () => {
    const { conferenceId, chair } = await published(app);
    const path = `/conferences/${conferenceId}/desk`;
    const html = await (await get(chair, path)).text();
    const token = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const post = (command: object) =>
      fetch(`${app.url}${path}`, {
        method: 'POST',
        headers: { ...cookieOf(chair), 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ _csrf: token, command: JSON.stringify(command) }),
        redirect: 'manual',
      });
    const open = { name: 'sitting.open', input: { sittingId: 'morning' } };
    expect((await post(open)).status).toBe(303);
    const again = await post(open);
    expect([again.status, textOf(await again.text()).includes('Đang có một phiên mở.')]).toEqual([409, true]);
    expect((await post({ name: 'accounts.list', input: {} })).status).toBe(400);
  });
});

describe('media at the desk without JavaScript', () => {
  it('open a site in the panel by its URL, and close and open microphones by forms', async () => {
    const { conferenceId, chair } = await withPapers(app);
    await chair.run(contract.grant, { conferenceId, paperId: 'quang-ninh', handOver: false });
    const path = `/conferences/${conferenceId}/desk`;
    const html = await (await get(chair, `${path}?site=site-15`)).text();
    const expected = ['Đưa lên màn hình hội trường', 'Tắt mọi micrô', 'Ghi hình', 'Chưa có số đo đường truyền của điểm cầu'];
    expect(expected.filter((words) => !textOf(html).includes(words))).toEqual([]);
    const body = (command: object) =>
      new URLSearchParams({ _csrf: /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '', command: JSON.stringify(command) });
    const post = async (name: string, input: object) => {
      const headers = { ...cookieOf(chair), 'content-type': 'application/x-www-form-urlencoded' };
      return (await fetch(`${app.url}${path}`, { method: 'POST', headers, body: body({ name, input }), redirect: 'manual' })).status;
    };
    expect([await post('microphone.close', { siteId: null }), await post('microphone.close', { siteId: null })]).toEqual([303, 409]);
    expect((await page(chair, path)).includes('Mở lại micrô')).toBe(true);
  });
});

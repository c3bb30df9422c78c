import { awardsContract } from '../../../server/planning/awards/contract.ts';
import { participantsContract } from '../../../server/planning/participants/contract.ts';
import { PAPER_READERS } from '../../../server/record/printouts/contract.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minutesContract as contract } from '../../../server/record/minutes/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';
import { Editor, paragraph, published } from './morning.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

const cookies = (login: Login, lang: string) => ({ cookie: `dc_session=${login.token}; dc_lang=${lang}` });

async function pageOf(login: Login, path: string, lang = 'vi'): Promise<{ status: number; html: string; text: string }> {
  const response = await fetch(`${app.url}${path}`, { headers: cookies(login, lang), redirect: 'manual' });
  const html = await response.text();
  const text = html
    .slice(html.indexOf('<main'))
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\s\u00A0]+/g, ' ');
  return { status: response.status, html, text };
}

/** Posts the form of a page, with the page's token. */
async function send(login: Login, page: string, action: string, fields: Readonly<Record<string, string>> = {}): Promise<Response> {
  const { html } = await pageOf(login, page);
  const token = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const body = new URLSearchParams({ _csrf: token, ...fields });
  return fetch(`${app.url}${action}`, { method: 'POST', headers: cookies(login, 'vi'), body, redirect: 'manual' });
}

async function written() {
  const conferenceId = await published(app);
  const secretary = await app.member(conferenceId, 'secretary');
  const editor = new Editor(secretary, conferenceId, 'item.opening');
  editor.add(paragraph('Đồng chí khai mạc hội nghị <b>.'));
  await editor.send();
  return { conferenceId, secretary, editor, home: `/conferences/${conferenceId}/minutes` };
}

describe('the page of the minutes', () => {
  it('shows the outline, the text and what is missing before any script runs', async () => {
    const { secretary, home } = await written();
    const { status, text } = await pageOf(secretary, home);
    expect(status).toEqual(200);
    const words = [
      'Khung biên bản',
      '1. Phát biểu khai mạc',
      'Đồng chí khai mạc hội nghị &lt;b&gt;.',
      'Chủ trì: Chưa ghi',
      'Bản thảo, chưa trình ký',
    ];
    expect(words.filter((one) => !text.includes(one))).toEqual([]);
  });

  it('is in English for English readers, apart from what people wrote', async () => {
    const { secretary, home } = await written();
    const { text } = await pageOf(secretary, home, 'en');
    expect(['Outline of the minutes', 'Chair: Not written yet', 'Nothing has happened yet.'].filter((one) => !text.includes(one))).toEqual(
      [],
    );
  });

  it('does not exist for a viewer', async () => {
    const { conferenceId, home } = await written();
    expect((await pageOf(await app.member(conferenceId, 'viewer'), home)).status).toEqual(403);
    expect((await pageOf(await app.user(), home)).status).toEqual(404);
  });

  it('offers the printout as a Word file and as PDF', async () => {
    const { secretary, home } = await written();
    const files = await Promise.all(
      ['docx', 'pdf'].map((format) => fetch(`${app.url}${home}.${format}`, { headers: cookies(secretary, 'vi') })),
    );
    expect(files.map((file) => [file.status, file.headers.get('content-disposition')])).toEqual([
      [200, 'attachment; filename=bien-ban-hoi-nghi-2025-11-26.docx'],
      [200, 'attachment; filename=bien-ban-hoi-nghi-2025-11-26.pdf'],
    ]);
  });
});

describe('the page of the versions', () => {
  it('keeps, compares and restores with forms alone', async () => {
    const { secretary, conferenceId, editor, home } = await written();
    expect((await send(secretary, `${home}/versions`, `${home}/versions`, { label: 'Bản gửi lấy ý kiến' })).status).toEqual(303);
    editor.add(paragraph('Đoạn thêm sau.'));
    await editor.send();
    const { text } = await pageOf(secretary, `${home}/versions?number=1`);
    expect(['Bản 1: Bản gửi lấy ý kiến', 'Từ bản 1 đến hiện tại', 'Đoạn thêm sau.'].filter((one) => !text.includes(one))).toEqual([]);
    expect((await send(secretary, `${home}/versions`, `${home}/versions/1/restore`)).status).toEqual(303);
    const { parts } = await secretary.run(contract.texts, { conferenceId });
    expect(parts.flatMap((part) => part.blocks)).toHaveLength(1);
    expect((await pageOf(secretary, `${home}/versions`)).text).toContain('Bản 2: Trước khi khôi phục bản 1');
  });

  it('explains what is wrong with a version without a name', async () => {
    const { secretary, home } = await written();
    expect((await send(secretary, `${home}/versions`, `${home}/versions`, { label: ' ' })).status).toEqual(400);
    expect((await pageOf(secretary, `${home}/versions?number=abc`)).status).toEqual(400);
    expect((await pageOf(secretary, `${home}/versions?number=7`)).status).toEqual(404);
  });
});

describe('printouts of the agenda', () => {
  it('have the same permissions as their contents', async () => {
    const { conferenceId, secretary } = await written();
    const viewer = await app.member(conferenceId, 'viewer');
    const statuses = async (login: Login | null) => {
      const headers = login ? cookies(login, 'vi') : {};
      const paths = ['papers/programme.docx', 'papers/attendees.pdf', 'papers/awards.docx', 'participants', 'awards'];
      const answers = paths.map((path) => fetch(`${app.url}/conferences/${conferenceId}/${path}`, { headers, redirect: 'manual' }));
      return (await Promise.all(answers)).map(({ status }) => status);
    };
    expect(await statuses(secretary)).toEqual([200, 200, 200, 200, 200]);
    expect(await statuses(viewer)).toEqual([200, 403, 403, 403, 403]);
    await app.db.conference.update({ where: { id: conferenceId }, data: { viewersSignIn: false } });
    app.clock.now += 3000;
    expect(await statuses(null)).toEqual([200, 303, 303, 303, 303]);
    expect([participantsContract.list.permit, awardsContract.list.permit]).toEqual([PAPER_READERS.attendees, PAPER_READERS.awards]);
  });

  it('are files for whoever takes part, and do not exist before there is an agenda', async () => {
    const { conferenceId } = await written();
    const viewer = await app.member(conferenceId, 'viewer');
    const get = (login: Login, id: string, file: string) =>
      fetch(`${app.url}/conferences/${id}/papers/${file}`, { headers: cookies(login, 'vi') });
    expect((await get(viewer, conferenceId, 'programme.docx')).status).toEqual(200);
    const unpublished = await bareConference(app);
    expect((await get(await app.member(unpublished, 'viewer'), unpublished, 'programme.docx')).status).toEqual(404);
    expect((await get(await app.member(unpublished, 'organizer'), unpublished, 'programme.docx')).status).toEqual(200);
  });
});

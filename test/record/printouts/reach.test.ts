import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import { printingContract } from '../../../server/record/printouts/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';
import { bareItem } from '../../planning/agenda/draft.ts';
import { docxText } from './files.ts';

let app: TestApp;
let at: string;
let conferenceId: string;
let organizer: Login;
let viewer: Login;
beforeAll(async () => {
  app = await startApp();
  conferenceId = await bareConference(app);
  at = `/conferences/${conferenceId}`;
  organizer = await app.member(conferenceId, 'organizer');
  viewer = await app.member(conferenceId, 'viewer');
  await organizer.run(agendaContract.addItem, bareItem(conferenceId, 'Khai mạc'));
});
afterAll(() => app.end());

const open = (path: string, login = organizer) => request(app.url).get(path).set('cookie', `dc_session=${login.token}`);
const papersOn = async (path: string, login = organizer) =>
  [...(await open(path, login)).text.matchAll(/href="[^"]*\/papers\/([^"]+)"/g)].map(([, paper]) => paper?.replace('&amp;', '&'));
const all = (name: string) => [`${name}.pdf?view`, `${name}.docx`, `${name}.pdf`];

describe('papers', () => {
  it('are in reach in both formats where one looks for them, the draft in the bar of the agenda', async () => {
    expect(await papersOn(at)).toEqual(['programme', 'attendees', 'awards', 'conclusions', 'recommendations'].flatMap(all));
    expect(await papersOn(`${at}/participants`)).toEqual([...all('attendees'), ...all('door-list')]);
    expect(await papersOn(`${at}/awards`)).toEqual(['awards', 'award-annex', 'award-programme', 'award-script'].flatMap(all));
    expect(await papersOn(`${at}/agenda`)).toEqual([...all('programme'), 'programme.pdf?view&draft']);
    expect(await papersOn(`${at}/agenda`, viewer)).toEqual([]);
    await organizer.run(publishingContract.publish, { conferenceId });
    expect(await papersOn(`${at}/agenda`, viewer)).toEqual(all('programme'));
    expect(await papersOn(`${at}/agenda`)).toEqual([...all('programme'), 'programme.pdf?view']);
  });

  it('of the draft hold what is not published yet, for those who see the draft', async () => {
    await organizer.run(agendaContract.addItem, bareItem(conferenceId, 'Nội dung mới chưa công bố'));
    const textOf = async (draft?: boolean) => {
      const { content } = await organizer.run(printingContract.paper, {
        conferenceId,
        paper: 'programme',
        format: 'docx',
        lang: 'vi',
        draft,
      });
      return (await docxText(content as Uint8Array)).join(' ');
    };
    expect([(await textOf()).includes('mới chưa công bố'), (await textOf(true)).includes('mới chưa công bố')]).toEqual([false, true]);
    const asked = { conferenceId, paper: 'programme', format: 'docx', lang: 'vi', draft: true } as const;
    await expect(viewer.run(printingContract.paper, asked)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await open(`${at}/papers/programme.docx?draft`, viewer)).status).toBe(403);
  });

  it('are shown in the browser where they are to be seen, and saved otherwise', async () => {
    const how = async (path: string) => String((await open(`${at}/papers/${path}`)).headers['content-disposition']).split(';')[0];
    expect([await how('programme.pdf?view&draft'), await how('programme.pdf'), await how('programme.docx?view')]).toEqual([
      'inline',
      'attachment',
      'attachment',
    ]);
  });
});

import request from 'supertest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commentsContract as contract } from '../../../server/planning/comments/contract.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { commented } from './commenting.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

it('an answer that somebody else was faster with is shown again with its own comment, not with the next one of the list', async () => {
  const { conferenceId, documentId, organizer, sites, send } = await commented(app);
  const { id } = await send(sites.caMau, { text: 'Ý kiến thứ nhất' });
  await send(sites.caMau, { text: 'Ý kiến thứ hai' });
  const home = `/conferences/${conferenceId}/documents/${documentId}/comments`;
  const cookie = `dc_session=${organizer.token}; dc_lang=vi`;
  const { text: page } = await request(app.url).get(`${home}?show=open&comment=${id}`).set('cookie', cookie);
  const token = /name="csrf-token" content="([^"]+)"/.exec(page)?.[1] ?? '';
  await organizer.run(contract.respond, { conferenceId, id, version: 1, response: 'taken-up', text: null });
  const sent = await request(app.url)
    .post(`${home}/${id}?show=open`)
    .set('cookie', cookie)
    .type('form')
    .send({ _csrf: token, version: '1', response: 'partly', text: 'Bổ sung số liệu quý III.' });
  const actions = [...sent.text.matchAll(/action="([^"]*)"/g)].map(([, action = '']) => action.split('?')[0]);
  expect([sent.status, sent.text.includes('Bổ sung số liệu quý III.')]).toEqual([409, true]);
  const answering = actions.filter((action) => action?.startsWith(`${home}/`) && !action.endsWith('/round'));
  expect([...new Set(answering)]).toEqual([`${home}/${id}`]);
});

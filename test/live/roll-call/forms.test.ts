import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rollCallContract as contract } from '../../../server/live/roll-call/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { conferenceOfSites } from '../../planning/sites/conference-of-sites.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.end());

const headersOf = ({ token }: Login) => ({ cookie: `dc_session=${token}; dc_lang=vi` });

/** A site with its page open in a browser without JavaScript. */
async function siteWithPage() {
  const { conferenceId, organizer, idOf } = await conferenceOfSites(app);
  const site = await app.link('site', conferenceId, await idOf('Lai Châu'));
  const path = `/conferences/${conferenceId}/site`;
  const html = await (await fetch(`${app.url}${path}`, { headers: headersOf(site) })).text();
  const fieldsNamed = (name: string) =>
    [...html.matchAll(new RegExp(`name="${name}" value="([^"]+)"`, 'g'))].map(([, value]) => value ?? '');
  const [csrf = ''] = fieldsNamed('_csrf');
  const send = (form: string, fields: Record<string, string>) =>
    fetch(`${app.url}${path}/${form}`, {
      method: 'POST',
      headers: headersOf(site),
      body: new URLSearchParams({ _csrf: csrf, ...fields }),
      redirect: 'manual',
    });
  const incidents = async () => (await organizer.run(contract.incidents, { conferenceId })).incidents.map(({ text }) => text);
  return { conferenceId, organizer, ids: fieldsNamed('_commandId'), send, incidents };
}

describe('a form without JavaScript', () => {
  it('has one effect when sent twice with the id that its page gave it', async () => {
    const { ids, send, incidents } = await siteWithPage();
    const fields = { _commandId: ids[0] ?? '', text: 'Mất điện' };
    expect([(await send('incident', fields)).status, (await send('incident', fields)).status]).toEqual([303, 303]);
    expect(await incidents()).toEqual(['Mất điện']);
  });

  it('is another command when its words differ, as after the Back button', async () => {
    const { ids, send, incidents } = await siteWithPage();
    const _commandId = ids[0] ?? '';
    await send('incident', { _commandId, text: 'Mất điện' });
    expect((await send('incident', { _commandId, text: 'Mất mạng' })).status).toBe(303);
    expect((await incidents()).toSorted()).toEqual(['Mất mạng', 'Mất điện']);
  });

  it('has an id of its own on its page', async () => {
    const { ids } = await siteWithPage();
    expect([ids.length > 4, new Set(ids).size]).toEqual([true, ids.length]);
  });

  it.each(['', 'a'.repeat(101), 'có dấu', 'two words'])('is refused with the id %j', async (_commandId) => {
    const { send, incidents } = await siteWithPage();
    expect((await send('incident', { _commandId, text: 'Mất điện' })).status).toBe(400);
    expect(await incidents()).toEqual([]);
  });

  it('carries no id on a cached page, whose readers would all send the same', async () => {
    const { conferenceId } = await siteWithPage();
    const viewer = await app.member(conferenceId, 'viewer');
    const response = await fetch(`${app.url}/conferences/${conferenceId}/agenda`, { headers: headersOf(viewer) });
    const html = await response.text();
    expect([response.headers.has('etag'), html.includes('name="_csrf"'), html.includes('name="_commandId"')]).toEqual([true, true, false]);
  });
});

import request from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { agendaEditorContract } from '../../../server/planning/agenda-editor/contract.ts';
import { participantsContract } from '../../../server/planning/participants/contract.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { startDraft, type Draft } from '../agenda/draft.ts';
import { newParticipantFacts } from '../../../server/planning/participants/rules.ts';

let app: TestApp;
let draft: Draft;
let home: string;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());
beforeEach(async () => {
  draft = await startDraft(app);
  home = `/conferences/${draft.conferenceId}/agenda/items`;
});

const cookie = () => `dc_session=${draft.organizer.token}; dc_lang=vi`;
async function send(path: string, fields: Readonly<Record<string, string | string[]>>) {
  const { text } = await request(app.url).get(`${home}/new`).set('cookie', cookie());
  const _csrf = /name="csrf-token" content="([^"]+)"/.exec(text)?.[1] ?? '';
  return request(app.url)
    .post(path)
    .set('cookie', cookie())
    .type('form')
    .send({ ...fields, _csrf });
}
const people = async () => (await draft.organizer.run(participantsContract.list, { conferenceId: draft.conferenceId })).participants;
const items = async () => (await draft.organizer.run(agendaEditorContract.get, { conferenceId: draft.conferenceId })).items;
const ticked = (html: string, field = 'speakers'): string[] =>
  [...html.matchAll(new RegExp(`name="${field}" value="([^"]+)" checked`, 'g'))].map(([, id]) => id ?? '');
const form = { title: 'Khai mạc', kind: 'opening', minutes: '', topics: '' };
const somebody = { _new_name_speakers: 'Trần A', _new_posts_speakers: 'Bí thư, Chủ tịch', _new_site_speakers: 'quang-ninh' };

describe('a new person in the picker of speakers', () => {
  it('is added to the participants and chosen, while the form keeps what was typed', async () => {
    const { id: first } = await draft.organizer.run(participantsContract.add, {
      conferenceId: draft.conferenceId,
      ...newParticipantFacts({ name: 'Lê B' }),
    });
    const { text } = await send(home, { ...form, ...somebody, speakers: first, _make: 'speakers' });
    const added = (await people()).at(-1);
    expect(added).toMatchObject({ name: 'Trần A', posts: ['Bí thư', 'Chủ tịch'], siteId: 'quang-ninh', listed: true });
    expect(ticked(text)).toEqual([first, added?.id]);
    expect(text).toMatch(/name="title"[^>]*value="Khai mạc"/);
    expect(text).not.toContain('value="Trần A"');
    expect(await items()).toEqual([]);
  });

  it('is not dropped where the form is sent by Enter instead of the button beside them', async () => {
    const { text } = await send(home, { ...form, ...somebody });
    expect(ticked(text)).toEqual([(await people())[0]?.id]);
    expect(await items()).toEqual([]);
  });

  it('is added and chosen among the presenters of an award as well', async () => {
    const award = { title: 'Bằng khen', kind: 'certificate-of-merit', recipientKind: 'collective' };
    const typed = { _new_name_presenters: 'Trần A', _new_posts_presenters: 'Bí thư', _make: 'presenters' };
    const { text } = await send(`/conferences/${draft.conferenceId}/awards`, { ...award, ...typed });
    expect(ticked(text, 'presenters')).toEqual([(await people())[0]?.id]);
  });

  it('is refused in words beside the picker without a name or a post', async () => {
    const { text, status } = await send(home, { ...form, _make: 'speakers', _new_name_speakers: ' ' });
    expect([status, text.includes('Ghi họ tên hoặc chức vụ của người mới.')]).toEqual([400, true]);
    expect(await people()).toEqual([]);
  });

  it('does not make the form forget which version it was typed on: what somebody else stored meanwhile is shown', async () => {
    const id = await draft.add('Khai mạc');
    await draft.organizer.run(agendaContract.setMinutes, { conferenceId: draft.conferenceId, id, version: 1, minutes: 20 });
    const sittingId = (await items())[0]?.sittingId ?? '';
    const typed = { ...form, sittingId, minutes: '10', version: '1' };
    const unfinished: Readonly<Record<string, string>>[] = [{ _find: 'speakers' }, { ...somebody, _make: 'speakers' }, { title: '' }];
    for (const more of unfinished) {
      const { text } = await send(`${home}/${id}`, { ...typed, ...more });
      expect(/class="form"[\s\S]*?name="version" value="(\d+)"/.exec(text)?.[1]).toBe('1');
    }
    const late = await send(`${home}/${id}`, typed);
    expect([late.status, late.text.includes('Giá trị hiện tại: 20')]).toEqual([409, true]);
    expect((await items())[0]?.minutes).toBe(20);
  });
});

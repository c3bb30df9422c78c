import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import { accessContract } from '../../../server/planning/sites/access/contract.ts';
import { sitesContract } from '../../../server/planning/sites/contract.ts';
import { followUpContract as contract, type MatterStep } from '../../../server/record/follow-up/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { importSeed } from '../../helpers/seeded.ts';
import { FACTS } from './facts.ts';

const [OWN, OTHER] = ['provinces-22', 'provinces-01'];
const answer: MatterStep = {
  kind: 'answered',
  on: '2025-11-26',
  text: 'Đã giải quyết.',
  body: 'Văn phòng',
  number: '12-CV/VPTW',
  reached: null,
};

describe('a site', () => {
  let app: TestApp;
  let organizer: Login;
  let conferenceId: string;
  beforeAll(async () => {
    app = await startApp();
    organizer = await app.user({ creator: true });
    conferenceId = await importSeed(organizer);
    await organizer.run(accessContract.openAccess, { conferenceId });
  });
  afterAll(() => app.end());

  const add = (facts: object) => organizer.run(contract.add, { conferenceId, facts: { ...FACTS, ...facts } });
  const told = async (login: Login, id = conferenceId) => (await login.run(contract.ofSite, { conferenceId: id })).matters;

  it('is told nothing before the plan is published', async () => {
    await add({ fromId: OWN, text: 'Của Quảng Ninh' });
    expect(await told(await app.link('site', conferenceId, OWN))).toEqual([]);
    await organizer.run(publishingContract.publish, { conferenceId, note: null });
  });

  it('sees the answers to what it and its group raised, and nothing of others, of tasks, or above its clearance', async () => {
    const { id } = await add({ fromId: OWN, text: 'Có trả lời' });
    await organizer.run(contract.record, { conferenceId, id, version: 1, step: { ...answer, kind: 'progress', text: 'Nội bộ' } });
    await organizer.run(contract.record, { conferenceId, id, version: 2, step: answer });
    await add({ fromId: OTHER, text: 'Của Hà Nội' });
    await add({ fromId: OWN, kind: 'task', text: 'Một việc' });
    await app.db.matter.updateMany({ where: { text: 'Của Quảng Ninh' }, data: { classification: 'mat' } });
    const matters = await told(await app.link('site', conferenceId, OWN));
    expect(matters.map(({ text }) => text)).toEqual([
      'Những kiến nghị thuộc thẩm quyền của Văn phòng Trung ương',
      'Các ý kiến, kiến nghị xác đáng của các tỉnh/thành ủy',
      'Những kiến nghị không thuộc thẩm quyền của Văn phòng Trung ương Đảng',
      'Có trả lời',
    ]);
    const { text: words, body, number, on } = answer;
    expect(matters.at(-1)?.told).toEqual([{ kind: 'answered', on, text: words, body, paper: number }]);
    expect((await told(await app.link('site', conferenceId, OTHER))).map(({ text }) => text).includes('Có trả lời')).toBe(false);
  });

  it('sees them at the next conference of the series too, under its name, and on its page', async () => {
    const next = await organizer.run(conferencesContract.duplicate, { conferenceId, title: 'Hội nghị 2027', date: '2027-05-01' });
    await organizer.run(accessContract.openAccess, { conferenceId: next.id });
    await organizer.run(publishingContract.publish, { conferenceId: next.id, note: null });
    const { sites } = await organizer.run(sitesContract.list, { conferenceId: next.id });
    const own = sites.find(({ name }) => name === 'Tỉnh ủy Quảng Ninh');
    const site = await app.link('site', next.id, own?.id ?? '');
    const matters = await told(site, next.id);
    expect(matters.map(({ text, conferenceId: of }) => [text, of]).at(-1)).toEqual(['Có trả lời', conferenceId]);
    const page = await request(app.url).get(`/conferences/${next.id}/site/matters`).set('cookie', `dc_session=${site.token}; dc_lang=vi`);
    const shown = page.text.replace(/&nbsp;|\u00A0/g, ' ');
    expect(['12-CV/VPTW', 'Văn phòng trả lời', 'Nội bộ', 'Của Hà Nội'].map((word) => shown.includes(word))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('at a rehearsal is told nothing', async () => {
    const rehearsal = await organizer.run(conferencesContract.rehearse, { conferenceId });
    await organizer.run(accessContract.openAccess, { conferenceId: rehearsal.id });
    expect(await told(await app.link('site', rehearsal.id, OWN), rehearsal.id)).toEqual([]);
  });
});

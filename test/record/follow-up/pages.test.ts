import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { followUpContract as contract, MATTERS_PER_PAGE } from '../../../server/record/follow-up/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { importSeed } from '../../helpers/seeded.ts';
import { FACTS } from './facts.ts';

describe('the pages of the register', () => {
  let app: TestApp;
  let organizer: Login;
  let conferenceId: string;
  beforeAll(async () => {
    app = await startApp();
    organizer = await app.user({ creator: true });
    conferenceId = await importSeed(organizer);
  });
  afterAll(() => app.end());

  const cookie = (login: Login) => `dc_session=${login.token}; dc_lang=vi`;
  const open = (path: string, login = organizer) => request(app.url).get(path).set('cookie', cookie(login));
  const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/(?:&nbsp;|[\s\u00A0])+/g, ' ');
  const post = async (path: string, form: object, login = organizer) => {
    const token = /name="csrf-token" content="([^"]+)"/.exec((await open('/follow-up', login)).text)?.[1] ?? '';
    return request(app.url)
      .post(path)
      .set('cookie', cookie(login))
      .type('form')
      .send({ _csrf: token, ...form });
  };
  const actionOf = (html: string, kind: string): string =>
    new RegExp(`action="([^"]+)"[^>]*>(?:(?!</form>).)*name="kind" value="${kind}"`, 's')
      .exec(html)?.[1]
      ?.replaceAll('&amp;', '&')
      .replaceAll('&#x3D;', '=') ?? '';
  const NONE = { number: '', body: '', text: '', reached: '' };

  it('record a reply by the form in the panel and stay at the place in the list', async () => {
    const [, second] = (await organizer.run(contract.list, {})).matters;
    const page = (await open(`/follow-up?view=running&matter=${conferenceId}:${second?.id}`)).text;
    const action = actionOf(page, 'answered');
    const sent = await post(action, { ...NONE, kind: 'answered', version: '0', on: '26/11/2025', number: '12-CV/VPTW' });
    expect([sent.status, sent.headers['location']]).toEqual([303, `/follow-up?view=running&matter=${conferenceId}%3A${second?.id}`]);
    expect(textOf((await open(`/follow-up?matter=${conferenceId}:${second?.id}`)).text)).toContain('văn bản 12-CV/VPTW');
  });

  it('show again what was typed when it is refused, beside what is wrong', async () => {
    const [first] = (await organizer.run(contract.list, {})).matters;
    const page = (await open(`/follow-up?matter=${conferenceId}:${first?.id}`)).text;
    const sent = await post(actionOf(page, 'answered'), {
      ...NONE,
      kind: 'answered',
      version: '0',
      on: '27/11/2025',
      text: 'Câu trả lời dài',
    });
    expect([sent.status, sent.text.includes('Câu trả lời dài'), sent.text.includes('value="27/11/2025"')]).toEqual([409, true, true]);
    expect(['Cần điền mục này.', 'Ngày này chưa tới.'].map((words) => textOf(sent.text).includes(words))).toEqual([true, true]);
  });

  it('add a task for a recommendation and edit it; what was typed stays in a refused form', async () => {
    const [first] = (await organizer.run(contract.list, {})).matters;
    const fields = {
      fromId: '',
      owner: 'Văn phòng',
      ownerId: organizer.actor.id,
      coordinating: 'Cục A\r\nCục B',
      product: 'Báo cáo',
      unit: 'nơi',
      target: '34',
    };
    const due = { due: 'before', 'due.date': '31/12/2025', 'due.year': '' };
    const form = { conferenceId, matterKind: 'task', partOf: first?.id ?? '', ...fields, ...due };
    expect((await post('/follow-up/new', { ...form, text: '' })).status).toBe(400);
    const sent = await post('/follow-up/new', { ...form, text: 'Rà soát' });
    expect([sent.status, sent.headers['location']?.startsWith('/tasks?matter=')]).toEqual([303, true]);
    const [task] = (await organizer.run(contract.list, { kind: 'task', view: 'mine' })).matters;
    expect(task).toMatchObject({
      text: 'Rà soát',
      partOf: first?.id,
      owner: 'Văn phòng',
      coordinating: ['Cục A', 'Cục B'],
      product: 'Báo cáo',
      measure: { unit: 'nơi', target: 34 },
      lastDay: '2025-12-30',
    });
    const at = `/follow-up/${conferenceId}/${task?.id}`;
    expect((await post(at, { ...form, text: 'Rà soát lại', version: '1' })).status).toBe(303);
    expect((await post(at, { ...form, text: 'Cũ', version: '1' })).status).toBe(400);
    expect((await organizer.run(contract.list, { kind: 'task' })).matters.map(({ text }) => text)).toEqual(['Rà soát lại']);
  });

  it('keep what a task is part of when it is edited, far down a long list and where the editor may not know it', async () => {
    const cleared = await app.user({ administrator: true, clearance: 3 });
    const owner = await app.user({ creator: true });
    const long = await importSeed(owner);
    const add = async (login: Login, more: object) =>
      (await login.run(contract.add, { conferenceId: long, facts: { ...FACTS, ...more } })).id;
    for (let at = 1; at <= MATTERS_PER_PAGE; at += 1) await add(owner, { text: `Kiến nghị ${at}` });
    app.clock.now += 1000;
    const last = await add(owner, { text: 'Kiến nghị cuối' });
    const secret = await add(cleared, { classification: 'mat', text: 'Kiến nghị mật' });
    for (const [login, partOf] of [
      [owner, last],
      [cleared, secret],
    ] as const) {
      const id = await add(login, { kind: 'task', text: 'Việc', partOf });
      const at = `/follow-up/${long}/${id}`;
      const { text } = await open(at, owner);
      const kept = /<option value="([^"]*)" selected>\s*([^<]*?)\s*</.exec(/name="partOf"[\s\S]*?<\/select>/.exec(text)?.[0] ?? '');
      expect([kept?.[1], kept?.[2]]).toEqual([partOf, partOf === last ? 'Kiến nghị cuối' : 'Giữ như đã ghi']);
      const form = { partOf: kept?.[1] ?? '', owner: '', ownerId: '', coordinating: '', product: '', unit: '', target: '', due: '' };
      expect((await post(at, { ...form, text: 'Việc sửa', version: '1' }, owner)).status).toBe(303);
      const { matter } = await owner.run(contract.get, { conferenceId: long, id });
      expect([matter.text, matter.partOf]).toEqual(['Việc sửa', partOf]);
    }
    const next = await owner.run(conferencesContract.duplicate, { conferenceId: long, title: 'Hội nghị sau', date: '2027-05-01' });
    const { total, carried } = await owner.run(contract.list, { of: next.id });
    expect([total, carried > MATTERS_PER_PAGE, carried]).toEqual([total, true, total]);
    expect(textOf((await open(`/conferences/${next.id}`, owner)).text)).toContain(`${total} mục chuyển từ hội nghị trước trong chuỗi`);
  });

  it('let those read who may, and write nobody else', async () => {
    const chair = await app.member(conferenceId, 'chair');
    const [first] = (await organizer.run(contract.list, {})).matters;
    const page = await open(`/follow-up?matter=${conferenceId}:${first?.id}`, chair);
    expect([page.status, page.text.includes('name="kind" value="answered"')]).toEqual([200, false]);
    expect((await open('/follow-up/new', chair)).status).toBe(403);
    expect((await open(`/follow-up/${conferenceId}/${first?.id}`, chair)).status).toBe(403);
    const stranger = await app.user();
    expect([(await open('/follow-up', stranger)).status, (await open(`/follow-up?of=${conferenceId}`, stranger)).status]).toEqual([
      200, 404,
    ]);
    expect(textOf((await open('/follow-up', stranger)).text)).toContain('Chưa có kiến nghị');
  });

  it('name on the overview of the next conference what is carried into it, and go with an erased conference', async () => {
    const { conference } = await organizer.run(conferencesContract.get, { conferenceId });
    const next = await organizer.run(conferencesContract.duplicate, { conferenceId, title: 'Hội nghị 2027', date: '2027-05-01' });
    expect(textOf((await open(`/conferences/${next.id}`)).text)).toContain('4 mục chuyển từ hội nghị trước trong chuỗi');
    await organizer.run(contract.add, { conferenceId, facts: FACTS });
    await organizer.run(conferencesContract.trash, { conferenceId });
    expect((await organizer.run(contract.list, {})).total).toBe(0);
    await organizer.run(conferencesContract.erase, { conferenceId, title: conference.title });
    const where = { conferenceId };
    expect([await app.db.matter.count({ where }), await app.db.matterStep.count({ where })]).toEqual([0, 0]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { reportsContract as contract } from '../../../server/planning/reports/contract/index.ts';
import { seenOf } from '../../../server/planning/reports/rules/answers.ts';
import { accessContract } from '../../../server/planning/sites/access/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { importSeed } from '../../helpers/seeded.ts';
import { FORM, question } from './forms.ts';

const [OWN, OTHER] = ['provinces-22', 'provinces-01'];
const figure = (questionId: string, number: number, version = 0) => ({ questionId, state: 'given' as const, number, text: null, version });

describe('reports of sites', () => {
  let app: TestApp;
  let organizer: Login;
  let [site, technician, other]: Login[] = [];
  let conferenceId: string;
  const as = (login: Login | undefined): Login => login ?? expect.fail('no login');
  beforeAll(async () => {
    app = await startApp();
    organizer = await app.user({ creator: true });
    conferenceId = await importSeed(organizer);
    await organizer.run(accessContract.openAccess, { conferenceId });
    site = await app.link('site', conferenceId, OWN);
    other = await app.link('site', conferenceId, OTHER);
    technician = await app.bound(conferenceId, 'technician', { siteId: OWN });
  });
  afterAll(() => app.end());

  const asked = async (facts = FORM) => {
    const { id } = await organizer.run(contract.add, { conferenceId, facts });
    await organizer.run(contract.ask, { conferenceId, id, version: 1, asked: true });
    return { conferenceId, id };
  };
  const own = async (login: Login | undefined, id: string) => {
    const { reports } = await as(login).run(contract.own, { conferenceId });
    return reports.find(({ form }) => form.id === id);
  };
  const row = async (at: { conferenceId: string; id: string }, siteId: string = OWN) =>
    (await organizer.run(contract.gather, at)).sites.find((one) => one.siteId === siteId) ?? expect.fail('no site');
  const submit = async (login: Login | undefined, at: { conferenceId: string; id: string }) =>
    as(login).run(contract.submit, { ...at, seen: seenOf((await own(login, at.id))?.answers ?? []) });
  const refusal = (code: string) => expect.objectContaining({ code });

  it('are seen by sites only once they are asked for, and no longer when that is withdrawn', async () => {
    const { id } = await organizer.run(contract.add, { conferenceId, facts: FORM });
    expect(await own(site, id)).toBe(undefined);
    await organizer.run(contract.ask, { conferenceId, id, version: 1, asked: true });
    expect((await own(site, id))?.form.title).toBe('Biểu 01');
    await organizer.run(contract.ask, { conferenceId, id, version: 2, asked: false });
    expect(await own(site, id)).toBe(undefined);
    await expect(as(site).run(contract.fill, { conferenceId, id, answers: [] })).rejects.toEqual(refusal('not-asked'));
  });

  it('lose nothing where two fill in one at the same time', async () => {
    const at = await asked();
    await as(site).run(contract.fill, { ...at, answers: [figure('n', 5)] });
    const answers = [figure('n', 7), { questionId: 't', state: 'given' as const, number: null, text: 'Của kỹ thuật', version: 0 }];
    const told = await as(technician).run(contract.fill, { ...at, answers });
    expect(told.disputed).toEqual(['n']);
    expect(told.answers.map(({ questionId, number, text, version }) => [questionId, number, text, version])).toEqual([
      ['n', 5, null, 1],
      ['t', null, 'Của kỹ thuật', 1],
    ]);
    expect((await as(technician).run(contract.fill, { ...at, answers: [figure('n', 7, 1)] })).disputed).toEqual([]);
    expect((await own(site, at.id))?.answers[0]?.number).toBe(7);
  });

  it('are submitted as they were seen, with every required answer, and show nothing to the office before', async () => {
    const at = await asked();
    await expect(as(site).run(contract.submit, { ...at, seen: 0 })).rejects.toEqual(refusal('answers-missing'));
    await as(site).run(contract.fill, { ...at, answers: [figure('n', 5)] });
    const { status, answers } = await row(at);
    expect([status, answers]).toEqual(['filling', {}]);
    await as(technician).run(contract.fill, { ...at, answers: [figure('n', 6, 1)] });
    await expect(as(site).run(contract.submit, { ...at, seen: 1 })).rejects.toEqual(refusal('answers-changed'));
    await as(site).run(contract.submit, { ...at, seen: 2 });
    expect((await row(at)).answers).toEqual({ n: { state: 'given', number: 6, text: null } });
    await expect(as(site).run(contract.submit, { ...at, seen: 2 })).rejects.toEqual(refusal('report-submitted'));
    await expect(as(site).run(contract.fill, { ...at, answers: [figure('n', 8, 2)] })).rejects.toEqual(refusal('report-submitted'));
  });

  it('are corrected when the office asks for it in words; until then the figures of before count', async () => {
    const at = await asked();
    const ask = { ...at, siteId: OWN, text: 'Xem lại câu 1.' };
    await expect(organizer.run(contract.correct, { ...ask, version: 1 })).rejects.toEqual(refusal('not-submitted'));
    await as(site).run(contract.fill, { ...at, answers: [figure('n', 5)] });
    await submit(site, at);
    const { version } = await row(at);
    await organizer.run(contract.correct, { ...ask, version });
    await expect(organizer.run(contract.correct, { ...ask, version })).rejects.toEqual(refusal('stale'));
    expect((await own(site, at.id))?.correction).toBe('Xem lại câu 1.');
    await as(site).run(contract.fill, { ...at, answers: [figure('n', 4, 1)] });
    expect((await row(at)).answers['n']?.number).toBe(5);
    await submit(site, at);
    expect((await row(at)).answers['n']?.number).toBe(4);
    const { history } = await organizer.run(contract.site, { ...at, siteId: OWN });
    expect(history.map(({ kind, text }) => [kind, text])).toEqual([
      ['submitted', null],
      ['correction', 'Xem lại câu 1.'],
      ['submitted', null],
    ]);
  });

  it('are taken back by the site to change them, over the version that it saw', async () => {
    const at = await asked();
    await expect(as(site).run(contract.reopen, { ...at, version: 1 })).rejects.toEqual(refusal('not-submitted'));
    await as(site).run(contract.fill, { ...at, answers: [figure('n', 5)] });
    const { version } = await submit(site, at);
    await expect(as(site).run(contract.reopen, { ...at, version: version - 1 })).rejects.toEqual(refusal('stale'));
    await as(site).run(contract.reopen, { ...at, version });
    expect((await row(at)).status).toBe('filling');
  });

  it('are late after the last day and still taken; those not submitted are reminded, one or all', async () => {
    const at = await asked();
    app.clock.now += 86_400_000;
    await as(site).run(contract.fill, { ...at, answers: [figure('n', 5)] });
    await submit(site, at);
    const { status, late } = await row(at);
    expect([status, late, (await row(at, OTHER)).late]).toEqual(['submitted', true, true]);
    await expect(organizer.run(contract.remind, { ...at, siteId: OWN, text: null })).rejects.toEqual(refusal('nobody-to-remind'));
    expect((await organizer.run(contract.remind, { ...at, siteId: OTHER, text: 'Gửi sớm' })).reminded).toBe(1);
    expect((await organizer.run(contract.remind, { ...at, text: null })).reminded).toBe(33);
    expect((await own(other, at.id))?.remindedAt).toBe(app.clock.now);
    app.clock.now -= 86_400_000;
  });

  it('keep what sites answered when the form is changed or removed', async () => {
    const at = await asked();
    await as(site).run(contract.fill, { ...at, answers: [figure('n', 5)] });
    const facts = { ...FORM, questions: [question('new')] };
    await expect(organizer.run(contract.edit, { ...at, version: 2, facts })).rejects.toEqual(refusal('invalid'));
    await expect(organizer.run(contract.edit, { ...at, version: 1, facts: FORM })).rejects.toEqual(refusal('stale'));
    await expect(organizer.run(contract.remove, { ...at, version: 2 })).rejects.toEqual(refusal('form-answered'));
    await organizer.run(contract.edit, { ...at, version: 2, facts: { ...FORM, questions: [question('new'), ...FORM.questions] } });
    expect((await own(site, at.id))?.answers.map(({ number }) => number)).toEqual([5]);
    const { id } = await organizer.run(contract.add, { conferenceId, facts: FORM });
    await organizer.run(contract.remove, { conferenceId, id, version: 1 });
    await expect(organizer.run(contract.gather, { conferenceId, id })).rejects.toEqual(refusal('not-found'));
  });

  it('are copied with the ids of their questions, without a day, from a conference of one’s own alone', async () => {
    const at = await asked();
    const next = await organizer.run(conferencesContract.duplicate, { conferenceId, title: 'Hội nghị 2027', date: '2027-05-01' });
    expect((await organizer.run(contract.list, { conferenceId: next.id })).forms).toEqual([]);
    const copy = await organizer.run(contract.copy, { conferenceId: next.id, from: at });
    const { form } = await organizer.run(contract.gather, { conferenceId: next.id, id: copy.id });
    expect([form.questions, form.deadline, form.askedAt]).toEqual([FORM.questions, null, null]);
    const { forms } = await organizer.run(contract.earlier, { conferenceId: next.id });
    expect(forms.find(({ id }) => id === at.id)?.inSeries).toBe(true);
    const stranger = await app.member(next.id, 'organizer');
    expect((await stranger.run(contract.earlier, { conferenceId: next.id })).forms).toEqual([]);
    await expect(stranger.run(contract.copy, { conferenceId: next.id, from: at })).rejects.toEqual(refusal('not-found'));
  });

  it('belong to no rehearsal, and change no more once the conference is archived', async () => {
    const at = await asked();
    const rehearsal = await organizer.run(conferencesContract.rehearse, { conferenceId });
    await expect(organizer.run(contract.add, { conferenceId: rehearsal.id, facts: FORM })).rejects.toEqual(refusal('is-rehearsal'));
    const rehearsing = await app.link('site', rehearsal.id, OWN);
    expect((await rehearsing.run(contract.own, { conferenceId: rehearsal.id })).reports).toEqual([]);
    await app.db.conference.update({ where: { id: conferenceId }, data: { archivedAt: new Date(app.clock.now) } });
    await expect(as(site).run(contract.fill, { ...at, answers: [figure('n', 5)] })).rejects.toEqual(refusal('archived'));
    await expect(organizer.run(contract.remind, { ...at, text: null })).rejects.toEqual(refusal('archived'));
    expect((await organizer.run(contract.gather, at)).sites.length).toBe(34);
    await app.db.conference.update({ where: { id: conferenceId }, data: { archivedAt: null } });
  });

  it('tell a site nothing of what others answered, and let it write for nobody else', async () => {
    const at = await asked();
    await as(other).run(contract.fill, { ...at, answers: [figure('n', 424_242)] });
    await submit(other, at);
    const told = await as(site).run(contract.own, { conferenceId });
    const filled = await as(site).run(contract.fill, { ...at, answers: [figure('n', 1)] });
    expect(JSON.stringify([told, filled]).includes('424242')).toBe(false);
    expect((await row(at, OTHER)).answers['n']?.number).toBe(424_242);
    for (const operation of [contract.list, contract.gather, contract.sheet]) {
      await expect(as(site).run(operation, at as never)).rejects.toEqual(refusal('forbidden'));
    }
    await expect(as(site).run(contract.site, { ...at, siteId: OTHER })).rejects.toEqual(refusal('forbidden'));
  });
});

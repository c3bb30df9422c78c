import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCommand } from '../../../server/live/desk/presenter/commands.ts';
import { deskView } from '../../../server/live/desk/presenter/index.ts';
import { proceedingsContract as live } from '../../../server/live/sitting/contract/index.ts';
import { stateOf } from '../../../server/live/sitting/rules/index.ts';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import type { Plan } from '../../../server/planning/plan/contract.ts';
import { publishedPlan, insertPublication } from '../../../server/planning/publishing/store.ts';
import { sitesContract } from '../../../server/planning/sites/contract.ts';
import { transact } from '../../../server/platform/database/open.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { callHttp, httpOutcome } from '../../helpers/doors.ts';
import { codeOf } from '../../helpers/refusals.ts';
import { openPage, sendForm, wordsIn } from '../../planning/sites/conference-of-sites.ts';
import { siteSpeaks, withPapers } from '../sitting/published-day.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

const STILL_OPEN = 'Một phiên của hội nghị đang mở. Bế mạc phiên ở bàn điều hành rồi hãy lưu trữ hoặc xóa hội nghị.';

describe('a conference with an open sitting', () => {
  for (const [operation, path] of [
    [conferencesContract.archive, 'archive'],
    [conferencesContract.trash, 'trash'],
  ] as const) {
    it(`is kept from the ${path} until the sitting is closed, over the API and on its page, in words`, async () => {
      const { conferenceId, chair } = await withPapers(app);
      const organizer = await app.member(conferenceId, 'organizer');
      await chair.run(live.adjournSitting, { conferenceId, sittingId: 'morning' });
      expect(httpOutcome(await callHttp(app.url, operation, { conferenceId }, organizer.token))).toBe('sitting-open');
      const home = `/conferences/${conferenceId}`;
      const page = await sendForm(app, `${home}/settings`, `${home}/${path}`, {}, organizer);
      expect([page.status, wordsIn(page.text).includes(STILL_OPEN)]).toEqual([400, true]);
      const { archived } = await organizer.run(conferencesContract.get, { conferenceId });
      expect(archived).toBe(false);
      await chair.run(live.closeSitting, { conferenceId, sittingId: 'morning' });
      expect(await codeOf(organizer.run(operation, { conferenceId }))).toBe('accepted');
    });
  }
});

describe('a site', () => {
  it('that has the floor cannot be removed before its turn has ended', async () => {
    const { conferenceId, chair } = await siteSpeaks(app);
    const organizer = await app.member(conferenceId, 'organizer');
    await app.db.paper.updateMany({ where: { conferenceId, siteId: 'site-22' }, data: { siteId: 'main' } });
    const remove = () => codeOf(organizer.run(sitesContract.remove, { conferenceId, siteId: 'site-22', version: 1, withMembers: false }));
    expect([await remove(), await app.db.site.count({ where: { conferenceId, id: 'site-22' } })]).toEqual(['site-speaking', 1]);
    await chair.run(live.end, { conferenceId });
    expect(await remove()).toBe('accepted');
  });
});

/** A plan in force that lacks some entities, as earlier releases could publish it during a sitting. */
async function republish(conferenceId: string, without: (plan: Plan) => Partial<Plan>): Promise<void> {
  const plan = await publishedPlan(app.db, conferenceId);
  if (!plan) throw new Error('nothing is published');
  const next = { conferenceId, number: 2, at: app.clock.now, actorId: 'organizer', note: null, changes: [] };
  await transact(app.db, (tx) => insertPublication(tx, { ...next, plan: { ...plan, ...without(plan) } }));
  app.bus.emit([{ kind: 'plan.changed', conferenceId, what: 'agenda' }]);
}

async function deskOf(login: Login, conferenceId: string) {
  const plan = await login.run(live.livePlan, { conferenceId });
  const { state, at } = await login.run(live.liveState, { conferenceId });
  return deskView({ plan, folded: state, texts: [], incidents: [], now: at, lang: 'vi' }, { chosen: null, query: '' });
}

const press = (login: Login, conferenceId: string, text = ''): Promise<string> => {
  const command = readCommand(text, conferenceId, {});
  return command ? codeOf(login.run(command.operation, command.input)) : Promise.resolve('no such button');
};

describe('what is open on the desk', () => {
  it('can be ended at the desk: turn, item and sitting, even though none of them is in the plan any more', async () => {
    const { conferenceId, chair } = await siteSpeaks(app);
    await republish(conferenceId, ({ sittings, items, papers, sites }) => ({
      sittings: sittings.filter(({ id }) => id !== 'morning'),
      items: items.filter(({ sittingId }) => sittingId !== 'morning'),
      papers: papers.filter(({ itemId }) => itemId !== 'papers'),
      sites: sites.filter(({ id }) => id !== 'site-22'),
    }));
    const speaking = await deskOf(chair, conferenceId);
    expect([speaking.sitting, speaking.stage.title]).toEqual([
      'Phiên đã rời chương trình, mở lúc 07:30',
      'Đại diện lãnh đạo Văn phòng Tỉnh ủy',
    ]);
    expect(await press(chair, conferenceId, speaking.stage.primary?.command)).toBe('accepted');
    const { stage } = await deskOf(chair, conferenceId);
    expect([stage.title, stage.others.map(({ label }) => label)]).toEqual(['Tham luận của các đại biểu', ['Kết thúc nội dung']]);
    expect(await press(chair, conferenceId, stage.others[0]?.command)).toBe('accepted');
    const { menu } = await deskOf(chair, conferenceId);
    expect(await press(chair, conferenceId, menu.at(-1)?.command)).toBe('accepted');
    const { openSittingId, runningItemId, floor } = stateOf((await chair.run(live.liveState, { conferenceId })).state);
    expect([openSittingId, runningItemId, floor]).toEqual([null, null, null]);
  });

  it('keeps the name of a waiting speaker who left the plan, and they can be removed from the list', async () => {
    const { conferenceId, chair } = await withPapers(app);
    await chair.run(live.addToQueue, { conferenceId, participantId: 'pham-gia-tuc', seconds: null, before: null });
    await republish(conferenceId, ({ participants }) => ({ participants: participants.filter(({ id }) => id !== 'pham-gia-tuc') }));
    const waiting = ({ list }: Awaited<ReturnType<typeof deskOf>>) => list.rows.map(({ title }) => title);
    expect(waiting(await deskOf(chair, conferenceId))).toContain('Phạm Gia Túc');
    const key = Object.keys(stateOf((await chair.run(live.liveState, { conferenceId })).state).places)[0] ?? '';
    await chair.run(live.removeFromQueue, { conferenceId, key });
    expect(waiting(await deskOf(chair, conferenceId))).not.toContain('Phạm Gia Túc');
  });
});

describe('the page that asks before publishing', () => {
  const publishPage = (conferenceId: string, organizer: Login) => openPage(app, `/conferences/${conferenceId}/publish`, organizer);

  it('says what is running, and links to the desk instead of publishing', async () => {
    const { conferenceId } = await withPapers(app);
    const organizer = await app.member(conferenceId, 'organizer');
    await app.db.agendaItem.delete({ where: { conferenceId_id: { conferenceId, id: 'papers' } } });
    const { text } = await publishPage(conferenceId, organizer);
    expect(wordsIn(text)).toContain(
      '“Tham luận của các đại biểu” đang diễn ra. Kết thúc nội dung ở bàn điều hành rồi hãy công bố bản không có nội dung này.',
    );
    expect(wordsIn(text)).toContain('Đến bàn điều hành');
    expect(text).not.toContain('name="number"');
  });
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { conferencesContract } from '../../server/planning/conferences/contract.ts';
import { insertPlan } from '../../server/planning/plan/store.ts';
import { transact } from '../../server/platform/database/open.ts';
import { newId } from '../../server/platform/ids.ts';
import { publishingContract } from '../../server/planning/publishing/contract.ts';
import { accessContract } from '../../server/planning/sites/access/contract.ts';
import { proceedingsContract } from '../../server/live/sitting/contract/index.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { launchBrowser, personAt, type Person } from '../helpers/browser.ts';
import { chromium } from '../helpers/parts.ts';
import { WAIT_OPTIONS } from '../helpers/wait.ts';
import { wholePlan } from '../live/sitting/morning-plan.ts';
import { published, secretRuns } from '../live/sitting/published-day.ts';

describe.skipIf(!chromium())('a page that is open', () => {
  let app: TestApp;
  let browser: Browser;
  beforeAll(async () => {
    app = await startApp();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  async function at(login: Pick<Login, 'token'>, path: string): Promise<Person> {
    const person = await personAt(browser, app.url);
    await person.context.addCookies([{ name: 'dc_session', value: login.token, url: app.url }]);
    await person.page.goto(path);
    return person;
  }
  const says = async ({ page }: Person, words: string): Promise<boolean> =>
    (await page.content()).replaceAll('&nbsp;', ' ').replaceAll('\u00a0', ' ').includes(words);
  const untilGone = (person: Person, words: string) => vi.waitFor(async () => expect(await says(person, words)).toBe(false), WAIT_OPTIONS);

  it('loses the words of a classified item when its reader’s clearance is lowered, and has them again when it is raised', async () => {
    const { conferenceId, chair } = await secretRuns(app);
    const person = await at(chair, `/conferences/${conferenceId}/desk`);
    await vi.waitFor(async () => expect(await says(person, 'Công tác bảo vệ')).toBe(true), WAIT_OPTIONS);
    await app.db.user.update({ where: { id: chair.actor.id }, data: { clearance: 0 } });
    await untilGone(person, 'Công tác bảo vệ');
    await app.db.user.update({ where: { id: chair.actor.id }, data: { clearance: 1 } });
    await vi.waitFor(async () => expect(await says(person, 'Công tác bảo vệ')).toBe(true), WAIT_OPTIONS);
    expect(person.faults).toEqual([]);
  });

  it('loses the words of an item that is classified by a publication', async () => {
    const conferenceId = newId();
    await transact(app.db, (tx) => insertPlan(tx, wholePlan(conferenceId), app.clock.now));
    const chair = await app.member(conferenceId, 'chair');
    const organizer = await app.user({ clearance: 3 });
    await app.db.membership.create({ data: { conferenceId, userId: organizer.actor.id, role: 'organizer' } });
    await organizer.run(publishingContract.publish, { conferenceId });
    await chair.run(proceedingsContract.openSitting, { conferenceId, sittingId: 'morning' });
    await chair.run(proceedingsContract.startItem, { conferenceId, itemId: 'closing' });
    const person = await at(await app.member(conferenceId, 'viewer'), `/conferences/${conferenceId}/watch`);
    await vi.waitFor(async () => expect(await says(person, 'Phát biểu kết luận')).toBe(true), WAIT_OPTIONS);
    await app.db.agendaItem.updateMany({ where: { conferenceId, id: 'closing' }, data: { classification: 'mat' } });
    await organizer.run(publishingContract.publish, { conferenceId, touches: ['items/closing'] });
    await untilGone(person, 'Phát biểu kết luận');
    expect(person.faults).toEqual([]);
  });

  it('of a rehearsal shows it beside the conference, of which nothing happens, announces its end, and leads to the conference', async () => {
    const { conferenceId, chair } = await published(app);
    const organizer = await app.member(conferenceId, 'organizer');
    await organizer.run(accessContract.openAccess, { conferenceId });
    const { id } = await organizer.run(conferencesContract.rehearse, { conferenceId });
    await organizer.run(publishingContract.publish, { conferenceId: id });
    const person = await at(await app.link('site', id, 'site-22'), `/conferences/${id}/site`);
    const [hall, realHall] = [await at(chair, `/conferences/${id}/display`), await at(chair, `/conferences/${conferenceId}/display`)];
    await person.page.getByText('Tổng duyệt').first().waitFor();
    await chair.run(proceedingsContract.openSitting, { conferenceId: id, sittingId: 'morning' });
    await chair.run(proceedingsContract.startItem, { conferenceId: id, itemId: 'papers' });
    await chair.run(proceedingsContract.grant, { conferenceId: id, paperId: 'quang-ninh', handOver: false });
    for (const { page } of [person, hall]) await page.getByText('Đang phát biểu').first().waitFor();
    const shown = async ({ page }: Person) =>
      Promise.all(['Tổng duyệt', 'Quảng Ninh'].map(async (words) => (await page.getByText(words).filter({ visible: true }).count()) > 0));
    const marks = [await shown(hall), await shown(realHall)];
    const entries = await app.db.journalEntry.count({ where: { journalId: conferenceId } });
    expect({ marks, entries }).toEqual({
      marks: [
        [true, true],
        [false, false],
      ],
      entries: 0,
    });
    await chair.run(proceedingsContract.closeSitting, { conferenceId: id, sittingId: 'morning' });
    await organizer.run(conferencesContract.endRehearsal, { conferenceId: id });
    await person.page.getByText('Buổi tổng duyệt đã kết thúc').waitFor();
    await person.page.getByText('Mở ở hội nghị thật').click();
    await person.page.waitForURL(`**/conferences/${conferenceId}/site`);
    expect(await says(person, 'Tỉnh ủy Quảng Ninh')).toBe(true);
    expect([...person.faults, ...hall.faults, ...realHall.faults]).toEqual([]);
  });

  it('of another login of this browser is replaced by what that login may see', async () => {
    const { conferenceId, chair } = await published(app);
    const person = await at(chair, `/conferences/${conferenceId}/desk`);
    const stranger = await app.user({ name: 'nguoi-la' });
    await person.context.addCookies([{ name: 'dc_session', value: stranger.token, url: app.url }]);
    await app.db.session.deleteMany({ where: { subjectId: chair.actor.id } });
    await person.page.getByText('Trang của một lần đăng nhập khác?').waitFor();
    expect(await says(person, 'nguoi-la')).toBe(true);
  });
});

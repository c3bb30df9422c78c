import { DateTime } from 'luxon';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInContract } from '../../server/live/check-in/contract.ts';
import { proceedingsContract } from '../../server/live/sitting/contract/index.ts';
import { secretVotesContract } from '../../server/live/secret-votes/contract/index.ts';
import { secretVotesState } from '../../server/live/secret-votes/rules/index.ts';
import { commentsContract } from '../../server/planning/comments/contract.ts';
import { documentsContract } from '../../server/planning/documents/contract.ts';
import { insertPlan } from '../../server/planning/plan/store.ts';
import { publishingContract } from '../../server/planning/publishing/contract.ts';
import { reportsContract } from '../../server/planning/reports/contract/index.ts';
import { transact } from '../../server/platform/database/open.ts';
import { newId } from '../../server/platform/ids.ts';
import { followUpContract } from '../../server/record/follow-up/contract.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { launchBrowser, personAt } from '../helpers/browser.ts';
import { chromium } from '../helpers/parts.ts';
import { says, wordsOf } from '../helpers/people.ts';
import { person } from '../live/check-in/check-in-day.ts';
import { question as secretQuestion, people } from '../live/secret-votes/secret-day.ts';
import { wholePlan } from '../live/sitting/morning-plan.ts';
import { clearSite } from '../live/sitting/published-day.ts';
import { REPORT } from '../live/votes/votes-day.ts';
import { ROUND } from '../planning/comments/commenting.ts';
import { base64, PDF } from '../planning/documents/papers.ts';
import { FORM, question } from '../planning/reports/forms.ts';

const ELECTORS = people(12);
const ANSWERED = { kind: 'answered', text: 'Đã bố trí kinh phí', body: 'Bộ Tài chính', number: '15-CV', reached: null } as const;
const TODAY = DateTime.now().setZone('Asia/Ho_Chi_Minh');

describe.skipIf(!chromium())('decisions, from the report of a site to the answer in the next conference', () => {
  let app: TestApp;
  let browser: Browser;
  let conferenceId: string;
  let organizer: Login;
  let chair: Login;
  const faults: string[][] = [];
  const sites: Record<string, Page> = {};

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp({ now: 'real' }), launchBrowser()]);
    conferenceId = newId();
    const plan = wholePlan(conferenceId);
    const conference = {
      ...plan.conference,
      date: TODAY.toISODate(),
      series: { name: 'Hội nghị công tác văn phòng', cadence: null, previous: null, next: null },
    };
    const participants = ELECTORS.map((id, at) => person(id, { name: `Đại biểu ${at + 1}` }));
    await transact(app.db, (tx) => insertPlan(tx, { ...plan, conference, participants, documents: [REPORT] }, app.clock.now));
    organizer = await app.user({ creator: true });
    await app.db.membership.create({ data: { conferenceId, userId: organizer.actor.id, role: 'organizer' } });
    chair = await app.member(conferenceId, 'chair');
    for (const id of ['site-15', 'site-22', 'site-96']) await clearSite(app, conferenceId, id, 0);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  async function open(login: Login, path: string, size: { width?: number; height?: number } = {}): Promise<Page> {
    const { page, context, faults: own } = await personAt(browser, app.url, size);
    faults.push(own);
    await context.addCookies([{ name: 'dc_session', value: login.token, url: app.url }]);
    await page.goto(path.startsWith('/') ? path : `/conferences/${conferenceId}/${path}`);
    return page;
  }
  const close = (page: Page) => page.context().close();

  /** Presses a button that asks first, and says yes. */
  async function confirmed(page: Page, selector: string): Promise<void> {
    await page.locator(selector).click();
    await page.locator('dialog[open] button[value=yes]').click();
  }

  /** Sends how many of twelve agree; the others disagree. */
  async function sendCount(page: Page, form: string, agree: number): Promise<void> {
    for (const [name, n] of Object.entries({ agree, disagree: 12 - agree, none: 0 }))
      await page.locator(`${form} [name=${name}]`).fill(String(n));
    await page.locator(`${form} button`).click();
  }

  it('gathers the reports of three sites before', async () => {
    const { id } = await organizer.run(reportsContract.add, {
      conferenceId,
      facts: { ...FORM, deadline: TODAY.toISODate(), questions: [question('n', { text: 'Số văn bản đã ban hành', unit: 'văn bản' })] },
    });
    await organizer.run(reportsContract.ask, { conferenceId, id, version: 1, asked: true });
    for (const [siteId, n] of [
      ['site-15', '1.200'],
      ['site-22', '800'],
    ] as const) {
      const page = await open(await app.link('site', conferenceId, siteId), `site/reports/${id}`, { width: 360, height: 740 });
      await page.locator('[data-value]').fill(n);
      await confirmed(page, '[name=_submit]');
      await page.locator('.report-answers').waitFor();
      sites[siteId] = page;
    }
    sites['site-96'] = await open(await app.link('site', conferenceId, 'site-96'), `site/reports/${id}`);
    await sites['site-96'].getByText('Chưa rõ', { exact: true }).click();
    await confirmed(sites['site-96'], '[name=_submit]');
    await sites['site-96'].locator('.report-answers').waitFor();
    const office = await open(organizer, `reports/${id}?view=table`);
    await says(office, 'main', '2.000');
    const { sites: asked } = await organizer.run(reportsContract.gather, { conferenceId, id });
    expect(asked.map(({ status }) => status)).toEqual(['submitted', 'submitted', 'submitted']);
    await close(office);
  });

  it('takes a comment up that a site sent on the draft', async () => {
    await organizer.run(documentsContract.addFile, { conferenceId, id: REPORT.id, name: 'bao-cao.pdf', content: base64(PDF) });
    await organizer.run(commentsContract.setRound, { conferenceId, documentId: REPORT.id, ...ROUND, groups: ['sites'] });
    const site = sites['site-15'] as Page;
    await site.goto(`/conferences/${conferenceId}/own-comments`);
    await site.locator('[name=text]').fill('Đề nghị bổ sung số liệu tháng 12');
    await site.locator('.comment-new .btn--primary').click();
    await says(site, '.record-list', 'Đề nghị bổ sung số liệu tháng 12');
    const office = await open(organizer, `documents/${REPORT.id}/comments`);
    await office.locator('[data-row]').first().click();
    await office.locator('.radio-group label', { hasText: 'Tiếp thu một phần' }).click();
    await office.locator('.matter-steps [name=text]').fill('Bổ sung trong bản hoàn thiện');
    await office.locator('.matter-steps .btn--primary').last().click();
    await says(office, 'main', 'Bổ sung trong bản hoàn thiện');
    await site.reload();
    await says(site, '.record-list', 'Bổ sung trong bản hoàn thiện');
    expect(await site.locator('.comment-change').count()).toBe(0);
    await close(office);
  });

  it('counts an open vote on the report by places, one of which loses its line, and adopts it to be completed', async () => {
    await organizer.run(publishingContract.publish, { conferenceId, note: null });
    await chair.run(proceedingsContract.openSitting, { conferenceId, sittingId: 'morning' });
    await chair.run(proceedingsContract.startItem, { conferenceId, itemId: 'papers' });
    const at = { conferenceId, sittingId: 'morning', online: false, siteId: 'main', door: null, seenAt: app.clock.now };
    for (const participantId of ELECTORS) await chair.run(checkInContract.arrive, { ...at, participantId });
    for (const page of Object.values(sites)) await page.goto(`/conferences/${conferenceId}/site`);
    const desk = await open(chair, 'votes', { width: 1366, height: 768 });
    await desk.locator('.vote-opening details summary').click();
    for (const siteId of ['main', 'site-15', 'site-22', 'site-96']) {
      await desk.locator(`[name="entitled-${siteId}"]`).fill('12');
      await desk.locator(`[name="present-${siteId}"]`).fill('12');
    }
    await desk.locator('.vote-opening .form > .btn').click();
    for (const [siteId, agree] of Object.entries({ 'site-15': 12, 'site-22': 10 })) {
      await sendCount(sites[siteId] as Page, '.site-vote', agree);
      await says(desk, `#place-${siteId}`, `${agree} Tán thành`);
    }
    await close(sites['site-96'] as Page);
    await desk.locator('#place-main summary').click();
    await sendCount(desk, '#place-main form[data-form=count]', 12);
    await says(desk, '#place-main', '12 Tán thành');
    await confirmed(desk, 'form[data-form=close] button');
    await says(desk, '#place-site-96', 'Ghi là không báo được');
    await desk.locator('details.more summary', { hasText: 'Thông qua, phải tiếp thu' }).click();
    await desk.locator('#completion-text').fill('bổ sung số liệu tháng 12');
    await desk.locator('form[data-form=complete] button').click();
    await says(desk, '.vote-stage', 'Thông qua; phải tiếp thu, hoàn thiện: bổ sung số liệu tháng 12');
    await close(desk);
    const documents = await open(organizer, 'documents');
    const told = await wordsOf(documents, 'main');
    expect(told).toContain('Được thông qua, cần hoàn thiện: bổ sung số liệu tháng 12');
    await close(documents);
  });

  it('counts a secret vote with twelve ballots, of which two are cast in browsers', async () => {
    const { voteId } = await chair.run(secretVotesContract.open, { conferenceId, ...secretQuestion(ELECTORS) });
    const logins = await Promise.all(ELECTORS.map((participantId) => app.bound(conferenceId, 'delegate', { participantId })));
    for (const login of logins.slice(2)) await login.run(secretVotesContract.cast, { conferenceId, voteId, choice: ['agree'] });
    for (const login of logins.slice(0, 2)) {
      const phone = await open(login, 'ballot', { width: 360, height: 740 });
      await phone.locator('.ballot-options label', { hasText: 'Không tán thành' }).click();
      await confirmed(phone, '.ballot-secret .btn--primary');
      await phone.locator('.ballot-done').waitFor();
      await close(phone);
    }
    const desk = await open(chair, 'secret-votes');
    await says(desk, '.vote-figure', '12/12');
    await confirmed(desk, 'form[action$="/close"] button');
    await says(desk, '.secret-result', 'Không tán thành');
    const { state } = await chair.run(proceedingsContract.liveState, { conferenceId });
    const { cast, counts } = secretVotesState(state).votes[voteId]?.count ?? {};
    expect([cast, counts?.map(({ option, n }) => `${option} ${n}`)]).toEqual([12, ['agree 10', 'disagree 2', 'none 0']]);
    await close(desk);
  });

  it('takes two recommendations and three tasks from the minutes into the register', async () => {
    const page = await open(await app.member(conferenceId, 'secretary'), 'minutes');
    await says(page, 'main', 'bổ sung số liệu tháng 12');
    await page.locator('[data-tool="register"]:not([disabled])').waitFor({ state: 'attached' });
    await page.locator('[data-head]').nth(1).click();
    for (const [nth, kind] of ['recommendation', 'recommendation', 'task', 'task', 'task'].entries()) {
      await page.keyboard.type(`Việc số ${nth + 1}`);
      await page.keyboard.press('Control+j');
      const dialog = page.locator('#matter-dialog[open]');
      await dialog.locator('#matter-kind').selectOption(kind);
      if (nth === 4) {
        await dialog.locator('#matter-due').selectOption('by');
        await dialog.locator('#matter-date').fill(TODAY.minus({ days: 3 }).toFormat('dd/MM/yyyy'));
      }
      await dialog.locator('.btn--primary').click();
      await dialog.waitFor({ state: 'hidden' });
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
    }
    const { matters } = await organizer.run(followUpContract.list, { view: 'all' });
    expect(
      matters
        .map(({ kind, text }) => `${kind} ${text.at(-1) ?? ''}`)
        .toSorted()
        .join(', '),
    ).toBe('recommendation 1, recommendation 2, task 3, task 4, task 5');
    await close(page);
  });

  it('carries what is open into the next conference, and shows the site the reply to what it raised', async () => {
    await chair.run(proceedingsContract.finishItem, { conferenceId, itemId: 'papers' });
    await chair.run(proceedingsContract.closeSitting, { conferenceId, sittingId: 'morning' });
    const { matters } = await organizer.run(followUpContract.list, { view: 'all' });
    const raised = matters.find(({ text }) => text === 'Việc số 1');
    if (!raised) throw new Error('The register lacks the recommendation.');
    const page = await open(organizer, `/follow-up/${conferenceId}/${raised.id}`);
    await page.locator('[name=fromId]').selectOption('site-15');
    await page.locator('.action-bar .btn--primary').click();
    await page.waitForURL((url) => !url.pathname.endsWith(raised.id));
    await page.goto(`/conferences/${conferenceId}/duplicate`);
    await page.fill('#title', 'Hội nghị năm sau');
    await page.fill('#date', TODAY.plus({ years: 1 }).toFormat('dd/MM/yyyy'));
    await page.locator('.action-bar .btn--primary').click();
    await page.waitForURL((url) => !url.pathname.includes(conferenceId));
    await says(page, 'main', 'Việc số 5');
    await page.goto('/tasks');
    await says(page, 'main', 'Quá hạn');
    await organizer.run(followUpContract.record, {
      conferenceId,
      id: raised.id,
      version: (await organizer.run(followUpContract.get, { conferenceId, id: raised.id })).matter.version,
      step: { ...ANSWERED, on: TODAY.toISODate() ?? '' },
    });
    const site = sites['site-15'] as Page;
    await site.goto(`/conferences/${conferenceId}/site/matters`);
    await says(site, '.record-list', 'Đã bố trí kinh phí');
    expect(faults.flat()).toEqual([]);
  });
});

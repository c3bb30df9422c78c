import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proceedingsContract as live } from '../../server/live/sitting/contract/index.ts';
import { insertPlan } from '../../server/planning/plan/store.ts';
import { publishingContract } from '../../server/planning/publishing/contract.ts';
import { transact } from '../../server/platform/database/open.ts';
import { newId } from '../../server/platform/ids.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { launchBrowser, personAt, type Person } from '../helpers/browser.ts';
import { chromium } from '../helpers/parts.ts';
import { says } from '../helpers/people.ts';
import { wholePlan } from '../live/sitting/morning-plan.ts';
import { docx } from '../record/minutes/minutes-lines.ts';

const SPEAKER = 'Phạm Gia Túc';
const HEADING = 'Phát biểu khai mạc';

describe.skipIf(!chromium())(
  'an item and its speaker who are removed after they were heard (left out where Chromium is not installed)',
  () => {
    let app: TestApp;
    let browser: Browser;
    let conferenceId: string;
    let organizer: Person;
    let minutes: Person;
    let secretary: Login;

    const at = async ({ token }: Login, page: string): Promise<Person> => {
      const person = await personAt(browser, app.url);
      await person.context.addCookies([{ name: 'dc_session', value: token, url: app.url }]);
      await person.page.goto(`/conferences/${conferenceId}/${page}`);
      return person;
    };

    beforeAll(async () => {
      [app, browser] = await Promise.all([startApp({ now: 'real' }), launchBrowser()]);
      conferenceId = newId();
      const plan = wholePlan(conferenceId);
      const items = plan.items.map((item) => (item.id === 'closing' ? { ...item, speakers: [] } : item));
      await transact(app.db, (tx) => insertPlan(tx, { ...plan, items }, Date.now()));
      const planner = await app.member(conferenceId, 'organizer');
      await planner.run(publishingContract.publish, { conferenceId });
      const chair = await app.member(conferenceId, 'chair');
      secretary = await app.member(conferenceId, 'secretary');
      await chair.run(live.openSitting, { conferenceId, sittingId: 'morning' });
      await chair.run(live.startItem, { conferenceId, itemId: 'opening' });
      await chair.run(live.grant, { conferenceId, participantId: 'pham-gia-tuc', handOver: false });
      await chair.run(live.startItem, { conferenceId, itemId: 'papers' });
      [organizer, minutes] = [await at(planner, 'agenda'), await at(secretary, 'minutes')];
    });
    afterAll(async () => {
      await browser?.close();
      await app?.end();
    });

    /** Deletes what the form at this address edits, in the panel beside its list, and confirms it. */
    async function remove(path: string): Promise<void> {
      const { page } = organizer;
      await page.goto(`/conferences/${conferenceId}/${path}`);
      await page.click('[data-record-panel] form[action$="/remove"] button');
      await page.click('#confirm[open] button[value="yes"]');
      await page.locator('.toast', { hasText: 'Đã xóa' }).waitFor();
    }

    it('stay in the minutes and in their paper, as publishing says before', async () => {
      await says(minutes.page, '#part-item\\.opening', SPEAKER);
      await remove('agenda/items/opening');
      await remove('participants/pham-gia-tuc');
      const { page } = organizer;
      await page.goto(`/conferences/${conferenceId}/publish`);
      await says(page, 'main', `${SPEAKER} đã phát biểu: biên bản và các màn hình vẫn giữ tên.`);
      await Promise.all([page.waitForNavigation(), page.click(`form[action$="/publish"] button.btn--primary`)]);
      await minutes.page.reload();
      await says(minutes.page, '#part-item\\.opening', HEADING);
      await says(minutes.page, '#part-item\\.opening', SPEAKER);
      const lines = await docx(secretary, conferenceId);
      expect([lines.filter((line) => line.includes(HEADING)).length, lines.filter((line) => line.includes(SPEAKER)).length]).toEqual([
        1, 1,
      ]);
      expect([...organizer.faults, ...minutes.faults]).toEqual([]);
    });
  },
);

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInContract } from '../../server/live/check-in/contract.ts';
import { badgeText } from '../../server/live/check-in/rules/badge-text.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { breakableLine, type BreakableLine } from '../helpers/breakable-line.ts';
import { launchMediaBrowser } from '../helpers/browser.ts';
import { allSent, openDoor, scanBadges } from '../helpers/hall-doors.ts';
import { badgeCamera, type BadgeCamera } from '../helpers/media/badge-camera.ts';
import { chromium } from '../helpers/parts.ts';
import { says } from '../helpers/people.ts';
import { person } from '../live/check-in/check-in-day.ts';
import { published } from '../live/sitting/published-day.ts';

const GUESTS = 300;
const guests = Array.from({ length: GUESTS }, (_, at) => person(`guest-${at + 1}`, { name: `Đại biểu số ${at + 1}`, siteId: 'main' }));

describe.skipIf(!chromium())('check-in at two doors (left out where Chromium is not installed)', () => {
  let app: TestApp;
  let browser: Browser;
  let line: BreakableLine;
  let camera: BadgeCamera;
  let conferenceId: string;
  let secretary: Login;
  /** Texts of the badges, by the order of the list. */
  let badges: string[];
  let doorA: Page;
  let doorB: Page;
  const faults: string[][] = [];

  beforeAll(async () => {
    app = await startApp({ now: 'real' });
    ({ conferenceId } = await published(app, (plan) => ({ ...plan, participants: guests })));
    secretary = await app.member(conferenceId, 'secretary');
    const { people, tag } = await secretary.run(checkInContract.people, { conferenceId });
    badges = people.map(({ badges: codes }) => badgeText(tag, codes.at(-1) ?? ''));
    camera = badgeCamera(badges[0] ?? '');
    [browser, line] = await Promise.all([launchMediaBrowser([camera.flag]), breakableLine(app.url)]);
    doorA = await openDoorOf(app.url, 'A');
    doorB = await openDoorOf(line.url, 'B');
  });
  afterAll(async () => {
    await browser?.close();
    await line?.end();
    camera?.end();
    await app?.end();
  });

  /** A secretary's phone at a door of the hall; each door has a login of its own. */
  async function openDoorOf(url: string, letter: string): Promise<Page> {
    const login = await app.member(conferenceId, 'secretary');
    const { page, faults: own } = await openDoor(browser, { url, conferenceId, letter, login });
    faults.push(own);
    return page;
  }
  const notes = async () => (await secretary.run(checkInContract.notes, { conferenceId, sittingId: 'morning', since: 0 })).notes;

  it('reads a badge by camera and says who it is', async () => {
    await doorA.getByRole('button', { name: 'Quét thẻ bằng máy quay' }).click();
    await says(doorA, '#result', 'Đã ghi nhận có mặt');
    await says(doorA, '#result', 'Đại biểu số 1');
    await doorA.getByRole('button', { name: 'Tắt máy quay' }).click();
    await allSent(doorA, 1);
    expect((await notes()).map(({ participantId, arrival }) => [participantId, arrival?.door])).toEqual([['guest-1', 'A']]);
  });

  it('finds by name without accents, and says when somebody came through another door', async () => {
    await doorB.locator('#door-query').fill('dai bieu so 300');
    await doorB.getByRole('button', { name: 'Ghi nhận có mặt: Đại biểu số 300' }).click();
    await allSent(doorB, 2);
    await scanBadges(doorA, [badges[GUESTS - 1] ?? '']);
    await says(doorA, '#result', 'Đã có mặt từ trước');
    await says(doorA, '#result', 'cửa B');
    expect((await notes()).map(({ arrival }) => arrival?.door)).toEqual(['A', 'B']);
  });

  it('counts 300 people once each although one door has no line for a while and is reloaded', async () => {
    line.cut();
    await scanBadges(doorB, badges.slice(130, 220));
    await says(doorB, '.door-line', 'Mất kết nối');
    await doorB.reload();
    await says(doorB, '#waiting', '90 lượt chờ gửi');
    await Promise.all([scanBadges(doorA, badges.slice(0, 160)), scanBadges(doorB, badges.slice(200, 299))]);
    await says(doorB, '#waiting', '169 lượt chờ gửi');
    await allSent(doorA, 161);
    line.mend();
    await allSent(doorB, GUESTS);
    const present = await notes();
    expect([present.length, new Set(present.map(({ participantId }) => participantId)).size]).toEqual([GUESTS, GUESTS]);
    expect(await app.db.journalEntry.count({ where: { journalId: conferenceId, kind: 'participant.noted' } })).toBe(GUESTS);
    await says(doorB, '.door-count', `${GUESTS}/${GUESTS}`);
    await says(doorA, '.door-count', `${GUESTS}/${GUESTS}`);
  });

  it('takes an arrival back', async () => {
    await doorA.locator('.door-recent button').first().click();
    await says(doorA, '.door-count', `${GUESTS - 1}/${GUESTS}`);
    expect((await notes()).length).toBe(GUESTS - 1);
  });

  it('takes nothing back that somebody else has noted since', async () => {
    const name = (await doorA.locator('.door-recent li span').first().textContent()) ?? '';
    const participantId = guests.find((one) => one.name === name)?.id ?? '';
    const { seq } = (await notes()).find((note) => note.participantId === participantId) ?? { seq: 0 };
    const left = { conferenceId, sittingId: 'morning', participantId, presence: 'left' as const, late: null, seen: seq };
    await secretary.run(checkInContract.note, left);
    await says(doorA, '.door-count', `${GUESTS - 2}/${GUESTS}`);
    await doorA.locator('.door-recent button').first().click();
    await says(doorA, '#result', 'Chưa ghi nhận được');
    expect((await notes()).find((note) => note.participantId === participantId)?.presence).toBe('left');
  });

  it('keeps after a reload what waits, with its undo, and what was refused until somebody has seen it', async () => {
    const left = (await notes()).find(({ presence }) => presence === 'left')?.participantId;
    await says(doorB, '.door-count', `${GUESTS - 2}/${GUESTS}`);
    line.cut();
    await scanBadges(doorB, [badges[guests.findIndex(({ id }) => id === left)] ?? '']);
    await says(doorB, '#waiting', '1 lượt chờ gửi');
    await doorB.reload();
    await doorB.locator('.door-recent button').waitFor();
    await app.db.conference.update({ where: { id: conferenceId }, data: { archivedAt: new Date() } });
    line.mend();
    await says(doorB, '.door-refused', 'Có lượt chưa ghi nhận được');
    await doorB.reload();
    await says(doorB, '.door-refused', guests.find(({ id }) => id === left)?.name ?? '');
    await doorB.getByRole('button', { name: 'Đã xem' }).click();
    await doorB.locator('.door-refused').waitFor({ state: 'detached' });
    await doorB.reload();
    await says(doorB, '.door-count', `${GUESTS - 2}/${GUESTS}`);
    expect(await doorB.locator('.door-refused').count()).toBe(0);
    expect(faults.flat()).toEqual([]);
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf, Operation } from '../../server/platform/contract.ts';
import { proceedingsContract as contract } from '../../server/live/sitting/contract/index.ts';
import { publishingContract } from '../../server/planning/publishing/contract.ts';
import { accessContract } from '../../server/planning/sites/access/contract.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { launchMediaBrowser, personAt, type Person } from '../helpers/browser.ts';
import { colouredHall, type ColouredHall } from '../helpers/media/coloured-hall.ts';
import { colourOf, nearest, received, rememberConnections, tonesHeard } from '../helpers/media/seen-and-heard.ts';
import { chromium, mediaWorker } from '../helpers/parts.ts';
import { importSeed, seedItem } from '../helpers/seeded.ts';
import { WAIT_OPTIONS } from '../helpers/wait.ts';

const SITES = ['main', 'provinces-15', 'provinces-22', 'provinces-48'];
const [MAIN, LAO_CAI, QUANG_NINH, DA_NANG] = [0, 1, 2, 3];
const COLOURS = [
  [200, 60, 60],
  [60, 180, 60],
  [60, 60, 200],
  [190, 180, 60],
] as const;
const TONES = [500, 800, 1100, 1400];

describe.skipIf(!chromium() || !mediaWorker())('the main hall and three sites in browsers of their own', () => {
  let app: TestApp;
  let organizer: Login;
  let conferenceId: string;
  let desk: Page;
  const halls: ColouredHall[] = [];
  const browsers: Browser[] = [];
  const people: Person[] = [];
  const pages: Page[] = [];

  const run = <T extends Operation>(operation: T, input: Omit<InputOf<T>, 'conferenceId'>) =>
    organizer.run(operation, { conferenceId, ...input } as InputOf<T>);

  async function open(browser: Browser, token: string, path: string): Promise<Page> {
    const person = await personAt(browser, app.url, { media: true });
    people.push(person);
    await rememberConnections(person.context);
    await person.context.addCookies([{ name: 'dc_session', value: token, url: app.url }]);
    await person.page.goto(`/conferences/${conferenceId}/${path}`);
    return person.page;
  }

  const launch = async (flags: readonly string[] = []): Promise<Browser> => {
    const browser = await launchMediaBrowser(flags);
    browsers.push(browser);
    return browser;
  };

  beforeAll(async () => {
    app = await startApp({ now: 'real', media: { workers: 2 } });
    organizer = await app.user({ creator: true });
    conferenceId = await importSeed(organizer);
    await run(accessContract.openAccess, {});
    await run(publishingContract.publish, { note: null });
    await run(contract.openSitting, { sittingId: 'sitting-1' });
    await run(contract.startItem, { itemId: await seedItem(organizer, conferenceId, 'papers') });
    const { access } = await run(accessContract.access, {});
    const plan = await run(contract.livePlan, {});
    const mainId = plan.sites.find(({ kind }) => kind === 'main')?.id ?? '';
    SITES[MAIN] = mainId;
    for (const [number, siteId] of SITES.entries()) {
      const hall = colouredHall(COLOURS[number] ?? COLOURS[0], TONES[number] ?? 0);
      halls.push(hall);
      const code = access.find((one) => one.siteId === siteId)?.code ?? '';
      const { token } = await app.nobody.run(accessContract.join, { code });
      pages.push(await open(await launch(hall.flags), token, 'site'));
    }
    desk = await open(await launch(), (await app.member(conferenceId, 'chair')).token, 'desk');
  });
  afterAll(async () => {
    for (const browser of browsers) await browser.close();
    for (const hall of halls) hall.remove();
    await app?.end();
  });

  const page = (number: number): Page => pages[number] ?? desk;
  const shown = async (number: number): Promise<number | null> =>
    nearest(await colourOf(page(number), '.watch .program-feed > .picture-frame .moving'), COLOURS);
  const heard = async (number: number): Promise<number[]> => (await tonesHeard(page(number), TONES)).map((tone) => TONES.indexOf(tone));

  /** Waits until everyone sees this hall in the large picture, and hears these. */
  async function everyoneSees(speaker: number, others: readonly number[]): Promise<void> {
    await expect.poll(() => Promise.all(others.map(shown)), WAIT_OPTIONS).toEqual(others.map(() => speaker));
  }
  const hears = async (number: number, whom: readonly number[]): Promise<void> => {
    await expect.poll(() => heard(number), WAIT_OPTIONS).toEqual(whom);
  };

  it('see and hear the main hall while nobody else has the floor', async () => {
    await everyoneSees(MAIN, [LAO_CAI, QUANG_NINH, DA_NANG]);
    await hears(LAO_CAI, [MAIN]);
    expect(await heard(MAIN)).toEqual([]);
  });

  it('see and hear whoever is given the floor: frames are decoded, and the energy of the sound grows', async () => {
    await run(contract.grant, { siteId: 'provinces-22', seconds: 600, handOver: true });
    await everyoneSees(QUANG_NINH, [MAIN, LAO_CAI, DA_NANG]);
    await hears(LAO_CAI, [MAIN, QUANG_NINH]);
    await hears(MAIN, [QUANG_NINH]);
    await hears(QUANG_NINH, [MAIN]);
    const before = await received(page(DA_NANG));
    const grows = async () => {
      const now = await received(page(DA_NANG));
      return [now.frames > before.frames + 5, now.energy > before.energy];
    };
    await expect.poll(grows, WAIT_OPTIONS).toEqual([true, true]);
  });

  it('move with the floor, picture and sound together', async () => {
    await run(contract.grant, { siteId: 'provinces-15', seconds: 600, handOver: true });
    await everyoneSees(LAO_CAI, [MAIN, QUANG_NINH, DA_NANG]);
    await hears(QUANG_NINH, [MAIN, LAO_CAI]);
    await hears(DA_NANG, [MAIN, LAO_CAI]);
    await hears(LAO_CAI, [MAIN]);
    expect(await shown(DA_NANG)).toBe(LAO_CAI);
  });

  it('hear nothing from a site that forces its microphone open without the floor', async () => {
    await run(contract.end, {});
    await hears(DA_NANG, [MAIN]);
    // Force the page's own sender to send, whatever the page's script wants.
    await page(QUANG_NINH).evaluate(async () => {
      const media = await navigator.mediaDevices.getUserMedia({ audio: true });
      const [track] = media.getAudioTracks();
      for (const connection of window.connections)
        for (const sender of connection.getSenders()) if (sender.track?.kind === 'audio' && track) await sender.replaceTrack(track);
    });
    const sent = () =>
      page(QUANG_NINH).evaluate(async () => {
        let bytes = 0;
        for (const connection of window.connections)
          for (const one of (await connection.getStats()).values() as Iterable<Record<string, number | string>>)
            if (one['type'] === 'outbound-rtp' && one['kind'] === 'audio') bytes += Number(one['bytesSent'] ?? 0);
        return bytes;
      });
    const before = await sent();
    await expect.poll(async () => (await sent()) > before + 10_000, WAIT_OPTIONS).toBe(true);
    expect([await heard(MAIN), await heard(LAO_CAI), await heard(DA_NANG)]).toEqual([[], [MAIN], [MAIN]]);
    // The main hall hears nobody: not a byte of sound has arrived meanwhile.
    const bytes = (await received(page(MAIN))).soundBytes;
    await expect.poll(async () => (await sent()) > before + 30_000, WAIT_OPTIONS).toBe(true);
    expect((await received(page(MAIN))).soundBytes - bytes).toBe(0);
  });

  it('are all visible at the desk', async () => {
    const wall = () => Promise.all(SITES.map(async (siteId) => nearest(await colourOf(desk, `[data-picture="site/${siteId}"]`), COLOURS)));
    await expect.poll(wall, WAIT_OPTIONS).toEqual([MAIN, LAO_CAI, QUANG_NINH, DA_NANG]);
  });

  it('had no errors in any page', () => {
    expect(people.flatMap(({ faults }) => faults)).toEqual([]);
  });
});

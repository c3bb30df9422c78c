import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { conferenceOf, Pages, type TakingPart } from '../../helpers/media/many-sites.ts';
import { isLongMedia, mediaWorker } from '../../helpers/parts.ts';

const SITES = isLongMedia ? 34 : 6;
const MOVES = isLongMedia ? 8 : 6;
/** Small pictures, because this machine decodes all of them at once and only routing matters. */
const SIZE = { width: 160, height: 90 };
const FRAMES_PER_SECOND = 8;

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

describe.skipIf(!mediaWorker())(`the main hall and ${SITES} sites`, () => {
  let app: TestApp;
  let pages: Pages;
  let conference: Awaited<ReturnType<typeof conferenceOf>>;
  const halls: TakingPart[] = [];
  let most = 0;
  let sampling: NodeJS.Timeout;

  /** Microphones that the server forwards to anybody now. */
  const openNow = async (): Promise<number> => {
    const room = await app.media.rooms.open(conference.conferenceId);
    const sent = [...room.peers.values()].flatMap((peer) => [...peer.uplinks.values()]);
    return sent.filter(({ source, flows }) => source === 'microphone' && flows).length;
  };

  beforeAll(async () => {
    app = await startApp({ now: 'real', media: { workers: 2 } });
    conference = await conferenceOf(app, SITES);
    pages = new Pages(app, conference.conferenceId);
    const began = performance.now();
    halls.push(...(await Promise.all(conference.siteIds.map((siteId, number) => pages.site(siteId, number, SIZE, FRAMES_PER_SECOND)))));
    await Promise.all(halls.slice(1).map(({ page }) => page.sees('main', 0)));
    console.info(`${SITES} sites joined and see the main hall after ${Math.round(performance.now() - began)} ms`);
    sampling = setInterval(() => void openNow().then((open) => (most = Math.max(most, open))), 10);
  });
  afterAll(async () => {
    clearInterval(sampling);
    await pages.close();
    await app.end();
  });

  it('all see each speaker as the floor moves, and at no moment are three microphones open', async () => {
    const { conferenceId, chair } = conference;
    const times: number[] = [];
    for (let move = 1; move <= MOVES; move += 1) {
      const speaker = halls[1 + ((move * 5) % SITES)];
      if (!speaker) throw new Error('no such site');
      const watching = halls.filter((one) => one !== speaker);
      const seen = Promise.all(watching.map(({ page }) => page.sees('main', speaker.number)));
      await chair.run(contract.grant, { conferenceId, siteId: speaker.siteId, handOver: true });
      const granted = performance.now();
      times.push(...(await seen).map((at) => Math.max(0, at - granted)));
    }
    console.info(
      `${SITES} sites, ${MOVES} moves: first decoded frame ${Math.round(quantile(times, 0.5))} ms (p50), ${Math.round(quantile(times, 0.95))} ms (p95) after the acknowledged grant`,
    );
    expect([times.length, most]).toEqual([MOVES * SITES, 2]);
  });
});

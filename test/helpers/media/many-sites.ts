import type { Socket } from 'socket.io-client';
import { insertPlan } from '../../../server/planning/plan/store.ts';
import { transact } from '../../../server/platform/database/open.ts';
import { newId } from '../../../server/platform/ids.ts';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { insertPublication } from '../../../server/planning/publishing/store.ts';
import { wholePlan } from '../../live/sitting/morning-plan.ts';
import type { Login, TestApp } from '../app.ts';
import { connect } from '../doors.ts';
import { FakeHall, type Size } from './fake-hall.ts';
import { NodePage } from './node-page.ts';

/** A site that takes part: its page, and the number that identifies its picture and tone. */
export interface TakingPart {
  readonly siteId: string;
  readonly number: number;
  readonly page: NodePage;
  readonly hall: FakeHall;
}

/** A conference of the main hall and so many sites, with the papers of the morning running. */
export async function conferenceOf(app: TestApp, sites: number): Promise<{ conferenceId: string; chair: Login; siteIds: string[] }> {
  const conferenceId = newId();
  const base = wholePlan(conferenceId);
  const siteIds = ['main', ...Array.from({ length: sites }, (_, at) => `province-${at + 1}`)];
  const main = base.sites.find(({ id }) => id === 'main');
  if (!main) throw new Error('the plan has no main hall');
  const provinces = siteIds.slice(1).map((id) => ({ ...main, id, kind: 'province' as const, name: id }));
  const plan = { ...base, sites: [...base.sites, ...provinces] };
  const at = Date.now();
  await transact(app.db, async (tx) => {
    await insertPlan(tx, plan, at);
    await insertPublication(tx, { conferenceId, number: 1, at, actorId: 'organizer', note: null, plan, changes: [] });
  });
  const rotatedAt = new Date(at);
  await app.db.siteAccess.createMany({
    data: siteIds.map((siteId) => ({ conferenceId, siteId, code: newId(), secret: newId(), rotatedAt })),
  });
  const chair = await app.member(conferenceId, 'chair');
  await chair.run(contract.openSitting, { conferenceId, sittingId: 'morning' });
  await chair.run(contract.startItem, { conferenceId, itemId: 'papers' });
  return { conferenceId, chair, siteIds };
}

/** The pages of a conference in a test, with everything to close afterwards. */
export class Pages {
  readonly #app: TestApp;
  readonly #conferenceId: string;
  readonly #sockets: Socket[] = [];
  readonly #pages: NodePage[] = [];
  readonly #halls: FakeHall[] = [];

  constructor(app: TestApp, conferenceId: string) {
    this.#app = app;
    this.#conferenceId = conferenceId;
  }

  /** Opens a page of a login, which follows the conference and joins. */
  async open(token: string, purpose: 'watch' | 'site'): Promise<NodePage> {
    const conferenceId = this.#conferenceId;
    const socket = await connect(this.#app.url, token);
    this.#sockets.push(socket);
    await socket.emitWithAck('follow', { conferenceId, revision: null });
    const page = new NodePage({ socket, conferenceId, purpose });
    this.#pages.push(page);
    await page.session.start();
    return page;
  }

  /** Joins a site with camera and microphone. */
  async site(siteId: string, number: number, size?: Size, framesPerSecond?: number): Promise<TakingPart> {
    const page = await this.open((await this.#app.link('site', this.#conferenceId, siteId)).token, 'site');
    const hall = new FakeHall(number, size, framesPerSecond);
    this.#halls.push(hall);
    await page.session.send('camera', hall.camera);
    await page.session.send('microphone', hall.microphone);
    return { siteId, number, page, hall };
  }

  async close(): Promise<void> {
    await Promise.all(this.#pages.map((page) => page.close()));
    for (const hall of this.#halls) hall.close();
    for (const socket of this.#sockets) socket.close();
  }
}

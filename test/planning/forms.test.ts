import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMPARED_FACTS, PLAN_LISTS, type PlanListName } from '../../server/planning/publishing/contract.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { importSeed, seedItem } from '../helpers/seeded.ts';

let app: TestApp;
let at: string;
let opening: string;
let organizer: Login;
beforeAll(async () => {
  app = await startApp();
  organizer = await app.user({ creator: true, clearance: 3 });
  const conferenceId = await importSeed(organizer);
  at = `/conferences/${conferenceId}`;
  opening = await seedItem(organizer, conferenceId, 'opening');
});
afterAll(() => app.end());

/** The forms for the facts of each list. */
const FORMS: Readonly<Record<PlanListName, readonly string[]>> = {
  conference: ['edit', 'settings'],
  sittings: ['agenda/sittings/new'],
  items: ['agenda/items/new'],
  papers: ['agenda/papers/new?itemId=OPENING'],
  sites: ['sites/new'],
  participants: ['participants/new'],
  documents: ['documents/new'],
  awards: ['awards/new'],
  recommendations: ['recommendations/new'],
  campaigns: ['campaigns/new'],
};
/** Facts whose fields have other names. */
const NAMED_OTHERWISE: Readonly<Record<string, string>> = { 'conference starts': 'time', 'items sittingId': 'place' };

async function fieldsOf(list: PlanListName): Promise<ReadonlySet<string>> {
  const pages = await Promise.all(
    FORMS[list].map((path) =>
      request(app.url)
        .get(`${at}/${path.replace('OPENING', opening)}`)
        .set('cookie', `dc_session=${organizer.token}`),
    ),
  );
  const names = pages.flatMap(({ text }) => [...text.matchAll(/\s(?:name|data-people)="([A-Za-z]+)/g)]);
  return new Set(names.flatMap(([, name]) => name ?? []));
}

describe('the form of every record', () => {
  it.each(PLAN_LISTS)('asks for every fact: %s', async (list) => {
    const fields = await fieldsOf(list);
    const facts = COMPARED_FACTS[list].keyof().options;
    expect(facts.filter((fact) => !fields.has(NAMED_OTHERWISE[`${list} ${fact}`] ?? fact))).toEqual([]);
  });
});

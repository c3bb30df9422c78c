import request, { type Test } from 'supertest';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { accessContract } from '../../../server/planning/sites/access/contract.ts';
import { sitesContract, type SiteFacts } from '../../../server/planning/sites/contract.ts';
import type { Login, TestApp } from '../../helpers/app.ts';

export const site = (facts: Partial<SiteFacts> & { name: string }): SiteFacts => ({
  kind: 'province',
  aliases: [],
  group: false,
  count: null,
  province: null,
  expand: null,
  groupId: null,
  ...facts,
});

/** A conference with its main hall and the 34 provinces, every site with a code, and its organizer. */
export interface SitesConference {
  readonly conferenceId: string;
  readonly organizer: Login;
  /** Id of a site by the end of its name, such as "Lào Cai". */
  idOf(name: string): Promise<string>;
  accessOf(name: string): Promise<{ siteId: string; code: string; path: string }>;
  /** A site's login, by its code. */
  join(name: string): Promise<Login>;
}

export async function conferenceOfSites(app: TestApp): Promise<SitesConference> {
  const organizer = await app.user({ creator: true });
  const facts = { title: 'Hội nghị văn phòng', organizer: 'Văn phòng', mode: 'hybrid', date: '2025-11-26', starts: '08:00' } as const;
  const { id: conferenceId } = await organizer.run(conferencesContract.create, {
    ...facts,
    turnMinutes: null,
    timeZone: 'Asia/Ho_Chi_Minh',
    venue: null,
    placeOfIssue: null,
    series: null,
  });
  const main = site({ kind: 'main', name: 'Điểm cầu Văn phòng Trung ương Đảng', aliases: ['Điểm cầu Hà Nội'] });
  await organizer.run(sitesContract.add, { conferenceId, ...main });
  await organizer.run(sitesContract.invite, { conferenceId, groupId: null });
  await organizer.run(accessContract.openAccess, { conferenceId });
  const idOf = async (name: string) => {
    const { sites } = await organizer.run(sitesContract.list, { conferenceId });
    return sites.find((one) => one.name.endsWith(name))?.id ?? 'none';
  };
  const accessOf = async (name: string) => {
    const { access } = await organizer.run(accessContract.access, { conferenceId });
    const siteId = await idOf(name);
    const found = access.find((one) => one.siteId === siteId);
    if (!found?.code || !found.path) throw new Error(`${name} has no access that this login may see`);
    return { ...found, code: found.code, path: found.path };
  };
  const join = async (name: string): Promise<Login> => {
    const { token } = await app.nobody.run(accessContract.join, { code: (await accessOf(name)).code });
    return { ...(await app.link('site', conferenceId, await idOf(name))), token };
  };
  return { conferenceId, organizer, idOf, accessOf, join };
}

/** Opens a page as a login, or as nobody. */
export const openPage = (app: TestApp, path: string, login: Pick<Login, 'token'> | null, lang = 'vi'): Test =>
  request(app.url)
    .get(path)
    .set('cookie', `${login ? `dc_session=${login.token}; ` : ''}dc_lang=${lang}`);

/** Words of a page without markup. */
export const wordsIn = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/[\s\u00A0]+/g, ' ');

/** Posts a form from its page as a browser without JavaScript does. */
export async function sendForm(
  app: TestApp,
  page: string,
  action: string,
  fields: Readonly<Record<string, string>>,
  login: Pick<Login, 'token'> | null,
) {
  const opened = await openPage(app, page, login);
  const token = /name="csrf-token" content="([^"]+)"/.exec(opened.text)?.[1] ?? '';
  const visitor = [opened.headers['set-cookie'] ?? []]
    .flat()
    .map((one: string) => one.split(';')[0])
    .join('; ');
  const session = login ? `dc_session=${login.token}; ` : '';
  return request(app.url)
    .post(action)
    .set('cookie', `${session}dc_lang=vi; ${visitor}`)
    .type('form')
    .send({ ...fields, _csrf: token });
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarContract } from '../../../server/planning/calendar/contract.ts';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import { accessContract } from '../../../server/planning/sites/access/contract.ts';
import { proceedingsContract } from '../../../server/live/sitting/contract/index.ts';
import { interchangeContract } from '../../../server/record/import-export/contract/index.ts';
import { minutesContract } from '../../../server/record/minutes/contract.ts';
import { printingContract } from '../../../server/record/printouts/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bytesOf } from '../../helpers/files.ts';
import { published } from '../../live/sitting/published-day.ts';
import { docxText } from '../../record/printouts/files.ts';

let app: TestApp;
let organizer: Login;
let real: string;
let rehearsal: string;

beforeAll(async () => {
  app = await startApp();
  ({ conferenceId: real } = await published(app));
  organizer = await app.user({ creator: true, clearance: 3 });
  await app.db.membership.create({ data: { conferenceId: real, userId: organizer.actor.id, role: 'organizer' } });
  await organizer.run(accessContract.openAccess, { conferenceId: real });
  const site = { conferenceId: real, siteId: 'site-15' };
  await organizer.run(accessContract.setContact, { ...site, contactName: 'Người trực', contactPhone: '0912 345 678' });
  await organizer.run(accessContract.setClearance, { ...site, clearance: 2 });
  await app.db.agendaItem.updateMany({ where: { conferenceId: real, id: 'opening' }, data: { title: 'Sửa sau khi công bố' } });
  ({ id: rehearsal } = await organizer.run(conferencesContract.rehearse, { conferenceId: real }));
  await organizer.run(accessContract.openAccess, { conferenceId: rehearsal });
  await organizer.run(publishingContract.publish, { conferenceId: rehearsal });
});
afterAll(() => app.end());

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const cookieOf = ({ token }: Pick<Login, 'token'>) => ({ cookie: `dc_session=${token}` });
async function open(path: string, login: Login | null = organizer): Promise<{ status: number; html: string }> {
  const response = await fetch(app.url + path, { headers: login ? cookieOf(login) : {}, redirect: 'manual' });
  return { status: response.status, html: plain(await response.text()) };
}

describe('a rehearsal takes over', () => {
  it('the plan that the sites know, with contacts and clearances, under codes of its own', async () => {
    const { plan } = await organizer.run(publishingContract.draft, { conferenceId: rehearsal });
    expect(plan.items[0]?.title).toBe('Phát biểu khai mạc');
    const factsOf = async (conferenceId: string) =>
      (await organizer.run(accessContract.access, { conferenceId })).access.map(
        ({ siteId, contactName, contactPhone, clearance, code }) => ({
          siteId,
          contactName,
          contactPhone,
          clearance,
          code,
        }),
      );
    const [own, copied] = [await factsOf(real), await factsOf(rehearsal)];
    const withoutCodes = (facts: typeof own) =>
      facts.map(({ siteId, contactName, contactPhone, clearance }) => ({ siteId, contactName, contactPhone, clearance }));
    expect(withoutCodes(copied)).toEqual(withoutCodes(own));
    expect(copied.find(({ siteId }) => siteId === 'site-15')).toMatchObject({ contactName: 'Người trực', clearance: 2 });
    const codes = new Set([...own, ...copied].map(({ code }) => code));
    expect(codes.size).toBe(own.length + copied.length);
  });

  it('nothing that would make it a conference of its own', async () => {
    await expect(organizer.run(conferencesContract.duplicate, { conferenceId: rehearsal })).rejects.toMatchObject({ code: 'is-rehearsal' });
    expect((await open(`/conferences/${rehearsal}/settings`)).html.includes(`/conferences/${rehearsal}/duplicate`)).toBe(false);
    expect((await open(`/conferences/${real}/settings`)).html.includes(`/conferences/${real}/duplicate`)).toBe(true);
  });
});

describe('a rehearsal is marked', () => {
  const PAGES = [
    '',
    '/agenda',
    '/participants',
    '/sites/invitations',
    '/minutes',
    '/desk',
    '/display',
    '/watch',
    '/roll-call',
    '/documents',
  ];

  it('on every page and screen, and the conference itself on none', async () => {
    const marked = async (id: string, path: string) =>
      /tổng duyệt<\/|bản tổng duyệt\./i.test(
        (await open(`/conferences/${id}${path}`)).html.replace(/<main id="main" class="page (?:overview|dashboard)[^]*/, ''),
      );
    for (const path of PAGES) expect([path, await marked(rehearsal, path)]).toEqual([path, true]);
    for (const path of PAGES.slice(1)) expect([path, await marked(real, path)]).toEqual([path, false]);
  });

  it('on its papers, which have no number', async () => {
    const textsOf = async (conferenceId: string) => {
      const options = { conferenceId, format: 'docx', lang: 'vi' } as const;
      const [programme, minutes] = await Promise.all([
        organizer.run(printingContract.paper, { ...options, paper: 'programme' }),
        organizer.run(minutesContract.paper, { ...options, number: 5, office: 'VPTW' }),
      ]);
      return [plain((await docxText(bytesOf(programme))).join('\n')), plain((await docxText(bytesOf(minutes))).join('\n'))];
    };
    const says = (texts: string[]) => texts.map((text) => [/\(TỔNG DUYỆT\)/.test(text), /Số 05/.test(text)]);
    expect(says(await textsOf(rehearsal))).toEqual([
      [true, false],
      [true, false],
    ]);
    expect(says(await textsOf(real))).toEqual([
      [false, false],
      [false, true],
    ]);
  });

  it('in calendars and in its export', async () => {
    const titlesOf = async (conferenceId: string) => {
      const { title, events } = await organizer.run(calendarContract.events, { conferenceId });
      const file = await organizer.run(interchangeContract.export, { conferenceId });
      return [title, ...events.map((event) => event.title), file.title].map((one) => String(one).startsWith('Tổng duyệt: '));
    };
    expect(new Set(await titlesOf(rehearsal))).toEqual(new Set([true]));
    expect(new Set(await titlesOf(real))).toEqual(new Set([false]));
  });
});

describe('whoever takes part in a rehearsal', () => {
  it('continues as the same site of the conference with one press, and is joined to one of them at a time', async () => {
    const site = await app.link('site', rehearsal, 'site-22');
    const { html } = await open(`/conferences/${rehearsal}/site`, site);
    const action = `/conferences/${rehearsal}/site/go-on`;
    expect(html.includes(`action="${action}"`)).toBe(true);
    const body = new URLSearchParams({ _csrf: /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '' });
    const answer = await fetch(app.url + action, { method: 'POST', headers: cookieOf(site), body, redirect: 'manual' });
    const token = /dc_session=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/conferences/${real}/site`]);
    const statuses = await Promise.all([
      fetch(`${app.url}/conferences/${real}/site`, { headers: cookieOf({ token }) }),
      fetch(`${app.url}/conferences/${rehearsal}/site`, { headers: cookieOf(site), redirect: 'manual' }),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([200, 303]);
  });

  it('does not continue if the code of the site was revoked, or has a higher clearance than the one they joined with', async () => {
    const goOn = async (siteId: string) => {
      const { actor } = await app.link('site', rehearsal, siteId);
      return app.bus.run(accessContract.goOn, actor, { conferenceId: rehearsal }, {});
    };
    await organizer.run(accessContract.setClearance, { conferenceId: rehearsal, siteId: 'site-15', clearance: 1 });
    await expect(goOn('site-15')).rejects.toMatchObject({ code: 'link-unknown' });
    await organizer.run(accessContract.revokeAccess, { conferenceId: real, siteId: 'site-96' });
    await expect(goOn('site-96')).rejects.toMatchObject({ code: 'link-unknown' });
  });

  it('is told when it ends, on any page, and led to the same page of the conference; nothing else of it remains', async () => {
    const [main, behind, viewer] = [
      await app.link('site', rehearsal, 'main'),
      await app.link('site', rehearsal, 'site-96'),
      await app.member(real, 'viewer'),
    ];
    await organizer.run(proceedingsContract.openSitting, { conferenceId: rehearsal, sittingId: 'morning' });
    await organizer.run(conferencesContract.endRehearsal, { conferenceId: rehearsal });
    app.clock.now += 3000;
    for (const [login, path] of [
      [organizer, '/desk'],
      [viewer, '/watch'],
      [main, '/site'],
      [behind, '/site'],
      [null, '/display'],
    ] as const) {
      const { status, html } = await open(`/conferences/${rehearsal}${path}`, login);
      expect([path, status, html.includes('Buổi tổng duyệt đã kết thúc'), html.includes(`href="/conferences/${real}${path}"`)]).toEqual([
        path,
        404,
        true,
        true,
      ]);
    }
    expect([(await open(`/conferences/${real}/site`, main)).status, (await open(`/conferences/${real}/site`, behind)).status]).toEqual([
      200, 303,
    ]);
    expect([
      await app.db.journalEntry.count({ where: { journalId: rehearsal } }),
      await app.db.conference.count({ where: { id: rehearsal } }),
    ]).toEqual([0, 0]);
    expect((await open('/conferences/khong-co-hoi-nghi-nay/desk')).html.includes('tổng duyệt')).toBe(false);
  });
});

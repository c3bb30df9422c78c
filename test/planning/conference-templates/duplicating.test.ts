import { readFileSync } from 'node:fs';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copySummary } from '../../../server/planning/conference-templates/presenter.ts';
import { copiedPlan, templateOf } from '../../../server/planning/conference-templates/rules.ts';
import { conferencesContract as contract } from '../../../server/planning/conferences/contract.ts';
import { copyTitle, isCopyTitle } from '../../../server/planning/conferences/presenter.ts';
import { requirePlan } from '../../../server/planning/plan/store.ts';
import { checksContract } from '../../../server/planning/validation/contract.ts';
import { ConferenceFile } from '../../../server/record/import-export/contract/format.ts';
import { interchangeContract } from '../../../server/record/import-export/contract/index.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { conference2025 } from '../validation/plans.ts';

const { conference, sittings, items, documents, awards, recommendations, campaigns, ...rest } = conference2025();

describe('the plan of a copy', () => {
  const plan = {
    ...rest,
    items,
    recommendations,
    conference: { ...conference, date: '2025-11-26' },
    sittings: sittings.map((sitting) => ({ ...sitting, date: '2025-11-27' })),
    documents: documents.map((document) => ({ ...document, status: 'adopted' as const, resultsFrom: '2025-01', tasksTo: '2026-12' })),
    awards: awards.map((award) => ({ ...award, recipients: ['Vụ I'], count: 1, decision: { number: '12', date: '2025-11-20' } })),
    campaigns: campaigns.map((campaign) => ({ ...campaign, endsWith: '2026-12-31' })),
  };
  const copyOn = (date: string | null) => copiedPlan(plan, { id: 'copy', title: 'Hội nghị năm 2026', date });

  it('moves days by days and months by months', () => {
    const copy = copyOn('2026-12-01');
    expect(new Set(copy.sittings.map(({ date }) => date))).toEqual(new Set(['2026-12-02']));
    expect(new Set(copy.documents.map(({ resultsFrom, tasksTo }) => `${resultsFrom} ${tasksTo}`))).toEqual(new Set(['2026-02 2028-01']));
  });

  it('goes on with open campaigns only', () => {
    const [one] = plan.campaigns;
    if (!one) throw new Error('no campaign is in the plan');
    const both = { ...plan, campaigns: [one, { ...one, id: 'closed', closedOn: '2025-11-26', result: 'Đạt' }] };
    expect(copiedPlan(both, { id: 'copy', title: 'A', date: null }).campaigns.map(({ id }) => id)).toEqual([one.id]);
    const kept = templateOf(
      { ...both, campaigns: both.campaigns.map((any) => ({ ...any, startsOn: '2025-11-26' })) },
      { people: true, dates: false },
    );
    expect(kept.campaigns.map(({ id, startsOn }) => [id, startsOn])).toEqual([[one.id, null]]);
    const { taken, left } = copySummary('vi', both, 0);
    expect([taken.filter((line) => line.includes('thi đua')), left.filter((line) => line.includes('thi đua'))]).toEqual([
      ['1 phong trào thi đua'],
      ['1 phong trào thi đua đã kết thúc', 'Ngày kết thúc của 1 phong trào thi đua'],
    ]);
  });

  it('knows no day or month where its first day is not known', () => {
    const copy = copyOn(null);
    const months = [...copy.items, ...copy.documents].flatMap(({ resultsFrom, tasksTo }) => [resultsFrom, tasksTo]);
    expect([...copy.sittings.map(({ date }) => date), ...months].filter((date) => date !== null)).toEqual([]);
    expect(copy.conference.date).toBe(null);
  });

  it('leaves behind what belongs to the old conference, and becomes the next of its series', () => {
    const copy = copyOn('2026-11-26');
    expect(copy.awards.every(({ recipients, count, decision }) => recipients.length === 0 && count === null && decision === null)).toBe(
      true,
    );
    expect(copy.documents.every(({ status }) => status === null)).toBe(true);
    expect([recommendations.length > 0, copy.recommendations]).toEqual([true, []]);
    expect(copy.campaigns.every(({ endsWith }) => endsWith === null)).toBe(true);
    expect(copy.conference.series).toEqual(
      conference.series && { ...conference.series, previous: { title: conference.title, date: '2025-11-26' }, next: null },
    );
  });
});

it('the title of a copy is marked, and never longer than a title may be', () => {
  expect([copyTitle('vi', 'Hội nghị'), copyTitle('en', 'Hội nghị')]).toEqual(['Hội nghị (bản sao)', 'Hội nghị (copy)']);
  expect([copyTitle('vi', 'a'.repeat(500)).length, isCopyTitle('Hội nghị (copy)'), isCopyTitle('Hội nghị')]).toEqual([500, true, false]);
});

describe('duplicating for the next year', () => {
  let app: TestApp;
  let organizer: Login;
  let conferenceId: string;
  beforeAll(async () => {
    app = await startApp();
    organizer = await app.user({ creator: true, clearance: 3 });
    const file: unknown = JSON.parse(readFileSync('prisma/seed/conference-2025.json', 'utf8'));
    conferenceId = (await organizer.run(interchangeContract.import, ConferenceFile.parse(file))).id;
  });
  afterAll(() => app.end());

  const cookie = () => `dc_session=${organizer.token}; dc_lang=vi`;
  const open = async (path: string) => (await request(app.url).get(path).set('cookie', cookie())).text;
  const plainText = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00A0]+/g, ' ');
  const address = () => `/conferences/${conferenceId}/duplicate`;

  async function send(fields: Readonly<Record<string, string>>) {
    const token = /name="csrf-token" content="([^"]+)"/.exec(await open(address()))?.[1] ?? '';
    return request(app.url)
      .post(address())
      .set('cookie', cookie())
      .type('form')
      .send({ _csrf: token, ...fields });
  }

  it('asks for the first day, and says before and after what it takes and what it leaves', async () => {
    const asked = await open(address());
    expect(asked).toContain('value="26/11/2026"');
    expect(asked).toContain(`value="${copyTitle('vi', conference.title)}"`);
    const made = await send({ title: copyTitle('vi', conference.title), date: '2026-11-19' });
    expect(made.status).toBe(303);
    const first = plainText(await open(made.headers['location'] ?? ''));
    for (const words of [`${items.length} nội dung chương trình`, 'Các bản đã công bố', 'Tệp của tài liệu và nơi nhận']) {
      expect([plainText(asked).includes(words), first.includes(words)]).toEqual([true, true]);
    }
    const id = /conferences\/([^?/]+)/.exec(made.headers['location'] ?? '')?.[1] ?? '';
    expect((await requirePlan(app.db, id)).conference.date).toBe('2026-11-19');
    const { findings } = await organizer.run(checksContract.list, { conferenceId: id });
    expect(findings.map(({ code }) => code)).toContain('copied-title');
  });

  it('shows a refused form again with what was typed', async () => {
    const refused = await send({ title: 'Hội nghị năm 2026', date: '1026-11-19' });
    expect([refused.status, refused.text.includes('value="Hội nghị năm 2026"')]).toEqual([400, true]);
    expect(plainText(refused.text)).toContain('Năm phải từ 1900 đến 2199');
  });

  it('marks the title where a program gives none', async () => {
    const { id } = await organizer.run(contract.duplicate, { conferenceId });
    expect((await requirePlan(app.db, id)).conference.title).toBe(copyTitle('vi', conference.title));
  });
});

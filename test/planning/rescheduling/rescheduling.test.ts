import request from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { conferencesContract as contract, type ConferenceFacts } from '../../../server/planning/conferences/contract.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import { recommendationsContract, type Due } from '../../../server/planning/recommendations/contract.ts';
import { shiftedDue, shiftedMonth } from '../../../server/planning/rescheduling/rules.ts';
import { proceedingsContract } from '../../../server/live/sitting/contract/index.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { facts } from '../conferences/planning.ts';

let app: TestApp;
let organizer: Login;
let conferenceId: string;

beforeAll(async () => {
  app = await startApp();
  organizer = await app.user({ creator: true });
});
afterAll(() => app.end());

const recommendation = (text: string, due: Due) =>
  organizer.run(recommendationsContract.add, {
    conferenceId,
    fromId: null,
    text,
    authority: 'host',
    owner: null,
    coordinating: [],
    due,
    quote: null,
  });

/** A conference on 26 and 27/11/2025, with an undated sitting and recommendations due on a day and within a year. */
beforeEach(async () => {
  conferenceId = (await organizer.run(contract.create, facts())).id;
  await organizer.run(agendaContract.addSitting, { conferenceId, title: 'Bế mạc', date: '2025-11-27', starts: 'morning' });
  await organizer.run(agendaContract.addSitting, { conferenceId, title: null, date: null, starts: null });
  await recommendation('Bổ sung biên chế', { by: '2025-12-15' });
  await recommendation('Sửa quy chế', { within: 2026 });
});

const plan = async () => (await organizer.run(publishingContract.draft, { conferenceId })).plan;
const dates = async () => {
  const { sittings, recommendations } = await plan();
  return [...sittings.map(({ date }) => date), ...recommendations.map(({ due }) => due)];
};
const edit = (changes: Partial<ConferenceFacts>, moveDates?: boolean, version = 1) =>
  organizer.run(contract.edit, { conferenceId, version, ...facts(changes), ...(moveDates === undefined ? {} : { moveDates }) });

const OLD = ['2025-11-26', '2025-11-27', null, { by: '2025-12-15' }, { within: 2026 }];

describe('another first day', () => {
  it('is refused until somebody says whether the dates move, and nothing changes', async () => {
    await expect(edit({ date: '2025-12-03', venue: 'Huế' })).rejects.toMatchObject({ code: 'dates-not-chosen', params: { n: 3 } });
    expect([await dates(), (await plan()).conference.venue]).toEqual([OLD, 'Hà Nội']);
  });

  it('moves sittings and due dates by as many days', async () => {
    await edit({ date: '2025-12-03' }, true);
    expect(await dates()).toEqual(['2025-12-03', '2025-12-04', null, { by: '2025-12-22' }, { within: 2026 }]);
    const { days } = await organizer.run(contract.get, { conferenceId });
    expect(days).toEqual({ firstDay: '2025-12-03', lastDay: '2025-12-04' });
  });

  it('leaves them where that is wanted, which the checks then say', async () => {
    await edit({ date: '2025-12-03' }, false);
    expect(await dates()).toEqual(OLD);
  });

  it('asks nothing where no first day was known, where it stays, or where nothing has a date', async () => {
    await edit({ venue: 'Huế' });
    await edit({ date: null }, undefined, 2);
    await edit({ date: '2025-12-03' }, undefined, 3);
    expect(await dates()).toEqual(OLD);
  });

  it('is logged date by date', async () => {
    await edit({ date: '2025-11-25' }, true);
    const rows = await app.db.changeLog.findMany({ where: { conferenceId, operation: 'agenda.editSitting' } });
    expect(rows.map(({ changes }) => changes)).toEqual([{ date: ['2025-11-26', '2025-11-25'] }, { date: ['2025-11-27', '2025-11-26'] }]);
  });

  it('is stale, not a question, for somebody who saw an earlier version', async () => {
    await edit({ venue: 'Huế' });
    await expect(edit({ date: '2025-12-03' })).rejects.toMatchObject({ code: 'stale' });
  });

  it('leaves a sitting that was opened on its day', async () => {
    await organizer.run(publishingContract.publish, { conferenceId });
    const [first, second] = (await plan()).sittings;
    await organizer.run(proceedingsContract.openSitting, { conferenceId, sittingId: first?.id ?? '' });
    const preview = await organizer.run(contract.datesToMove, { conferenceId, date: '2025-11-27' });
    expect([preview.moving[0], preview.held]).toEqual([
      { list: 'sittings', id: second?.id, from: '2025-11-27', to: '2025-11-28' },
      [first?.id],
    ]);
    await edit({ date: '2025-11-27' }, true);
    expect((await dates()).slice(0, 2)).toEqual(['2025-11-26', '2025-11-28']);
  });

  it('needs a year that may be meant, in a conference and in a sitting', async () => {
    const invalid = { code: 'invalid', faults: [{ path: 'date', message: 'bad-year' }] };
    await expect(edit({ date: '1026-11-26' }, true)).rejects.toMatchObject(invalid);
    await expect(organizer.run(contract.create, facts({ date: '0026-11-26' }))).rejects.toMatchObject(invalid);
    const sitting = { conferenceId, title: null, date: '1026-11-26', starts: null };
    await expect(organizer.run(agendaContract.addSitting, sitting)).rejects.toMatchObject(invalid);
  });
});

describe('the form of a conference', () => {
  const cookie = () => `dc_session=${organizer.token}; dc_lang=vi`;
  const plainText = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00A0]+/g, ' ');

  async function send(fields: Readonly<Record<string, string>>) {
    const address = `/conferences/${conferenceId}/edit`;
    const { text } = await request(app.url).get(address).set('cookie', cookie());
    const token = /name="csrf-token" content="([^"]+)"/.exec(text)?.[1] ?? '';
    const { title, organizer: by, mode, timeZone } = facts();
    const form = { _csrf: token, version: '1', title, organizer: by, mode, timeZone, time: '08:00', ...fields };
    return request(app.url).post(address).set('cookie', cookie()).type('form').send(form);
  }

  it('asks by name what moves, keeps what was typed, and does what is chosen', async () => {
    const asked = await send({ date: '2025-12-03', venue: 'Huế' });
    expect(asked.status).toBe(409);
    const words = plainText(asked.text);
    expect(words).toContain('Ngày đầu đổi thành 03/12/2025: chuyển các ngày khác theo?');
    expect(words).toContain('sẽ lùi lại 7 ngày');
    expect(words).toContain('Phiên 2: Bế mạc: 27/11/2025 → 04/12/2025');
    expect(words).toContain('Bổ sung biên chế: 15/12/2025 → 22/12/2025');
    expect(asked.text).toContain('value="Huế"');
    const moved = await send({ date: '2025-12-03', venue: 'Huế', moveDates: '1' });
    expect(moved.status).toBe(303);
    expect((await dates()).slice(0, 2)).toEqual(['2025-12-03', '2025-12-04']);
  });

  it('shows both days in the list, in the overview and to readers of the published version', async () => {
    await organizer.run(publishingContract.publish, { conferenceId });
    for (const path of ['/conferences', `/conferences/${conferenceId}`]) {
      const { text } = await request(app.url).get(path).set('cookie', cookie());
      expect(plainText(text)).toContain('26/11/2025 – 27/11/2025');
    }
    const viewer = await app.member(conferenceId, 'viewer');
    const { conferences } = await viewer.run(contract.list, {});
    expect(conferences.map(({ firstDay, lastDay }) => [firstDay, lastDay])).toEqual([['2025-11-26', '2025-11-27']]);
  });
});

it('a deadline moves by days and a month by months, and what is not known stays so', () => {
  expect([shiftedDue({ before: '2025-12-31' }, 1), shiftedDue(null, 1)]).toEqual([{ before: '2026-01-01' }, null]);
  expect([shiftedMonth('2025-11', 14), shiftedMonth(null, 14)]).toEqual(['2027-01', null]);
});

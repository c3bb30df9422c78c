import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { followUpContract as register, type MatterFacts } from '../../../server/record/follow-up/contract.ts';
import { taskOwnersContract as owners } from '../../../server/record/follow-up/owners/contract.ts';
import { ownerKey } from '../../../server/record/follow-up/owners/rules.ts';
import { taskRemindersContract as contract } from '../../../server/record/follow-up/reminders/contract.ts';
import { dueReminders, reminderStage } from '../../../server/record/follow-up/reminders/rules.ts';
import { claimReminder, queueReminder } from '../../../server/record/follow-up/reminders/store.ts';
import { newMatter } from '../../../server/record/follow-up/rules/matters.ts';
import { MAX_ATTEMPT_MS } from '../../../server/planning/invitations/mail/rules.ts';
import { MORNING, startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { importSeed } from '../../helpers/seeded.ts';
import { mailServer, type MailServer } from '../../planning/invitations/mail-server.ts';
import { FACTS } from './facts.ts';

const DAY = 86_400_000;
const OFFICE = 'Văn phòng Tỉnh ủy Cà Mau';
const KEY = ownerKey({ owner: OFFICE, ownerId: null }) ?? '';
const TASK: MatterFacts = { ...FACTS, kind: 'task', text: 'Rà soát quy chế', owner: OFFICE, due: { by: '2025-12-05' } };

describe('reminders of tasks', () => {
  let server: MailServer;
  let app: TestApp;
  let organizer: Login;
  let conferenceId: string;
  beforeAll(async () => {
    server = await mailServer();
    app = await startApp({ mail: server.config });
  });
  beforeEach(async () => {
    server.refuses.clear();
    server.arrived.length = 0;
    await app.db.reminderTerms.deleteMany();
    app.clock.now = MORNING;
    organizer = await app.user({ administrator: true, clearance: 3 });
    conferenceId = await importSeed(organizer);
    const terms = { isOn: true, daysBefore: 3, version: 0, lang: 'vi', origin: 'https://diem-cau.vn' } as const;
    await organizer.run(contract.set, { conferenceId, ...terms });
    await app.reminders.run();
  });
  afterAll(async () => {
    await app.end();
    await server.close();
  });

  const give = async (more: Partial<MatterFacts> = {}) =>
    (await organizer.run(register.add, { conferenceId, facts: { ...TASK, ...more } })).id;
  const reached = async (email = 'vp@example.org') => organizer.run(owners.setEmail, { conferenceId, key: KEY, version: 0, email });
  const onDay = async (day: number) => {
    app.clock.now = MORNING + day * DAY;
    await app.reminders.run();
  };
  const told = async () =>
    (await organizer.run(contract.get, { conferenceId })).messages.map(({ stage, state, code, tasks }) => [stage, state, code, tasks]);
  const words = () =>
    server.arrived.map(({ text }) => {
      const body = text.split('\r\n\r\n').slice(1).join('\n\n');
      if (/base64/i.test(text)) return Buffer.from(body, 'base64').toString();
      const bytes = body
        .replace(/=\r?\n/g, '')
        .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
      return Buffer.from(bytes, 'latin1').toString();
    });

  it('come once before the last day and once when it is over, one message for all tasks of an owner, with their link', async () => {
    await give();
    await give({ text: 'Báo cáo' });
    await give({ text: 'Việc mật', classification: 'mat' });
    await reached();
    await organizer.run(owners.openLink, { conferenceId, key: KEY });
    await onDay(5);
    expect(await told()).toEqual([]);
    for (const day of [6, 6.1, 7, 9]) await onDay(day);
    expect(await told()).toEqual([['soon', 'sent', null, 2]]);
    const { path } = await organizer.run(owners.link, { conferenceId, key: KEY });
    const [text = ''] = words();
    expect([
      text.includes('- Rà soát quy chế (hạn cuối 05/12/2025)'),
      text.includes(`https://diem-cau.vn${path}`),
      text.includes('mật'),
    ]).toEqual([true, true, false]);
    for (const day of [10, 11, 30]) await onDay(day);
    expect(await told()).toEqual([
      ['overdue', 'sent', null, 2],
      ['soon', 'sent', null, 2],
    ]);
    expect(server.arrived.map(({ to }) => to)).toEqual(['vp@example.org', 'vp@example.org']);
  });

  it('are not made at night, nor of what is settled or waits for confirmation, nor twice by two servers at once', async () => {
    const [id, done] = [await give(), await give({ text: 'Xong' })];
    await organizer.run(register.record, {
      conferenceId,
      id: done,
      version: 1,
      step: { kind: 'done', on: '2025-11-26', text: null, body: null, number: null, reached: null },
    });
    await reached();
    app.clock.now = MORNING + 7 * DAY - 6 * 3_600_000;
    await app.reminders.run();
    expect(await told()).toEqual([]);
    const other = await startApp({ databaseUrl: app.databaseUrl, mail: server.config, now: MORNING + 7 * DAY });
    app.clock.now = MORNING + 7 * DAY;
    await Promise.all([app.reminders.run(), other.reminders.run()]);
    await other.close();
    expect([await told(), server.arrived.length]).toEqual([[['soon', 'sent', null, 1]], 1]);
    const mail = { conferenceId, ownerKey: KEY, stage: 'soon', lang: 'vi', origin: 'https://x' } as const;
    expect(await queueReminder(app.db, { ...mail, tasks: [{ id, lastDay: '2025-12-05' }] }, app.clock.now)).toBe(false);
  });

  it('say what was refused or is in doubt, and leave out what was settled before they were sent', async () => {
    const id = await give();
    await reached('sai@example.org');
    server.refuses.set('sai@example.org', 550);
    await onDay(7);
    expect(await told()).toEqual([['soon', 'refused', 550, 1]]);
    await organizer.run(register.edit, { conferenceId, id, version: 1, facts: { ...TASK, due: { by: '2025-12-20' } } });
    server.refuses.set('sai@example.org', 451);
    await onDay(22);
    await organizer.run(register.record, {
      conferenceId,
      id,
      version: 2,
      step: { kind: 'done', on: '2025-12-18', text: null, body: null, number: null, reached: null },
    });
    await onDay(22.5);
    expect([await told(), server.arrived.length]).toEqual([[['soon', 'refused', 550, 1]], 0]);
    await give({ text: 'Mới', due: { by: '2025-12-21' } });
    const made = {
      conferenceId,
      ownerKey: KEY,
      stage: 'soon',
      lang: 'vi',
      origin: 'https://x',
      tasks: [{ id: 'x', lastDay: '2025-12-21' }],
    } as const;
    await queueReminder(app.db, made, app.clock.now);
    expect(await claimReminder(app.db, app.clock.now)).not.toBe(null);
    app.clock.now += MAX_ATTEMPT_MS + 1;
    server.refuses.clear();
    await app.reminders.run();
    expect((await told()).map(([, state]) => state).toSorted()).toEqual(['refused', 'sent', 'unknown']);
  });

  it('wait for an address, and stop where they are switched off', async () => {
    await give();
    await onDay(7);
    expect(await told()).toEqual([]);
    await organizer.run(contract.set, { conferenceId, isOn: false, daysBefore: 3, version: 1, lang: 'vi', origin: 'https://diem-cau.vn' });
    await reached();
    await onDay(7.1);
    expect([await told(), server.arrived.length]).toEqual([[], 0]);
  });
});

describe('the stage of a task', () => {
  const task = (more: object = {}) => ({ ...newMatter('c', 'a', TASK), ...more });
  it('is soon from some days before the last day on it, overdue from the day after', () => {
    const on = (day: string) => reminderStage(task(), day, 3);
    expect(['2025-12-01', '2025-12-02', '2025-12-05', '2025-12-06'].map(on)).toEqual([null, 'soon', 'soon', 'overdue']);
    expect(
      [{ status: 'done' }, { askedOn: '2025-12-01' }, { lastDay: null }].map((more) =>
        reminderStage({ ...task(), ...more } as never, '2025-12-09', 3),
      ),
    ).toEqual([null, null, null]);
  });

  it('is reminded of once for each last day', () => {
    const made = new Set(['a soon 2025-12-05']);
    expect(dueReminders([task()], made, '2025-12-05', 3)).toEqual([]);
    expect(
      dueReminders([task({ lastDay: '2025-12-06' }), task({ id: 'b', owner: null })], made, '2025-12-05', 3).map(({ key, stage }) => [
        key,
        stage,
      ]),
    ).toEqual([[KEY, 'soon']]);
  });
});

import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awardsContract } from '../../../server/planning/awards/contract.ts';
import { insertPlan } from '../../../server/planning/plan/store.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import { transact } from '../../../server/platform/database/open.ts';
import { newId } from '../../../server/platform/ids.ts';
import { awardRegisterContract as contract } from '../../../server/record/award-register/contract.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { ceremony, FLAGS, withCeremony } from '../../live/ceremony/ceremony-day.ts';
import { wholePlan } from '../../live/sitting/morning-plan.ts';

const [LAO_CAI = '', QUANG_NINH = '', CA_MAU = ''] = FLAGS.recipients;
const CORRECTED = 'Văn phòng Tỉnh ủy tỉnh Quảng Ninh';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ now: Date.parse('2025-12-05T08:00:00+07:00') });
});
afterAll(() => app.end());

/** A conference whose register is numbered; one was absent when the first batch was conferred, and got the certificate later. */
async function numbered() {
  const conferenceId = newId();
  await transact(app.db, (tx) => insertPlan(tx, withCeremony(wholePlan(conferenceId)), app.clock.now));
  const organizer = await app.member(conferenceId, 'organizer');
  await organizer.run(publishingContract.publish, { conferenceId });
  const chair = await app.user({ clearance: 1 });
  await app.db.membership.create({ data: { conferenceId, userId: chair.actor.id, role: 'chair' } });
  const day = await ceremony(app, { conferenceId, chair });
  await day.stage(0);
  await day.mark(1, 'absent');
  await day.confer();
  const number = () => organizer.run(contract.number, { conferenceId, first: 1 });
  await number();
  const handOver = (recipient: string, version: number) =>
    organizer.run(contract.handOver, {
      conferenceId,
      awardId: 'flags',
      recipient,
      version,
      handed: { on: '2025-12-05', to: 'Trần A' },
    });
  await handOver(QUANG_NINH, 1);
  const flags = async () => (await organizer.run(awardsContract.list, { conferenceId })).awards.find(({ id }) => id === 'flags') ?? FLAGS;
  return {
    conferenceId,
    organizer,
    number,
    handOver,
    async list(recipients: string[], seen?: number) {
      const { id, version, extras: _extras, ...facts } = await flags();
      await organizer.run(awardsContract.edit, { conferenceId, id, version: seen ?? version, ...facts, recipients });
    },
    publish: () => organizer.run(publishingContract.publish, { conferenceId, touches: ['awards/flags'] }),
    async told() {
      const { entries } = await organizer.run(contract.list, { conferenceId });
      return entries.map(({ recipient, number: n, received, handed, earlier }) => [
        recipient,
        n,
        received,
        handed?.on ?? null,
        earlier.map(({ name }) => name),
      ]);
    },
  };
}

describe('the register of certificates, when the name of a recipient is corrected', () => {
  it('keeps number, receipt and handing over in one row, from the next version under the new name with the old one beside it', async () => {
    const { conferenceId, organizer, list, publish, told } = await numbered();
    const [first, second, third] = await told();
    expect(second).toEqual([QUANG_NINH, 2, 'absent', '2025-12-05', []]);
    await list([LAO_CAI, CORRECTED, CA_MAU]);
    expect(await told()).toEqual([first, [QUANG_NINH, 2, 'absent', '2025-12-05', []], third]);
    await publish();
    expect(await told()).toEqual([first, [CORRECTED, 2, 'absent', '2025-12-05', [QUANG_NINH]], third]);
    const page = await request(app.url)
      .get(`/conferences/${conferenceId}/awards/register`)
      .set('cookie', `dc_session=${organizer.token}; dc_lang=vi`);
    expect(page.text.replaceAll('\u00a0', ' ')).toContain(`Trước ghi ${QUANG_NINH}, sửa ngày 05/12/2025`);
  });

  it('follows several corrections, also back to the first name', async () => {
    const { list, publish, told } = await numbered();
    await list([LAO_CAI, CORRECTED, CA_MAU]);
    await publish();
    await list([LAO_CAI, 'Quảng Ninh', CA_MAU]);
    await publish();
    expect((await told())[1]).toEqual(['Quảng Ninh', 2, 'absent', '2025-12-05', [QUANG_NINH, CORRECTED]]);
    await list([LAO_CAI, QUANG_NINH, CA_MAU]);
    await publish();
    expect((await told())[1]).toEqual([QUANG_NINH, 2, 'absent', '2025-12-05', [CORRECTED, 'Quảng Ninh']]);
  });

  it('gives somebody else who is called as the corrected one was a row of their own', async () => {
    const { list, publish, number, told, handOver } = await numbered();
    await list([LAO_CAI, CORRECTED, CA_MAU]);
    await list([LAO_CAI, CORRECTED, CA_MAU, QUANG_NINH]);
    await publish();
    await number();
    await handOver(QUANG_NINH, 1);
    expect((await told()).map((row) => row.slice(0, 4))).toEqual([
      [LAO_CAI, 1, 'in-person', null],
      [CORRECTED, 2, 'absent', '2025-12-05'],
      [CA_MAU, 3, null, null],
      [QUANG_NINH, 4, null, '2025-12-05'],
    ]);
  });

  it('changes nothing where the list was refused, and takes nobody who replaces most of a list for a correction', async () => {
    const { list, publish, told } = await numbered();
    const before = await told();
    await expect(list([LAO_CAI, CORRECTED, CA_MAU], 7)).rejects.toMatchObject({ code: 'stale' });
    expect(await told()).toEqual(before);
    await list([LAO_CAI, QUANG_NINH, CA_MAU, 'Huế']);
    await list(['A', 'B', 'C', 'Huế']);
    await publish();
    expect((await told()).map(([recipient, n]) => [recipient, n]).slice(0, 4)).toEqual([
      ['A', null],
      ['B', null],
      ['C', null],
      ['Huế', null],
    ]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GivenRole } from '../../../server/accounts/permissions.ts';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { insertPlan } from '../../../server/planning/plan/store.ts';
import { checksContract } from '../../../server/planning/validation/contract.ts';
import { transact } from '../../../server/platform/database/open.ts';
import { newId } from '../../../server/platform/ids.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { wholePlan } from '../../live/sitting/morning-plan.ts';
import { openPage, wordsIn } from '../sites/conference-of-sites.ts';

let app: TestApp;
let conferenceId: string;
beforeAll(async () => {
  app = await startApp();
  conferenceId = newId();
  // Of its items one is classified "mat".
  await transact(app.db, (tx) => insertPlan(tx, wholePlan(conferenceId), app.clock.now));
});
afterAll(() => app.end());

async function member(name: string, role: GivenRole, clearance: number): Promise<Login> {
  const login = await app.user({ name, clearance });
  await app.db.membership.create({ data: { conferenceId, userId: login.actor.id, role } });
  return login;
}

const seenBy = async (login: Login) => {
  const { findings } = await login.run(checksContract.list, { conferenceId });
  return findings.flatMap((one) =>
    one.code === 'member-not-cleared'
      ? [`${one.facts.name} (${one.facts.role}): ${one.facts.items}, ${one.subjects.map(({ kind, id }) => `${kind} ${id}`).join()}`]
      : [],
  );
};

describe('a classified agenda', () => {
  it('is checked against the clearance of those who work on it, and each reader is told what they may know', async () => {
    const organizer = await member('to.chuc', 'organizer', 1);
    expect(await seenBy(organizer)).toEqual([]);
    const other = await member('khong.mat', 'organizer', 0);
    expect(await seenBy(organizer)).toEqual(['khong.mat (organizer): 1, item secret']);
    // With somebody to lead, the organizers need no clearance for the desk.
    const chair = await member('chu.tri', 'chair', 0);
    const secretary = await member('thu.ky', 'secretary', 1);
    expect(await seenBy(organizer)).toEqual(['chu.tri (chair): 1, item secret']);
    expect(await seenBy(secretary)).toEqual(['chu.tri (chair): 1, item secret']);
    // Of themselves they learn how many, and neither which nor of what level; of others nothing.
    expect(await seenBy(chair)).toEqual([`chu.tri (chair): 1, conference ${conferenceId}`]);
    expect(await seenBy(other)).toEqual([]);
    await app.db.user.update({ where: { id: chair.actor.id }, data: { clearance: 1 } });
    expect(await seenBy(organizer)).toEqual([]);
    await app.db.user.update({ where: { id: chair.actor.id }, data: { clearance: 0 } });
  });

  it('says so in words on the page of the checks, with the item for those who may know it', async () => {
    const organizer = await member('trinh.bay', 'organizer', 3);
    const { text } = await openPage(app, `/conferences/${conferenceId}/checks`, organizer);
    const said = 'chu.tri (Chủ trì) không được xem 1 nội dung mật của chương trình';
    expect([wordsIn(text).includes(said), text.includes('#item-secret')]).toEqual([true, true]);
    const { conference } = await organizer.run(conferencesContract.get, { conferenceId });
    const overview = wordsIn((await openPage(app, `/conferences/${conference.id}`, organizer)).text);
    const { warnings } = await organizer.run(checksContract.list, { conferenceId });
    expect(overview).toContain(said);
    expect(warnings).toBeGreaterThan(0);
  });
});

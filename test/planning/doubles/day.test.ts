import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInContract } from '../../../server/live/check-in/contract.ts';
import { readScan } from '../../../server/live/check-in/rules/door.ts';
import { badgesOf } from '../../../server/live/check-in/store.ts';
import { proceedingsContract as live } from '../../../server/live/sitting/contract/index.ts';
import { stateOf } from '../../../server/live/sitting/rules/index.ts';
import { doublesContract as contract } from '../../../server/planning/doubles/contract.ts';
import { insertPlan } from '../../../server/planning/plan/store.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import { transact } from '../../../server/platform/database/open.ts';
import { newId } from '../../../server/platform/ids.ts';
import { proceedingsLines } from '../../../server/record/minutes/presenter/lines.ts';
import { gatherSheet } from '../../../server/record/minutes/presenter/sheet.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { person } from '../../live/check-in/check-in-day.ts';
import { wholePlan } from '../../live/sitting/morning-plan.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

const KEPT = 'nguyen-van-a';
const OTHER = 'double';

/** A published conference with somebody entered twice, under way: they were checked in and spoke under the entry that is to go. */
async function day() {
  const conferenceId = newId();
  const plan = wholePlan(conferenceId);
  const double = person(OTHER, { name: 'Nguyễn Văn Ân', posts: ['Chánh Văn phòng Tỉnh ủy Cà Mau'], siteId: 'site-96' });
  const withDouble = { ...plan, participants: [...plan.participants, double] };
  await transact(app.db, (tx) => insertPlan(tx, withDouble, app.clock.now));
  const [organizer, chair] = [await app.member(conferenceId, 'organizer'), await app.member(conferenceId, 'chair')];
  await organizer.run(publishingContract.publish, { conferenceId });
  await chair.run(live.openSitting, { conferenceId, sittingId: 'morning' });
  const at = { conferenceId, sittingId: 'morning' };
  const door = { siteId: 'site-96', door: null, online: false };
  const arrive = (participantId: string) => chair.run(checkInContract.arrive, { ...at, participantId, ...door, seenAt: app.clock.now });
  const notes = async () => (await chair.run(checkInContract.notes, { ...at, since: 0 })).notes;
  const pair = { conferenceId, id: KEPT, otherId: OTHER };
  const merge = async () => {
    const { digest } = await organizer.run(contract.preview, pair);
    await organizer.run(contract.merge, { ...pair, digest, take: [] });
  };
  const publish = () => organizer.run(publishingContract.publish, { conferenceId });
  const state = async () => stateOf((await chair.run(live.liveState, { conferenceId })).state);
  const sheet = () => gatherSheet((operation, input) => chair.run(operation, input), conferenceId, app.clock.now);
  return { conferenceId, organizer, chair, at, arrive, notes, pair, merge, publish, state, sheet };
}

describe('somebody who was entered twice, on the day', () => {
  it('is counted once under the name that is kept as soon as the merging is published, and twice again when it is taken back', async () => {
    const { conferenceId, organizer, chair, at, arrive, notes, merge, publish } = await day();
    await arrive(OTHER);
    app.clock.now += 60_000;
    const [noted] = await notes();
    await chair.run(checkInContract.note, { ...at, participantId: KEPT, presence: 'absent', late: null, seen: 0 });
    expect(
      (await organizer.run(contract.preview, { conferenceId, id: KEPT, otherId: OTHER })).effects.find(({ what }) => what === 'notes')?.n,
    ).toBe(1);
    await merge();
    expect((await notes()).map(({ participantId, presence }) => [participantId, presence])).toEqual([
      [OTHER, 'inPerson'],
      [KEPT, 'absent'],
    ]);
    await publish();
    const [one, ...others] = await notes();
    expect([one?.participantId, one?.presence, one?.arrival?.at, others]).toEqual([KEPT, 'inPerson', noted?.at, []]);
    expect((await arrive(OTHER)).isNew).toBe(false);
    const { participantId, seq } = one ?? { participantId: '', seq: 0 };
    await chair.run(checkInContract.note, { ...at, participantId, presence: 'excused', late: null, seen: seq });
    expect((await notes()).map(({ presence }) => presence)).toEqual(['excused']);
    await organizer.run(contract.unmerge, { conferenceId, id: OTHER });
    await publish();
    expect((await notes()).map((note) => [note.participantId, note.presence])).toEqual([[KEPT, 'excused']]);
  });

  it('spoke under the name that is kept: on the desk, in the minutes and in their proceedings', async () => {
    const { conferenceId, organizer, chair, merge, publish, state, sheet } = await day();
    await chair.run(live.startItem, { conferenceId, itemId: 'opening' });
    await chair.run(live.grant, { conferenceId, participantId: OTHER, handOver: false });
    await merge();
    // They have the floor: the new version does not take it from them.
    await publish();
    expect((await state()).floor?.speaker.participantId).toBe(KEPT);
    app.clock.now += 60_000;
    const { floor } = await state();
    await chair.run(live.end, { conferenceId, turnId: floor?.turnId ?? '' });
    const { plan, state: told, entries, ...rest } = await sheet();
    expect(Object.values(told.turns).map(({ speaker }) => speaker.participantId)).toEqual([KEPT]);
    const lines = proceedingsLines({ plan, state: told, entries, ...rest }, new Set(), 'vi').map(({ text }) => text);
    expect(lines.some((text) => text.includes('Nguyễn Văn An'))).toBe(true);
    expect(lines.some((text) => text.includes('Nguyễn Văn Ân'))).toBe(false);
    const journal = await chair.run(live.journal, { conferenceId, after: 0 });
    expect(journal.brokenAt).toBeNull();
    expect(JSON.stringify(journal.entries)).toContain(`"participantId":"${OTHER}"`);
    expect((await organizer.run(contract.find, { conferenceId })).alike).toEqual([]);
  });

  it('is let in with either badge, until it is replaced', async () => {
    const { conferenceId, chair, merge, publish } = await day();
    const badges = await badgesOf(app.db, conferenceId);
    const scan = async (id: string) => {
      const found = readScan(badges.text(id), await chair.run(checkInContract.people, { conferenceId }));
      return [found.kind, 'person' in found ? found.person.id : null];
    };
    await merge();
    await publish();
    expect([await scan(KEPT), await scan(OTHER)]).toEqual([
      ['person', KEPT],
      ['person', KEPT],
    ]);
    await chair.run(checkInContract.replaceBadge, { conferenceId, participantId: KEPT, seen: 1 });
    expect([(await scan(KEPT))[0], (await scan(OTHER))[0]]).toEqual(['replaced', 'unknown']);
  });
});

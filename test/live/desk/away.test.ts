import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInContract } from '../../../server/live/check-in/contract.ts';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { invitationsContract } from '../../../server/planning/invitations/contract.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { openPage, wordsIn } from '../../planning/sites/conference-of-sites.ts';
import { delegateDay, type DelegateDay } from '../delegate-page/delegate-day.ts';

const SPEAKER = 'pham-gia-tuc';
let app: TestApp;
let day: DelegateDay;
beforeAll(async () => {
  app = await startApp();
  day = await delegateDay(app);
});
afterAll(() => app.end());

describe('a speaker who may not be there', () => {
  it('is told at the desk before their item: by their answer, and by the doors once those noted them', async () => {
    const { conferenceId, organizer, chair } = day;
    const desk = async () => wordsIn((await openPage(app, `/conferences/${conferenceId}/desk`, chair)).text);
    await chair.run(contract.openSitting, { conferenceId, sittingId: 'morning' });
    expect((await desk()).includes('Đã trả lời không dự')).toBe(false);
    const participantId = SPEAKER;
    const version = (await day.person(SPEAKER)).invitation?.version ?? 0;
    const reply = { answer: 'declined', siteId: null, substitute: null, reason: 'Đi công tác' } as const;
    await organizer.run(invitationsContract.note, { conferenceId, participantId, version, reply });
    expect(await desk()).toContain('Phạm Gia Túc: Đã trả lời không dự');
    const at = { conferenceId, sittingId: 'morning', participantId };
    const { seq } = await organizer.run(checkInContract.note, { ...at, presence: 'absent', late: null, seen: 0 });
    expect(await desk()).toContain('Phạm Gia Túc: Đón tiếp ghi: Vắng không lý do');
    await organizer.run(checkInContract.note, { ...at, presence: 'inPerson', late: null, seen: seq });
    expect((await desk()).includes('Phạm Gia Túc:')).toBe(false);
  });

  it('is no business of those who are not staff', async () => {
    const { participants } = await (
      await app.member(day.conferenceId, 'viewer')
    ).run(contract.livePlan, { conferenceId: day.conferenceId });
    expect(participants.filter((one) => 'declined' in one)).toEqual([]);
  });
});

import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInContract, type Presence } from '../../../server/live/check-in/contract.ts';
import { proceedingsContract } from '../../../server/live/sitting/contract/index.ts';
import { invitationsContract } from '../../../server/planning/invitations/contract.ts';
import { checksContract } from '../../../server/planning/validation/contract.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { published } from '../sitting/published-day.ts';
import { award } from './ceremony-day.ts';

const [PRESENTER, RECIPIENT] = ['pham-gia-tuc', 'guest'];
const NAME = 'Đỗ Thị Khách';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

/** A conference whose award is presented by somebody of the list, to somebody of it and to one who is not in it. */
async function day() {
  const { conferenceId, chair } = await published(app, (plan) => {
    const [first] = plan.participants;
    if (!first) throw new Error('nobody is in the plan');
    return {
      ...plan,
      participants: [...plan.participants, { ...first, id: RECIPIENT, name: NAME, roles: [] }],
      awards: [
        award('a', { recipientKind: 'individual', presenters: [PRESENTER], recipients: [`Đồng chí ${NAME}, Trưởng phòng`, 'Ai Đó'] }),
      ],
    };
  });
  const organizer = await app.member(conferenceId, 'organizer');
  const seen = new Map<string, number>();
  return {
    conferenceId,
    chair,
    organizer,
    /** What the checks say of those who are away, by who it is and why. */
    async away() {
      const { findings } = await organizer.run(checksContract.list, { conferenceId });
      return findings.flatMap((finding): unknown[][] => {
        if (finding.code === 'award-presenter-away') return [['presenter', finding.subjects[1]?.id, finding.facts.why]];
        return finding.code === 'award-recipient-away' ? [['recipient', finding.facts.names, finding.facts.why, finding.facts.n]] : [];
      });
    },
    async answers(participantId: string, answer: 'declined' | 'in-person') {
      await organizer.run(invitationsContract.make, { conferenceId, participantIds: [participantId] });
      const reply = { answer, siteId: null, substitute: null, reason: null };
      await organizer.run(invitationsContract.note, { conferenceId, participantId, version: 1, reply });
    },
    async noted(participantId: string, presence: Presence | null) {
      const before = seen.get(participantId) ?? 0;
      const what = { conferenceId, sittingId: 'morning', participantId, presence, late: null, seen: before };
      const { seq } = await organizer.run(checkInContract.note, what);
      seen.set(participantId, seq);
    },
  };
}

const told = [`Đồng chí ${NAME}, Trưởng phòng`];

describe('the checks of awards', () => {
  it('name presenters and recipients who declined, and nobody who comes', async () => {
    const { away, answers } = await day();
    expect(await away()).toEqual([]);
    await answers(PRESENTER, 'declined');
    await answers(RECIPIENT, 'declined');
    expect(await away()).toEqual([
      ['presenter', PRESENTER, 'declined'],
      ['recipient', told, 'declined', 1],
    ]);
  });

  it('name those whom a door noted as not there, which counts more than an answer, until the sitting was held', async () => {
    const { away, answers, noted, chair, conferenceId } = await day();
    await answers(PRESENTER, 'declined');
    await noted(PRESENTER, 'inPerson');
    await noted(RECIPIENT, 'absent');
    expect(await away()).toEqual([['recipient', told, 'absent', 1]]);
    await noted(RECIPIENT, 'inPerson');
    await noted(PRESENTER, 'left');
    expect(await away()).toEqual([['presenter', PRESENTER, 'absent']]);
    await chair.run(proceedingsContract.openSitting, { conferenceId, sittingId: 'morning' });
    expect(await away()).toEqual([['presenter', PRESENTER, 'absent']]);
    await chair.run(proceedingsContract.closeSitting, { conferenceId, sittingId: 'morning' });
    expect(await away()).toEqual([['presenter', PRESENTER, 'declined']]);
  });

  it('stand below their award, each with the act that puts it right, which readers do not have', async () => {
    const { conferenceId, organizer, chair, answers, noted } = await day();
    await answers(PRESENTER, 'declined');
    await noted(RECIPIENT, 'absent');
    const flags = async (token: string) => {
      const page = await request(app.url).get(`/conferences/${conferenceId}/awards`).set('cookie', `dc_session=${token}; dc_lang=vi`);
      return [...page.text.matchAll(/<span class="flag">[^]*?<\/span>\s*<\/span>/g)].map(([flag]) => [
        flag
          .replace(/<a [^]*?<\/a>/g, '')
          .replace(/<[^>]+>/g, '')
          .replaceAll('\u00a0', ' ')
          .trim(),
        ...[...flag.matchAll(/href="([^"]+)">([^<]+)</g)].map(([, href, label]) => [href?.replace('&#x3D;', '='), label]),
      ]);
    };
    const [presenter, recipient] = [
      'Người trao Phạm Gia Túc đã trả lời không dự.',
      `1 người nhận không có mặt, theo đón tiếp: ${told[0] ?? ''}.`,
    ];
    const search = new URLSearchParams({ search: NAME.toLowerCase() }).toString();
    expect(await flags(organizer.token)).toEqual([
      [presenter, [`/conferences/${conferenceId}/awards/a#presenters`, 'Chọn người trao']],
      [recipient, [`/conferences/${conferenceId}/check-in?${search}`, 'Xem đón tiếp']],
    ]);
    expect(await flags(chair.token)).toEqual([[presenter], [recipient]]);
  });
});

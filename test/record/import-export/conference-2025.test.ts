import { readFileSync } from 'node:fs';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awardsContract } from '../../../server/planning/awards/contract.ts';
import { awardTotal } from '../../../server/planning/awards/rules/award-sums.ts';
import type { Award } from '../../../server/planning/awards/contract.ts';
import { participantsContract } from '../../../server/planning/participants/contract.ts';
import type { InputOf } from '../../../server/platform/contract.ts';
import { interchangeContract } from '../../../server/record/import-export/contract/index.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';

type File = InputOf<typeof interchangeContract.import>;
interface Attendee {
  readonly name: string | null;
  readonly group?: string | null;
}
const FILE = JSON.parse(readFileSync('prisma/seed/conference-2025.json', 'utf8')) as File & { participants: Attendee[]; awards: object[] };
const calledOf = ({ name, group }: Attendee): string => name ?? group ?? '';
const IN_FILE = FILE.participants.map(calledOf);
/** How many of the file stand beside each other with the same rank: their order among themselves is that in which they are entered. */
const EQUAL = [1, 2, 3, 2, 2, 2];

let app: TestApp;
let organizer: Login;
beforeAll(async () => {
  app = await startApp();
  organizer = await app.user({ creator: true });
});
afterAll(() => app.end());

/** Everything that is told of the attendees, in the order of protocol: by the API, on the page, in the file. */
async function attendeesIn(conferenceId: string): Promise<Record<'api' | 'page' | 'file', string[]>> {
  const { participants } = await organizer.run(participantsContract.list, { conferenceId, sort: 'protocol' });
  const answer = await request(app.url)
    .get(`/conferences/${conferenceId}/participants?sort=protocol`)
    .set('cookie', `dc_session=${organizer.token}; dc_lang=vi`);
  const rows = [...answer.text.matchAll(/<tr\b[^>]*>[^]*?<\/tr>/g)].map(([row]) => row);
  const file = (await organizer.run(interchangeContract.export, { conferenceId }))['participants'] as Attendee[];
  return {
    api: participants.map(calledOf),
    page: rows.flatMap((row) => IN_FILE.find((name) => row.includes(name)) ?? []),
    file: file.map(calledOf),
  };
}

const imported = async (change: Partial<typeof FILE>): Promise<string> =>
  (await organizer.run(interchangeContract.import, { ...FILE, ...change })).id;
/** The names by rank, those of equal rank in any order. */
const byRank = (names: readonly string[]): string[][] => {
  let from = 0;
  return EQUAL.map((n) => names.slice(from, (from += n)).toSorted());
};

describe('the conference of 2025', () => {
  it('has its attendees in exactly the order of its file', async () => {
    expect(await attendeesIn(await imported({}))).toEqual({ api: IN_FILE, page: IN_FILE, file: IN_FILE });
  });

  it('has them in the same order from shuffled input, but for those of equal rank', async () => {
    const shuffled = [7, 2, 10, 5, 0, 9, 3, 11, 1, 8, 6, 4].flatMap((at) => FILE.participants[at] ?? []);
    const found = await attendeesIn(await imported({ participants: shuffled, title: 'Nhập theo thứ tự khác' }));
    expect([found.page, found.file]).toEqual([found.api, found.api]);
    expect(found.api).not.toEqual(IN_FILE);
    expect(byRank(found.api)).toEqual(byRank(IN_FILE));
  });

  it('grants 5 flags of the Office to collectives, then a number of certificates: 5 and an unknown number in all', async () => {
    const conferenceId = await imported({ awards: FILE.awards.toReversed(), title: 'Khen thưởng đảo lại' });
    const { awards, total } = await organizer.run(awardsContract.list, { conferenceId });
    const told = ({ kind, grantor, recipientKind, count }: Award) => [kind, grantor, recipientKind, count];
    const expected = [
      ['emulation-flag', 'Văn phòng Trung ương Đảng', 'collective', 5],
      ['certificate-of-merit', 'Chánh Văn phòng Trung ương Đảng', 'collective', null],
    ];
    expect([awards.map(told), total]).toEqual([expected, { known: 5, unknown: 1 }]);
    const file = (await organizer.run(interchangeContract.export, { conferenceId }))['awards'] as Award[];
    expect([file.map(told), awardTotal(file)]).toEqual([expected, { known: 5, unknown: 1 }]);
    for (const [lang, words] of [
      ['vi', ['Tổng cộng', '5 và một số chưa rõ']],
      ['en', ['Total', '5 and an unknown number']],
    ] as const) {
      const page = await request(app.url)
        .get(`/conferences/${conferenceId}/awards`)
        .set('cookie', `dc_session=${organizer.token}; dc_lang=${lang}`);
      const foot = /<tfoot>[^]*<\/tfoot>/.exec(page.text)?.[0].replace(/<[^>]+>/g, '|');
      expect(foot?.split('|').filter((text) => text.trim() !== '')).toEqual(words);
    }
  });
});

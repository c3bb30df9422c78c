import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { officialPapersContract as contract } from '../../../server/record/official-papers/contract/index.ts';
import { participantsContract, type PARTICIPANT_ROLES } from '../../../server/planning/participants/contract.ts';
import { person } from '../../planning/seating/seats.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';
import { bareItem } from '../../planning/agenda/draft.ts';
import { outcome } from '../../planning/documents/papers.ts';

type ParticipantRole = (typeof PARTICIPANT_ROLES)[number];

let app: TestApp;
let conferenceId: string;
let secretary: Login;
let chair: Login;
let site: Login;
beforeAll(async () => {
  app = await startApp();
  conferenceId = await bareConference(app);
  secretary = await app.member(conferenceId, 'secretary');
  chair = await app.member(conferenceId, 'chair');
  site = await app.link('site', conferenceId, 'quang-ninh');
});
afterAll(() => app.end());

const of = { id: 'programme' };
const get = (login: Login) => login.run(contract.get, { conferenceId, ...of });
/** The text that is asked about. */
const hashNow = async () => (await get(secretary)).paper.contentHash ?? '';

describe('confirming a text', () => {
  it('is asked of the chair and the sites, who see it from then on, and keeps every objection', async () => {
    expect(await outcome(get(site))).toBe('not-found');
    await secretary.run(contract.circulate, { conferenceId, ...of, version: 0, remark: null });
    const contentHash = await hashNow();
    const say = (login: Login, agrees: boolean, text: string | null) =>
      login.run(contract.confirm, { conferenceId, ...of, contentHash, agrees, text });
    expect(await outcome(say(site, false, null))).toBe('invalid');
    await say(site, false, 'Thiếu ý kiến của Quảng Ninh');
    await say(site, true, null);
    await say(chair, true, null);
    expect((await get(secretary)).opinions.map(({ speaker, agrees, text, holds }) => [speaker, agrees, text, holds]).slice(1)).toEqual([
      ['Tỉnh ủy Quảng Ninh', true, null, true],
      ['Tỉnh ủy Quảng Ninh', false, 'Thiếu ý kiến của Quảng Ninh', true],
    ]);
    expect((await get(site)).opinions.map(({ speaker }) => speaker)).toEqual(['Tỉnh ủy Quảng Ninh', 'Tỉnh ủy Quảng Ninh']);
  });

  it('holds for the text that was read alone', async () => {
    const before = await hashNow();
    const organizer = await app.member(conferenceId, 'organizer');
    await organizer.run(agendaContract.addItem, bareItem(conferenceId, 'Nội dung bổ sung'));
    const { version } = (await get(secretary)).paper;
    await secretary.run(contract.circulate, { conferenceId, ...of, version, remark: 'Đã bổ sung' });
    const late = { conferenceId, ...of, contentHash: before, agrees: true, text: null };
    expect(await outcome(site.run(contract.confirm, late))).toBe('stale');
    expect((await get(secretary)).opinions.map(({ holds }) => holds)).toEqual([false, false, false]);
  });

  it('is not for viewers, nor for delegates outside the presidium', async () => {
    const viewer = await app.member(conferenceId, 'viewer');
    const said = { conferenceId, ...of, contentHash: await hashNow(), agrees: true, text: null };
    expect([await outcome(viewer.run(contract.confirm, said)), await outcome(get(viewer))]).toEqual(['forbidden', 'not-found']);
  });
});

describe('a text that is to be confirmed', () => {
  const read = async (login: Login) => {
    const { papers } = await login.run(contract.list, { conferenceId });
    const file = () => login.run(contract.open, { conferenceId, ...of, format: 'pdf' });
    return [papers.map(({ id }) => id), await outcome(get(login)), await outcome(file())];
  };

  it('is read by those of the delegates who are asked: the presidium', async () => {
    const organizer = await app.member(conferenceId, 'organizer');
    const delegateOf = async (name: string, roles: ParticipantRole[]) => {
      const { id } = await organizer.run(participantsContract.add, { conferenceId, ...person(name, { roles }) });
      return app.bound(conferenceId, 'delegate', { participantId: id });
    };
    const [outside, leading] = [await delegateOf('Trần Thị Bình', []), await delegateOf('Lê Văn Chung', ['presidium'])];
    expect(await read(outside)).toEqual([[], 'not-found', 'not-found']);
    expect(await read(leading)).toEqual([['programme'], 'ok', 'ok']);
  });
});

describe('an excerpt for one site', () => {
  it('goes to that site alone when it is issued to sites', async () => {
    const id = 'site-excerpt.quang-ninh';
    const step = async (login: Login, act: 'submit' | 'approve') => {
      const { version } = (await secretary.run(contract.get, { conferenceId, id })).paper;
      await login.run(contract[act], { conferenceId, id, version, remark: null });
    };
    await step(secretary, 'submit');
    await step(chair, 'approve');
    const given = { number: '07', on: '2025-11-26', letters: 'TB', office: 'VPTW' };
    const { version } = await secretary.run(contract.number, { conferenceId, id, version: 2, ...given });
    await secretary.run(contract.issue, { conferenceId, id, version, audience: 'sites' });
    const others = { kind: 'province', name: 'Tỉnh ủy Lào Cai', aliases: [], isGroup: false, extras: {} };
    await app.db.site.create({ data: { conferenceId, id: 'lao-cai', position: 1, ...others } });
    const other = await app.link('site', conferenceId, 'lao-cai');
    const reads = async (login: Login) => outcome(login.run(contract.get, { conferenceId, id }));
    expect([await reads(site), await reads(other)]).toEqual(['ok', 'not-found']);
  });
});

describe('a copy to be handed back', () => {
  it('is noted by its holder and ticked off once', async () => {
    const { version } = (await get(secretary)).paper;
    expect(await outcome(secretary.run(contract.handOut, { conferenceId, ...of, holder: 'Đoàn Quảng Ninh' }))).toBe('paper-step');
    const submitted = await secretary.run(contract.submit, { conferenceId, ...of, version, remark: null });
    await chair.run(contract.approve, { conferenceId, ...of, version: submitted.version, remark: null });
    const { number } = await secretary.run(contract.handOut, { conferenceId, ...of, holder: 'Đoàn Quảng Ninh' });
    const twice = [1, 2].map(() => outcome(secretary.run(contract.takeBack, { conferenceId, ...of, number })));
    expect((await Promise.all(twice)).toSorted()).toEqual(['copy-back', 'ok']);
    expect((await get(secretary)).copies.map(({ holder, returnedAt }) => [holder, returnedAt !== null])).toEqual([
      ['Đoàn Quảng Ninh', true],
    ]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { sha256 } from '../../../server/platform/canonical.ts';
import { OFFICIAL_PAPER_KINDS, officialPapersContract as contract } from '../../../server/record/official-papers/contract/index.ts';
import { isOfPart } from '../../../server/record/official-papers/rules/ids.ts';
import { registersContract } from '../../../server/record/registers/contract/index.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';
import { bareItem } from '../../planning/agenda/draft.ts';
import { outcome } from '../../planning/documents/papers.ts';
import { docxText } from '../printouts/files.ts';

let app: TestApp;
let conferenceId: string;
let organizer: Login;
let secretary: Login;
let chair: Login;
beforeAll(async () => {
  app = await startApp();
  conferenceId = await bareConference(app);
  organizer = await app.member(conferenceId, 'organizer');
  secretary = await app.member(conferenceId, 'secretary');
  chair = await app.member(conferenceId, 'chair');
  await organizer.run(agendaContract.addItem, bareItem(conferenceId, 'Khai mạc'));
});
afterAll(() => app.end());

const NO_LETTERS = { letters: null, office: null };
const seen = (id: string, version: number) => ({ conferenceId, id, version });
const get = async (id: string, login = organizer) => login.run(contract.get, { conferenceId, id });
const bytesOf = async (id: string, format: 'docx' | 'pdf' = 'docx', login = organizer) =>
  (await login.run(contract.open, { conferenceId, id, format })).content as Uint8Array;
const wordsOf = async (id: string) => (await docxText(await bytesOf(id))).join(' ');

/** Takes a paper to approval. */
async function approved(id: string): Promise<number> {
  const before = (await get(id)).paper.version;
  const { version } = await secretary.run(contract.submit, { ...seen(id, before), remark: null });
  return (await chair.run(contract.approve, { ...seen(id, version), remark: null })).version;
}

describe('the papers of a conference', () => {
  it('are one of every kind that the product writes, as drafts that follow their sources', async () => {
    const { papers } = await secretary.run(contract.list, { conferenceId });
    const all = OFFICIAL_PAPER_KINDS.filter((kind) => !isOfPart(kind));
    expect(papers.map(({ kind, state, version }) => [kind, state, version])).toEqual(
      all.filter((kind) => kind !== 'letters').map((kind) => [kind, 'draft', 0]),
    );
    expect((await organizer.run(contract.list, { conferenceId })).papers.map(({ kind }) => kind)).toEqual(all);
    expect(await wordsOf('programme')).toContain('Khai mạc');
  });

  it('are approved as they were submitted, whatever changes meanwhile, and stay those bytes', async () => {
    const { version } = await secretary.run(contract.submit, { ...seen('programme', 0), remark: 'Kính trình' });
    await organizer.run(agendaContract.addItem, bareItem(conferenceId, 'Nội dung thêm sau'));
    expect(await wordsOf('programme')).not.toContain('Nội dung thêm sau');
    await chair.run(contract.approve, { ...seen('programme', version), remark: 'Đồng ý' });
    const { paper, files, history } = await get('programme');
    const frozen = await bytesOf('programme', 'pdf');
    expect([paper.state, paper.sources?.seq, files.map(({ format, stage }) => [format, stage])]).toEqual([
      'approved',
      0,
      [
        ['pdf', 'approved'],
        ['docx', 'approved'],
      ],
    ]);
    expect([sha256(frozen), sha256(await bytesOf('programme'))]).toEqual(files.map((file) => file.sha256));
    expect(history.map(({ kind, text }) => [kind, text])).toEqual([
      ['approved', 'Đồng ý'],
      ['submitted', 'Kính trình'],
    ]);
    expect(await wordsOf('programme')).not.toContain('Nội dung thêm sau');
  });

  it('print the number and the day that stand in the book, and no number that the book gave to another one', async () => {
    const version = await approved('conclusions');
    const facts = { about: 'x', signer: null, recipients: null, holder: null, copies: null, pages: null, urgency: null, note: null };
    const drawing = { form: 'party', kind: 'TB', date: '2025-11-26', office: 'VP', facts: { ...facts, classification: null } } as const;
    const of = { ...seen('conclusions', version), letters: null, office: null, on: '2025-11-26' };
    const give = (given: object) => outcome(secretary.run(contract.number, { ...of, number: null, ...given }));
    await secretary.run(registersContract.draw, { conferenceId, drawing });
    expect(await give({ number: '1' })).toBe('number-taken');
    const drawn = await secretary.run(registersContract.draw, { conferenceId, paper: 'conclusions', drawing });
    const others = [{ on: '2025-11-27' }, { number: '3' }, { letters: 'KL' }, { office: 'VPTW' }];
    expect(await Promise.all(others.map(give))).toEqual(others.map(() => 'number-drawn'));
    expect(await give({ number: '2' })).toBe('ok');
    const { paper } = await get('conclusions');
    expect([drawn.sign, paper.number, paper.letters, paper.office, paper.numberedOn]).toEqual(['02-TB/VP', '02', 'TB', 'VP', '2025-11-26']);
  });

  it('have one id each: another way to write it names no paper', async () => {
    const written = ['minutes~1', 'minutes~01', 'minutes~', 'minutes~1~1', 'minutes~x', 'minutes.', 'minutes~0'];
    const refused = new Set(['not-found', 'invalid']);
    const said = await Promise.all(written.map((id) => outcome(get(id))));
    expect(said.filter((code) => !refused.has(code))).toEqual([]);
  });

  it('go back with a remark, and follow their sources again', async () => {
    const { version } = await secretary.run(contract.submit, { ...seen('attendees', 0), remark: null });
    await chair.run(contract.sendBack, { ...seen('attendees', version), remark: 'Bổ sung chức vụ' });
    const { paper, history } = await get('attendees');
    expect([paper.state, paper.contentHash, history[0]?.text]).toEqual(['draft', null, 'Bổ sung chức vụ']);
  });

  it('get their number and day into the approved text, are issued, and recalled for a reason', async () => {
    const version = await approved('minutes');
    const { version: numbered } = await secretary.run(contract.number, {
      ...seen('minutes', version),
      number: '05a',
      on: '2025-11-28',
      ...NO_LETTERS,
    });
    const words = await wordsOf('minutes');
    expect([words.includes('Số 05a-BB/'), words.includes('ngày 28 tháng 11 năm 2025')]).toEqual([true, true]);
    const { version: issued } = await organizer.run(contract.issue, { ...seen('minutes', numbered), audience: 'everyone' });
    await organizer.run(contract.recall, { ...seen('minutes', issued), reason: 'Sai ngày' });
    const { paper, history } = await get('minutes');
    expect([paper.state, paper.number, history.map(({ kind }) => kind)]).toEqual([
      'recalled',
      '05a',
      ['recalled', 'issued', 'numbered', 'approved', 'submitted'],
    ]);
  });

  it('draw the next number of the book of the office, each its own, and with its sign', async () => {
    const drawn = async (id: string) => {
      const given = { number: null, on: '2025-11-28', letters: 'BC', office: 'VPTW' };
      await secretary.run(contract.number, { ...seen(id, await approved(id)), ...given });
      const { number, letters, office } = (await get(id)).paper;
      return [number, letters, office];
    };
    expect(await drawn('recommendations')).toEqual(['01', 'BC', 'VPTW']);
    expect(await drawn('award-annex')).toEqual(['02', 'BC', 'VPTW']);
    expect(await wordsOf('recommendations')).toContain('Số 01-BC/VPTW');
    const bare = { ...NO_LETTERS, number: null, on: '2025-11-28' };
    const version = await approved('award-script');
    expect(await outcome(secretary.run(contract.number, { ...seen('award-script', version), ...bare }))).toBe('invalid');
  });

  it('are replaced by a new edition, which recalls the old one once it is issued', async () => {
    const version = await approved('awards');
    const numbered = await secretary.run(contract.number, { ...seen('awards', version), number: '7', on: '2025-11-28', ...NO_LETTERS });
    const issued = await secretary.run(contract.issue, { ...seen('awards', numbered.version), audience: 'everyone' });
    const { id } = await secretary.run(contract.replace, { ...seen('awards', issued.version), reason: 'Bổ sung tập thể' });
    expect([id, (await get('awards')).paper.state, (await get(id)).paper.replaces]).toEqual(['awards~2', 'issued', 'awards']);
    const again = { ...seen('awards', issued.version + 1), reason: 'Lần nữa' };
    expect(await outcome(secretary.run(contract.replace, again))).toBe('paper-replaced');
    const next = await secretary.run(contract.number, { ...seen(id, await approved(id)), number: '9', on: '2025-12-01', ...NO_LETTERS });
    await secretary.run(contract.issue, { ...seen(id, next.version), audience: 'everyone' });
    expect([(await get('awards')).paper.state, (await get(id)).paper.state]).toEqual(['recalled', 'issued']);
  });

  it('are changed only as they were seen, step by step', async () => {
    expect(await outcome(secretary.run(contract.issue, { ...seen('statistics', 1), audience: 'everyone' }))).toBe('stale');
    const { version } = await secretary.run(contract.submit, { ...seen('statistics', 0), remark: null });
    expect(await outcome(organizer.run(contract.submit, { ...seen('statistics', 0), remark: null }))).toBe('stale');
    expect(await outcome(secretary.run(contract.issue, { ...seen('statistics', version), audience: 'everyone' }))).toBe('paper-step');
    const decided = [
      chair.run(contract.approve, { ...seen('statistics', version), remark: null }),
      chair.run(contract.sendBack, { ...seen('statistics', version), remark: 'Xem lại' }),
    ];
    expect((await Promise.all(decided.map(outcome))).toSorted()).toEqual(['ok', 'stale']);
    expect(await outcome(secretary.run(contract.approve, { ...seen('statistics', version), remark: null }))).toBe('forbidden');
  });

  it('know who opened what was approved, and how often', async () => {
    const before = (await get('programme')).openings;
    await chair.run(contract.open, { conferenceId, id: 'programme', format: 'pdf', view: true });
    await chair.run(contract.open, { conferenceId, id: 'programme', format: 'pdf' });
    await chair.run(contract.open, { conferenceId, id: 'door-list', format: 'pdf' });
    const { openings } = await get('programme');
    expect(openings.filter(({ by }) => !before.some((one) => one.by === by)).map(({ views, downloads }) => [views, downloads])).toEqual([
      [1, 1],
    ]);
    expect((await get('door-list')).openings).toEqual([]);
  });

  it('of a rehearsal have no number, and in the archive are only read and recalled', async () => {
    const rehearsal = await organizer.run(conferencesContract.rehearse, { conferenceId });
    const of = { conferenceId: rehearsal.id, id: 'programme' };
    const { version } = await organizer.run(contract.submit, { ...of, version: 0, remark: null });
    expect(version).toBe(1);
    await app.db.officialPaper.updateMany({ where: of, data: { state: 'approved' } });
    expect(await outcome(organizer.run(contract.number, { ...of, version, number: '1', on: '2025-11-28', ...NO_LETTERS }))).toBe(
      'is-rehearsal',
    );
    await app.db.conference.update({ where: { id: conferenceId }, data: { archivedAt: new Date(app.clock.now) } });
    const programme = (await get('programme')).paper;
    expect(await outcome(secretary.run(contract.submit, { ...seen('news-brief', 0), remark: null }))).toBe('archived');
    await secretary.run(contract.recall, { ...seen('programme', programme.version), reason: 'Sai' });
    expect((await get('programme')).paper.state).toBe('recalled');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proceedingsContract as live } from '../../../server/live/sitting/contract/index.ts';
import { excerptsContract as contract } from '../../../server/record/excerpts/contract.ts';
import { officialPapersContract } from '../../../server/record/official-papers/contract/index.ts';
import { MORNING, startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { Editor, note, published } from '../minutes/morning.ts';
import { outcome } from '../../planning/documents/papers.ts';
import { docxText } from '../printouts/files.ts';

let app: TestApp;
let conferenceId: string;
let secretary: Login;
beforeAll(async () => {
  app = await startApp();
  conferenceId = await published(app);
  const chair = await app.user({ clearance: 3 });
  secretary = await app.user({ clearance: 3 });
  for (const [who, role] of [[chair, 'chair'] as const, [secretary, 'secretary'] as const])
    await app.db.membership.create({ data: { conferenceId, userId: who.actor.id, role } });
  app.clock.now = MORNING;
  await chair.run(live.openSitting, { conferenceId, sittingId: 'morning' });
  for (const itemId of ['opening', 'secret']) {
    await chair.run(live.startItem, { conferenceId, itemId });
    await chair.run(live.grant, { conferenceId, participantId: 'pham-gia-tuc', seconds: 600, handOver: false });
    app.clock.now += 5 * 60_000;
    await chair.run(live.end, { conferenceId });
    await new Editor(secretary, conferenceId, `item.${itemId}`).addAndSend(note('conclusion', `Kết luận của ${itemId}.`));
  }
});
afterAll(() => app.end());

const words = async (of: 'site' | 'person', id: string) => {
  const { content } = await secretary.run(contract.paper, { conferenceId, of, id, format: 'docx', lang: 'vi' });
  return (await docxText(content as Uint8Array)).join(' ');
};

describe('an excerpt of the minutes', () => {
  it('tells what a person said and what is written of it, and nothing classified, whoever asks', async () => {
    const text = await words('person', 'pham-gia-tuc');
    expect([text.includes('Phạm Gia Túc'), text.includes('Kết luận của opening.'), text.includes('Kết luận của secret.')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('of a site for which nobody spoke says that there is nothing', async () => {
    expect(await words('site', 'site-22')).toContain('Biên bản chưa có nội dung liên quan.');
  });

  it('is one of the papers of the conference once something is decided of it, and of nobody unknown', async () => {
    const of = { conferenceId, id: 'person-excerpt.pham-gia-tuc' };
    const excerpts = async () =>
      (await secretary.run(officialPapersContract.list, { conferenceId })).papers.filter(({ kind }) => kind === 'person-excerpt');
    expect([(await secretary.run(officialPapersContract.get, of)).paper.version, await excerpts()]).toEqual([0, []]);
    await secretary.run(officialPapersContract.submit, { ...of, version: 0, remark: null });
    expect((await excerpts()).map(({ title, state }) => [title, state])).toEqual([['Trích biên bản: Phạm Gia Túc', 'submitted']]);
    expect(await outcome(secretary.run(officialPapersContract.get, { conferenceId, id: 'person-excerpt.khong-co' }))).toBe('not-found');
  });
});

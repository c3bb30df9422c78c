import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { officialPapersContract as contract } from '../../../server/record/official-papers/contract/index.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { bytesOf } from '../../helpers/files.ts';
import { outcome } from '../../planning/documents/papers.ts';
import { published } from '../minutes/morning.ts';
import { passTo, twoOfThree } from '../minutes/three-sittings.ts';
import { docxText } from '../printouts/files.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

describe('the minutes among the papers of a conference', () => {
  it('are one paper of the conference and one of each of its sittings', async () => {
    const { conferenceId, secretary } = await twoOfThree(app);
    const { papers } = await secretary.run(contract.list, { conferenceId });
    expect(papers.filter(({ kind }) => kind === 'minutes').map(({ id, title }) => [id, title])).toEqual([
      ['minutes', 'Biên bản hội nghị'],
      ['minutes.afternoon', 'Biên bản hội nghị: Phiên chiều'],
      ['minutes.morning', 'Biên bản hội nghị: Phiên 1'],
      ['minutes.next-day', 'Biên bản hội nghị: Phiên ngày thứ ba'],
    ]);
    const file = await secretary.run(contract.open, { conferenceId, id: 'minutes.afternoon', format: 'docx' });
    const lines = await docxText(bytesOf(file));
    expect(lines.filter((line) => line.startsWith('Phiên họp '))).toEqual([
      'Phiên họp bắt đầu lúc 08 giờ 00, ngày 27/11/2025, tại Hà Nội.',
      'Phiên họp kết thúc lúc 08 giờ 30, ngày 27/11/2025.',
    ]);
  });

  it('are of no sitting that the conference does not have, and of none apart where there is one', async () => {
    passTo(app, 0);
    const conferenceId = await published(app, (plan) => ({
      ...plan,
      sittings: plan.sittings.slice(0, 1),
      items: plan.items.map((item) => ({ ...item, sittingId: 'morning' })),
    }));
    const secretary = await app.member(conferenceId, 'secretary');
    const asked = ['minutes.morning', 'minutes.nobody'].map((id) => outcome(secretary.run(contract.get, { conferenceId, id })));
    expect(await Promise.all(asked)).toEqual(['not-found', 'not-found']);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { openPage, wordsIn } from '../../planning/sites/conference-of-sites.ts';
import { published, withPapers } from '../sitting/published-day.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.end());

const words = async (login: Login, path: string) => wordsIn((await openPage(app, path, login)).text);

describe('the page of the hall display', () => {
  it('is for a display and for the staff', async () => {
    const { conferenceId, chair } = await published(app);
    const path = `/conferences/${conferenceId}/display`;
    expect((await openPage(app, path, chair)).status).toBe(200);
    expect((await openPage(app, path, await app.member(conferenceId, 'viewer'))).status).toBe(403);
  });

  it('shows on every screen that a recording is running, even on a dark one', async () => {
    const { conferenceId, chair } = await withPapers(app);
    await chair.run(contract.startRecording, { conferenceId });
    for (const mode of ['live', 'logo', 'blank'] as const) {
      if (mode !== 'live') await chair.run(contract.setDisplay, { conferenceId, mode });
      expect((await words(chair, `/conferences/${conferenceId}/display`)).includes('Đang ghi hình')).toBe(true);
    }
    await chair.run(contract.stopRecording, { conferenceId, reason: 'desk' });
    expect((await words(chair, `/conferences/${conferenceId}/display`)).includes('Đang ghi hình')).toBe(false);
  });

  it('never names who is missing', async () => {
    const { conferenceId, chair } = await withPapers(app);
    const text = await words(chair, `/conferences/${conferenceId}/display`);
    expect([text.includes('Tham luận của các đại biểu'), text.includes('chưa vào'), text.includes('còn thiếu')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

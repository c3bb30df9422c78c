import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isKey, translate } from '../../../../server/i18n/translate.ts';
import { participantsContract } from '../../../../server/planning/participants/contract.ts';
import { pastingContract as contract } from '../../../../server/planning/pasting/contract.ts';
import { AppError } from '../../../../server/platform/errors.ts';
import { startApp, type Login, type TestApp } from '../../../helpers/app.ts';
import { bareConference } from '../../../helpers/conference.ts';
import { brokenFiles } from './broken-files.ts';

const MB = 1024 * 1024;
/** More than the thread may use for objects, with what the server itself grows by. */
const MAX_GROWTH_BYTES = 900 * MB;

describe('a broken or harmful file', () => {
  let app: TestApp;
  let organizer: Login;
  let conferenceId: string;
  beforeAll(async () => {
    app = await startApp();
    conferenceId = await bareConference(app);
    organizer = await app.member(conferenceId, 'organizer');
  });
  afterAll(() => app.end());

  /** Why a file is not read: the code of the refusal, or the problem of what was read. */
  async function outcome(bytes: Buffer): Promise<string> {
    try {
      const { problem, people } = await organizer.run(contract.readSheet, { conferenceId, content: bytes.toString('base64'), sites: [] });
      return problem ?? `${people.length} people`;
    } catch (error) {
      if (error instanceof AppError) return error.code;
      throw error;
    }
  }

  it('is refused in words that say what to do, stores nothing, and costs bounded time and memory', async () => {
    const files = await brokenFiles();
    expect(files.length).toBeGreaterThanOrEqual(200);
    const before = process.memoryUsage().rss;
    let most = before;
    const wrong: string[] = [];
    for (const { name, bytes, codes } of files) {
      const found = await outcome(bytes);
      most = Math.max(most, process.memoryUsage().rss);
      if (!codes.includes(found)) wrong.push(`${name}: ${found}`);
      const key = found.startsWith('sheet-') ? `errors.${found}` : `pasting.sheet.problem.${found}`;
      if (!isKey(key) || translate('vi', key).length < 40) wrong.push(`${name}: ${found} has no words`);
    }
    expect(wrong).toEqual([]);
    expect(most - before).toBeLessThan(MAX_GROWTH_BYTES);
    expect((await organizer.run(participantsContract.list, { conferenceId })).all).toBe(0);
  });
});

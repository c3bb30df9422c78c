import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checksContract } from '../../../server/planning/validation/contract.ts';
import { interchangeContract } from '../../../server/record/import-export/contract/index.ts';
import { ConferenceFile } from '../../../server/record/import-export/contract/format.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';

let app: TestApp;
let conferenceId: string;
beforeAll(async () => {
  app = await startApp();
  const file = JSON.parse(readFileSync('prisma/seed/conference-2025.json', 'utf8')) as { agenda: object[] };
  Object.assign(file.agenda[1] ?? {}, { classification: 'mat' });
  ({ id: conferenceId } = await app.system.run(interchangeContract.import, ConferenceFile.parse(file)));
});
afterAll(() => app.end());

test('staff see the findings in the draft, with the number of each level', async () => {
  const { findings, blocking, warnings } = await app.system.run(checksContract.list, { conferenceId });
  expect([findings.length, blocking, warnings]).toEqual([8, 0, 8]);
});

test('findings in an item that a reader is not cleared for are not shown to them', async () => {
  const secretary = await app.member(conferenceId, 'secretary');
  const { findings } = await secretary.run(checksContract.list, { conferenceId });
  expect(findings.map(({ code }) => code)).toEqual([
    'like-names',
    'speaker-not-listed',
    'no-chair',
    'no-secretary',
    'unknown-start',
    'unknown-length',
    'member-not-cleared',
  ]);
  // Of the item itself nothing: only that there is one.
  expect(findings.at(-1)?.subjects).toEqual([{ kind: 'conference', id: conferenceId }]);
});

test('those outside the staff are refused', async () => {
  const viewer = await app.member(conferenceId, 'viewer');
  await expect(viewer.run(checksContract.list, { conferenceId })).rejects.toMatchObject({ code: 'forbidden' });
});

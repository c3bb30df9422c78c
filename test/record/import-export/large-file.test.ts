import { readFile as readText } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { proceedingsContract } from '../../../server/live/sitting/contract/index.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import { readBytes } from '../../../server/record/import-export/commands/read-bytes.ts';
import { readFile } from '../../../server/record/import-export/commands/reading.ts';
import { ConferenceFile } from '../../../server/record/import-export/contract/format.ts';
import { interchangeContract } from '../../../server/record/import-export/contract/index.ts';
import { type Login, startApp, type TestApp } from '../../helpers/app.ts';

const seed = 'prisma/seed/conference-2025.json';
const PEOPLE = 2000;

type Written = { title: string; participants: object[] };

/** A file large enough to be read in a thread, changed by `change`. */
async function largeFile(change: (file: Written) => void = () => {}): Promise<Written> {
  const file = JSON.parse(await readText(seed, 'utf8')) as Written;
  file.title = 'Hội nghị lớn';
  for (let n = 0; n < PEOPLE; n += 1)
    file.participants.push({ id: `person-${n}`, name: `Đại biểu ${n}`, posts: ['Chuyên viên', `Số ${n}`], listed: false });
  change(file);
  return file;
}

const bytesOf = (file: unknown): Uint8Array => Buffer.from(JSON.stringify(file));
const refusalOf = (work: () => unknown): Promise<unknown> =>
  Promise.resolve()
    .then(work)
    .then(
      () => null,
      ({ code, faults }: { code: string; faults: unknown }) => ({ code, faults }),
    );

describe('a large file, read in a thread of its own', () => {
  test('gives what it gives when it is read at once', async () => {
    const bytes = bytesOf(await largeFile());
    expect(await readFile(bytes)).toEqual(readBytes(bytes));
  });

  test('is refused with the same faults', async () => {
    const bytes = bytesOf(
      await largeFile((file) => file.participants.push({ id: 'person-0', name: 7, site: 'nowhere', 'what-is-this': 1 })),
    );
    const refusal = await refusalOf(() => readFile(bytes));
    expect(refusal).toMatchObject({ code: 'invalid' });
    expect(refusal).toEqual(await refusalOf(() => readBytes(bytes)));
  });

  test('is refused if it is no JSON', async () => {
    const bytes = bytesOf(await largeFile()).subarray(1);
    expect(await refusalOf(() => readFile(bytes))).toEqual({ code: 'not-json', faults: [] });
  });
});

describe('an import', () => {
  let app: TestApp;
  let organizer: Login;
  beforeAll(async () => {
    app = await startApp();
    organizer = await app.user({ creator: true });
  });
  afterAll(() => app.end());

  const send = async (file: unknown, id: string): Promise<unknown> => {
    const headers = { authorization: `Bearer ${organizer.token}`, 'content-type': 'application/json', 'idempotency-key': id };
    return (await fetch(`${app.url}/api/v1/conferences/import`, { method: 'POST', headers, body: JSON.stringify(file) })).json();
  };

  test('beside live commands loses none of them, and nothing of the file', async () => {
    const small = ConferenceFile.parse(JSON.parse(await readText(seed, 'utf8')));
    const { id: conferenceId } = await organizer.run(interchangeContract.import, small);
    await organizer.run(publishingContract.publish, { conferenceId, note: null });
    const before = (await app.journals.open(conferenceId)).head.seq;
    const state = { over: false };
    const file = await largeFile();
    const importing = send(file, 'beside').finally(() => (state.over = true));
    let commands = 0;
    for (; !state.over || commands < 10; commands += 1) {
      await organizer.run(
        proceedingsContract.setDisplay,
        { conferenceId, mode: commands % 2 === 0 ? 'logo' : 'live' },
        `command-${commands}`,
      );
    }
    const { id } = (await importing) as { id: string };
    expect(await app.db.journalEntry.count({ where: { journalId: conferenceId, seq: { gt: before } } })).toBe(commands);
    const exported = await organizer.run(interchangeContract.export, { conferenceId: id });
    expect((exported['participants'] as { name: string }[]).map(({ name }) => name)).toEqual(
      ConferenceFile.parse(file).participants.map(({ name }) => name),
    );
  });

  test('sent again under its id is answered again and stored once, also as an object', async () => {
    const file = await largeFile();
    const answer = await send(file, 'twice');
    expect(await send(file, 'twice')).toEqual(answer);
    expect(await organizer.run(interchangeContract.import, ConferenceFile.parse(file), 'twice')).toEqual(answer);
    expect(await send(await largeFile(({ participants }) => participants.pop()), 'twice')).toMatchObject({ error: { code: 'id-reused' } });
  });
});

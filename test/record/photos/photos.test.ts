import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proceedingsContract as live } from '../../../server/live/sitting/contract/index.ts';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { eraseFrom } from '../../../server/planning/erasure/store/index.ts';
import { transact } from '../../../server/platform/database/open.ts';
import { photosContract as contract } from '../../../server/record/photos/contract.ts';
import { MORNING, startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bytesOf } from '../../helpers/files.ts';
import { codeOf } from '../../helpers/refusals.ts';
import { published } from '../minutes/morning.ts';
import { docxText } from '../printouts/files.ts';
import { JPEG, png, withNotes } from './pictures.ts';

let app: TestApp;
let conferenceId: string;
/** Cleared for everything, and for nothing. */
let chair: Login;
let secretary: Login;

const after = (minutes: number): number => MORNING + minutes * 60_000;
const to = (minutes: number) => void (app.clock.now = after(minutes));

async function staff(id: string, role: 'chair' | 'secretary' | 'organizer', clearance: number): Promise<Login> {
  const login = await app.user({ clearance });
  await app.db.membership.create({ data: { conferenceId: id, userId: login.actor.id, role } });
  return login;
}

/** A morning with an opening speech and a classified item behind it. */
beforeAll(async () => {
  app = await startApp();
  conferenceId = await published(app);
  chair = await staff(conferenceId, 'chair', 3);
  secretary = await staff(conferenceId, 'secretary', 0);
  to(30);
  await chair.run(live.openSitting, { conferenceId, sittingId: 'morning' });
  await chair.run(live.startItem, { conferenceId, itemId: 'opening' });
  to(40);
  await chair.run(live.startItem, { conferenceId, itemId: 'secret' });
  to(50);
  await chair.run(live.finishItem, { conferenceId, itemId: 'secret' });
});
afterAll(() => app.end());

const base64 = (bytes: Buffer): string => bytes.toString('base64');
const files = { content: base64(JPEG), thumbnail: base64(JPEG) };
const upload = (takenAt: number | null, more: object = {}) => ({
  conferenceId,
  origin: 'upload' as const,
  ...files,
  takenAt,
  timeFrom: 'file' as const,
  caption: null,
  ...more,
});
const add = async (who: Login, takenAt: number | null, more: object = {}): Promise<string> =>
  (await who.run(contract.add, upload(takenAt, more))).id;
const seenBy = async (who: Login) => (await who.run(contract.list, { conferenceId })).photos;
const find = async (id: string) => (await seenBy(chair)).find((one) => one.id === id);
const clear = () => app.db.photo.deleteMany({ where: { conferenceId } });

describe('a picture', () => {
  it('is of the item that ran when it was taken, of another if that is said, and of none at another time', async () => {
    await clear();
    const ids = [
      await add(secretary, after(35)),
      await add(secretary, after(35), { itemId: 'papers' }),
      await add(secretary, after(10)),
      await add(secretary, null),
      await add(secretary, after(500)),
    ];
    const found = await Promise.all(ids.map(find));
    expect(found.map((one) => [one?.itemId, one?.takenAt])).toEqual([
      ['opening', after(35)],
      ['papers', after(35)],
      [null, after(10)],
      [null, null],
      // A clock that is ahead does not know the time.
      [null, null],
    ]);
  });

  it('gives away nothing of where it was taken', async () => {
    const ids = [await add(secretary, after(35), { content: base64(withNotes('GPS 21.0285')) }), await add(secretary, after(35))];
    const [noted, plain] = await Promise.all(ids.map(async (id) => bytesOf(await secretary.run(contract.picture, { conferenceId, id }))));
    expect(noted?.includes('GPS')).toBe(false);
    expect(noted).toEqual(plain);
  });

  it('is refused with what is wrong: another kind of file, a broken one, a small copy of another shape', async () => {
    const wrong = [
      { content: base64(Buffer.from('%PDF-1.7')) },
      { content: base64(JPEG.subarray(0, 100)) },
      { content: base64(png(12, 16)) },
      { thumbnail: base64(png(16, 12)) },
      { itemId: 'no-such-item' },
    ];
    const codes = await Promise.all(wrong.map((more) => codeOf(secretary.run(contract.add, upload(after(35), more)))));
    expect(codes).toEqual(['photo-type', 'photo-broken', 'photo-thumbnail', 'photo-thumbnail', 'invalid']);
  });

  it('is described by one at a time; who comes second is told', async () => {
    const id = await add(secretary, after(35));
    const facts = { itemId: 'opening', takenAt: after(36), caption: 'Khai mạc hội nghị', people: ['pham-gia-tuc', 'pham-gia-tuc'] };
    expect(await secretary.run(contract.edit, { conferenceId, id, version: 1, ...facts })).toEqual({ version: 2 });
    expect(await codeOf(chair.run(contract.edit, { conferenceId, id, version: 1, ...facts, caption: 'Khác' }))).toBe('stale');
    expect(await codeOf(chair.run(contract.edit, { conferenceId, id, version: 2, ...facts, people: ['nobody'] }))).toBe('invalid');
    expect(await find(id)).toMatchObject({ caption: 'Khai mạc hội nghị', people: ['pham-gia-tuc'], timeFrom: 'entered', version: 2 });
  });

  it('names nobody whose data were erased', async () => {
    const id = await add(secretary, after(35));
    const facts = { itemId: null, takenAt: null, caption: 'Đồng chí Phạm Gia Túc phát biểu', people: ['pham-gia-tuc'] };
    await secretary.run(contract.edit, { conferenceId, id, version: 1, ...facts });
    const ids = new Set(['pham-gia-tuc']);
    await transact(app.db, (tx) => eraseFrom(tx, { conferenceId, ids, name: 'Phạm Gia Túc', theirs: ids }));
    expect(await find(id)).toMatchObject({ caption: 'Đồng chí Đại biểu phát biểu', people: [], version: 3 });
  });

  it('comes back for a day after it was taken out, and is gone with its bytes after that', async () => {
    await clear();
    await app.db.fileContent.deleteMany({});
    const id = await add(secretary, after(35));
    await secretary.run(contract.remove, { conferenceId, id, version: 1 });
    expect([await find(id), await codeOf(chair.run(contract.picture, { conferenceId, id }))]).toEqual([undefined, 'not-found']);
    await secretary.run(contract.restore, { conferenceId, id });
    expect(await find(id)).toMatchObject({ id, version: 3 });
    await secretary.run(contract.remove, { conferenceId, id, version: 3 });
    app.clock.now += 25 * 60 * 60_000;
    await add(secretary, after(35), { content: base64(png(16, 12)) });
    expect(await codeOf(secretary.run(contract.restore, { conferenceId, id }))).toBe('not-found');
    // The picture and the small copy of the new one; the old small copy had the same bytes as its picture.
    expect(await app.db.fileContent.count()).toBe(2);
    to(50);
  });
});

describe('a picture of a classified item', () => {
  it('leaves nothing for those who are not cleared, whatever it is said to be of', async () => {
    await clear();
    const ids = [
      await add(chair, after(45)),
      await add(chair, after(45), { itemId: null }),
      await add(chair, after(10), { itemId: 'secret' }),
    ];
    const open = await add(secretary, after(35));
    expect((await seenBy(secretary)).map(({ id }) => id)).toEqual([open]);
    expect((await seenBy(chair)).length).toBe(4);
    for (const id of ids) {
      const asked = { conferenceId, id };
      const codes = [contract.picture, contract.thumbnail].map((operation) => codeOf(secretary.run(operation, asked)));
      expect(await Promise.all(codes)).toEqual(['not-found', 'not-found']);
      expect(await codeOf(secretary.run(contract.remove, { ...asked, version: 1 }))).toBe('not-found');
    }
    const { items } = await secretary.run(contract.list, { conferenceId });
    expect(items.some(({ id }) => id === 'secret')).toBe(false);
    expect(await codeOf(secretary.run(contract.add, upload(after(45))))).toBe('photo-classified');
  });

  it('is in no contact sheet, not even of those who are cleared', async () => {
    for (const format of ['docx', 'pdf'] as const) {
      const sheet = bytesOf(await chair.run(contract.paper, { conferenceId, format, lang: 'vi' }));
      expect(sheet.length).toBeGreaterThan(3000);
    }
    const lines = await docxText(bytesOf(await chair.run(contract.paper, { conferenceId, format: 'docx', lang: 'vi' })));
    expect(lines.filter((line) => /^Ảnh \d/.test(line))).toEqual(['Ảnh 1. Chưa có chú thích']);
    expect(lines.some((line) => line.includes('Công tác bảo vệ'))).toBe(false);
  });
});

describe('a still of the programme', () => {
  it('is of the item that runs, at the time of the server, and refused while no sitting is open', async () => {
    await clear();
    await chair.run(live.startItem, { conferenceId, itemId: 'papers' });
    to(55);
    const id = await add(secretary, 1, { origin: 'still' });
    expect(await find(id)).toMatchObject({ itemId: 'papers', takenAt: after(55), timeFrom: 'still', origin: 'still' });
    await chair.run(live.closeSitting, { conferenceId, sittingId: 'morning' });
    expect(await codeOf(secretary.run(contract.add, upload(null, { origin: 'still' })))).toBe('no-programme');
  });
});

describe('the album', () => {
  it('shows pictures with their words, small, to staff alone', async () => {
    const viewer = await app.member(conferenceId, 'viewer');
    const get = ({ token }: Login, path = '') =>
      fetch(`${app.url}/conferences/${conferenceId}/photos${path}`, {
        headers: { cookie: `dc_session=${token}`, 'accept-language': 'vi' },
      });
    const page = await (await get(secretary)).text();
    const [photo] = await seenBy(secretary);
    expect([...page.matchAll(/<img src="([^"]+)"/g)].map(([, source]) => source)).toEqual([
      `/conferences/${conferenceId}/photos/${photo?.id}/thumbnail`,
    ]);
    const answers = [await get(secretary, `/${photo?.id}`), await get(secretary, `/${photo?.id}/thumbnail`), await get(viewer)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 403]);
    expect(answers[1]?.headers.get('cache-control')).toBe('private, no-cache');
  });

  it('is only read once the conference is in the archive', async () => {
    const organizer = await staff(conferenceId, 'organizer', 0);
    const [photo] = await seenBy(secretary);
    await organizer.run(conferencesContract.archive, { conferenceId });
    expect(await codeOf(secretary.run(contract.add, upload(after(35))))).toBe('archived');
    expect(await codeOf(secretary.run(contract.remove, { conferenceId, id: photo?.id ?? '', version: 1 }))).toBe('archived');
    expect((await seenBy(secretary)).length).toBe(1);
  });
});

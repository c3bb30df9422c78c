import request from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { startDraft, type Draft } from '../agenda/draft.ts';

let app: TestApp;
let draft: Draft;
let home: string;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());
beforeEach(async () => {
  draft = await startDraft(app);
  home = `/conferences/${draft.conferenceId}/agenda`;
});

const cookie = () => `dc_session=${draft.organizer.token}; dc_lang=vi`;
const open = (path: string) => request(app.url).get(path).set('cookie', cookie());
const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00A0]+/g, ' ');
const band = (html: string) => /<section class="paste-band"[\s\S]*?<\/section>/.exec(html)?.[0] ?? '';
const hidden = (html: string) =>
  Object.fromEntries(
    [...band(html).matchAll(/<input type="hidden" name="(lines|seen|_commandId)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  );
const selected = (html: string) => /<option value="([^"]*)" selected/.exec(band(html))?.[1] ?? '';
async function send(action: string, fields: Readonly<Record<string, string>>) {
  const token = /name="csrf-token" content="([^"]+)"/.exec((await open(home)).text)?.[1] ?? '';
  return request(app.url)
    .post(action)
    .set('cookie', cookie())
    .type('form')
    .send({ ...fields, _csrf: token });
}
const paste = (fields: Readonly<Record<string, string>>) => send(`${home}/items/paste`, fields);
const TEXT = 'Nội dung\tThời lượng\nKhai mạc\t10\nThảo luận\tlâu';

describe('a pasted agenda', () => {
  it('is shown above the agenda with faults by row and field, and stores nothing', async () => {
    await draft.add('Đã có');
    const { text, status } = await paste({ text: TEXT });
    expect(status).toBe(200);
    expect(plain(band(text))).toMatch(/1 dòng mới, 1 dòng cần sửa/);
    expect(plain(band(text))).toMatch(/3 Thảo luận Thảo luận · Chưa định Thời lượng \(phút\): Cần nhập số\./);
    expect(plain(text)).toMatch(/Phiên 1 .*Đã có/);
    expect(await draft.titles()).toEqual([['Đã có']]);
  });

  it('goes into the chosen sitting on confirmation and comes back out from the toast', async () => {
    await draft.add('Đã có');
    const seen = (await paste({ text: 'Khai mạc\t\t10\nGiải lao\t\t15' })).text;
    const form = { ...hidden(seen), text: 'Khai mạc\t\t10\nGiải lao\t\t15', into: selected(seen), step: 'add' };
    const done = await paste(form);
    await paste(form);
    expect(await draft.titles()).toEqual([['Đã có', 'Khai mạc', 'Giải lao']]);
    const { text } = await open(done.headers['location'] ?? '');
    expect(plain(text)).toMatch(/Đã thêm 2 dòng\. Hoàn tác/);
    await send(/action="([^"]+\/batches\/[^"]+\/remove)"/.exec(text)?.[1] ?? '', {});
    expect(await draft.titles()).toEqual([['Đã có']]);
  });

  it('goes behind the item that was chosen, and what is mended later behind that', async () => {
    const [first] = [await draft.add('Một'), await draft.add('Năm')];
    const link =
      /data-pastes="([^"]+)"/
        .exec((await open(`${home}?item=${first}`)).text)?.[1]
        ?.replaceAll('&amp;', '&')
        .replaceAll('&#x3D;', '=') ?? '';
    const text = 'Hai\t\t10\nBa\t\tlâu';
    const seen = (await send(link, { text })).text;
    expect(plain(band(seen))).toMatch(/Phiên 1: sau “Một”/);
    const rest = (await paste({ ...hidden(seen), text, into: selected(seen), step: 'add' })).text;
    expect(await draft.titles()).toEqual([['Một', 'Hai', 'Năm']]);
    const mended = (await paste({ text: 'Ba\t\t5', into: selected(rest) })).text;
    await paste({ ...hidden(mended), text: 'Ba\t\t5', into: selected(mended), step: 'add' });
    expect(await draft.titles()).toEqual([['Một', 'Hai', 'Ba', 'Năm']]);
  });

  it('makes a speaker whom nobody knows where that is chosen, with the items, and takes both back', async () => {
    const text = 'Báo cáo\t\t10\tĐồng chí Nguyễn Thị Mới, Phó Vụ trưởng';
    const called = 'Đồng chí Nguyễn Thị Mới, Phó Vụ trưởng';
    const asked = (await paste({ text })).text;
    expect(plain(band(asked))).toMatch(/Người mới: thêm “Nguyễn Thị Mới” vào danh sách đại biểu/);
    const seen = (await paste({ text, called, as: '+', step: 'read' })).text;
    expect(plain(band(seen))).toMatch(/1 dòng mới .*Nguyễn Thị Mới, Phó Vụ trưởng/);
    const people = () => app.db.participant.findMany({ where: { conferenceId: draft.conferenceId, name: 'Nguyễn Thị Mới' } });
    expect(await people()).toEqual([]);
    const done = await paste({ ...hidden(seen), text, called, as: '+', step: 'add' });
    expect((await people()).map(({ posts }) => posts)).toEqual([['Phó Vụ trưởng']]);
    const page = (await open(done.headers['location'] ?? '')).text;
    expect(plain(page)).toMatch(/Báo cáo Nguyễn Thị Mới, Phó Vụ trưởng/);
    await send(/action="([^"]+\/batches\/[^"]+\/remove)"/.exec(page)?.[1] ?? '', {});
    expect([await people(), await draft.titles()]).toEqual([[], []]);
  });

  it('goes to the end of the sitting where nothing was chosen', async () => {
    await draft.add('Một');
    expect(/data-pastes="([^"]+)"/.exec((await open(home)).text)?.[1]).not.toMatch(/after=/);
  });

  it('makes the first sitting once, even if the answer is lost and the form is sent again', async () => {
    const seen = (await paste({ text: 'Khai mạc' })).text;
    const form = { ...hidden(seen), text: 'Khai mạc', step: 'add' };
    await paste(form);
    await paste(form);
    expect(await draft.titles()).toEqual([['Khai mạc']]);
  });
});

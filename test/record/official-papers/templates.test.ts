import { Paragraph, TextRun } from 'docx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { officialPapersContract } from '../../../server/record/official-papers/contract/index.ts';
import { paperTemplatesContract as contract } from '../../../server/record/official-papers/templates/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';
import { bareItem } from '../../planning/agenda/draft.ts';
import { outcome } from '../../planning/documents/papers.ts';
import { templateFile } from '../certificates/template-file.ts';
import { docxText } from '../printouts/files.ts';

let app: TestApp;
let keeper: Login;
let organizer: Login;
let conferenceId: string;
beforeAll(async () => {
  app = await startApp();
  conferenceId = await bareConference(app);
  keeper = await app.user({ creator: true });
  organizer = await app.member(conferenceId, 'organizer');
  await organizer.run(agendaContract.addItem, bareItem(conferenceId, 'Khai mạc & <thử>'));
});
afterAll(() => app.end());

const add = (file: Buffer, from = '2025-01-01', kind: 'programme' | 'minutes' = 'programme') =>
  keeper.run(contract.add, { kind, from, name: 'mau.docx', content: file.toString('base64') });
const refusal = (file: Buffer) =>
  add(file).then(
    () => 'taken',
    (error: { code: string; faults: { message: string; params?: object }[] }) =>
      error.code === 'invalid' ? error.faults.map(({ message, params }) => ({ message, ...params })) : error.code,
  );
const wordsOf = async (id: string) => {
  const { content } = await organizer.run(officialPapersContract.open, { conferenceId, id, format: 'docx' });
  return docxText(content as Uint8Array);
};
const cut = new Paragraph({ children: [new TextRun('Kính gửi: {{nơi'), new TextRun({ text: ' nhận}}', bold: true })] });

describe('a template of a paper', () => {
  it('that is wrong is refused with the place, and nothing is stored', async () => {
    expect(await refusal(await templateFile(['{{tên loại}}', '{{khong co}}', '{{trích yếu', '{{nội dung}}']))).toEqual([
      { message: 'template-field', n: 2, text: '{{khong co}}', name: 'khong co' },
      { message: 'template-open', n: 3, text: '{{trích yếu' },
    ]);
    expect(await refusal(await templateFile(['{{tên loại}}']))).toEqual([{ message: 'template-text-alone' }]);
    expect(await refusal(await templateFile(['Nội dung: {{nội dung}}']))).toEqual([{ message: 'template-text-alone' }]);
    expect(await refusal(Buffer.from('no archive'))).toBe('template-unknown');
    expect((await organizer.run(contract.list, {})).templates).toEqual([]);
  });

  it('gives Word files of its kind the form of the office, with all of their text', async () => {
    await add(await templateFile(['MẪU CỦA CƠ QUAN', '{{tên loại}}', cut, '{{nội dung}}', 'Hết']));
    const words = await wordsOf('programme');
    expect([words[0], words[1], words.at(-2) ?? '', words.join(' ').includes('Khai mạc & <thử>')].slice(0, 2)).toEqual([
      'MẪU CỦA CƠ QUAN',
      'CHƯƠNG TRÌNH',
    ]);
    expect([words.join(' ').includes('Khai mạc & <thử>'), words.includes('Hết'), (await wordsOf('minutes')).includes('Hết')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('holds from its day on, until the next one, and is one for each day', async () => {
    expect(await outcome(add(await templateFile(['{{nội dung}}'])))).toBe('template-day-taken');
    const { id } = await add(await templateFile(['MẪU MỚI', '{{nội dung}}']), '2025-11-26');
    await add(await templateFile(['MẪU CHO NĂM SAU', '{{nội dung}}']), '2026-01-01');
    expect((await wordsOf('programme'))[0]).toBe('MẪU MỚI');
    await keeper.run(contract.remove, { id });
    expect((await wordsOf('programme'))[0]).toBe('MẪU CỦA CƠ QUAN');
    expect(await outcome(organizer.run(contract.remove, { id }))).toBe('forbidden');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followUpContract as contract, type MatterFacts } from '../../../server/record/follow-up/contract.ts';
import { followUpPapersContract as papers } from '../../../server/record/follow-up/papers/contract.ts';
import { givenTasks } from '../../../server/record/follow-up/papers/rules.ts';
import { newMatter } from '../../../server/record/follow-up/rules/matters.ts';
import { readWorkbook } from '../../../server/platform/sheets/read-xlsx.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bytesOf } from '../../helpers/files.ts';
import { importSeed, seedItem } from '../../helpers/seeded.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import { Editor, note } from '../minutes/morning.ts';
import { docxText, installed, pdfPages } from '../printouts/files.ts';
import { FACTS } from './facts.ts';

const TASK: MatterFacts = {
  ...FACTS,
  kind: 'task',
  text: 'Rà soát quy chế làm việc',
  owner: 'Văn phòng Trung ương Đảng',
  coordinating: ['Các tỉnh ủy, thành ủy'],
  product: 'Báo cáo',
  measure: { unit: 'nơi', target: 34 },
  due: { before: '2025-12-31' },
};

describe('the papers of the register', () => {
  let app: TestApp;
  let organizer: Login;
  let conferenceId: string;
  beforeAll(async () => {
    app = await startApp();
    organizer = await app.user({ administrator: true, clearance: 3 });
    conferenceId = await importSeed(organizer);
    const [closing, secret] = [await seedItem(organizer, conferenceId, 'closing'), await seedItem(organizer, conferenceId, 'papers')];
    await app.db.agendaItem.update({ where: { conferenceId_id: { conferenceId, id: secret } }, data: { classification: 'mat' } });
    await organizer.run(publishingContract.publish, { conferenceId, note: null });
    const write = async (part: string, ...blocks: Parameters<Editor['add']>[0][]) => {
      const editor = new Editor(organizer, conferenceId, part);
      for (const block of blocks) editor.add(block);
      await editor.send();
    };
    await write(`item.${secret}`, note('conclusion', 'Điều mật.'), note('task', 'Việc mật trong biên bản'));
    await write(
      `item.${closing}`,
      note('conclusion', 'Giải quyết dứt điểm kiến nghị.', 'Văn phòng Trung ương Đảng', 'before:2025-12-31'),
      note('task', 'Việc chỉ có trong biên bản', 'Cục Quản trị'),
      note('task', TASK.text),
    );
    for (const more of [{}, { text: 'Việc mật', classification: 'mat' as const }])
      await organizer.run(contract.add, { conferenceId, facts: { ...TASK, ...more } });
    const [first] = (await organizer.run(contract.list, { kind: 'recommendation' })).matters;
    const answer = {
      kind: 'answered',
      on: '2025-11-26',
      text: 'Đã giải quyết.',
      body: 'Văn phòng',
      number: '12-CV/VPTW',
      reached: null,
    } as const;
    await organizer.run(contract.record, { conferenceId, id: first?.id ?? '', version: 0, step: answer });
  });
  afterAll(() => app.end());

  const lines = async (paper: 'conclusions' | 'recommendations') => {
    const file = await organizer.run(papers.paper, { conferenceId, paper, format: 'docx', lang: 'vi' });
    return { name: file.name, lines: (await docxText(bytesOf(file))).filter((line) => line.trim() !== '') };
  };

  it('give notice of the conclusions and the tasks, those of the minutes alone too, and of nothing that is classified', async () => {
    const { name, lines: said } = await lines('conclusions');
    expect(name).toBe('thong-bao-ket-luan-2025-11-26.docx');
    const told = said.slice(said.indexOf('Hội nghị kết luận như sau:') + 1, said.indexOf('…………………………'));
    expect([told.slice(0, 3), told.slice(9, 15), told.slice(15, 19), told.length]).toEqual([
      ['I. Kết luận', '1. Giải quyết dứt điểm kiến nghị. (Văn phòng Trung ương Đảng; Hạn cuối: 30/12/2025)', 'II. Nhiệm vụ'],
      ['1', 'Rà soát quy chế làm việc', 'Văn phòng Trung ương Đảng', 'Các tỉnh ủy, thành ủy', 'Báo cáo; 34 nơi', 'Trước 31/12/2025'],
      ['2', 'Việc chỉ có trong biên bản', 'Cục Quản trị', 'Chưa định hạn'],
      20,
    ]);
    expect(said.filter((line) => /mật/i.test(line))).toEqual([]);
    expect(said).toContain('Số ……-TB/……');
  });

  it('list the recommendations by authority, with what was answered', async () => {
    const { lines: said } = await lines('recommendations');
    expect(said.filter((line) => /^I+\./.test(line))).toEqual([
      'I. Thuộc thẩm quyền đơn vị chủ trì',
      'II. Không thuộc thẩm quyền đơn vị chủ trì',
    ]);
    expect(said).toContain('Văn phòng trả lời, văn bản 12-CV/VPTW, 26/11/2025: Đã giải quyết.');
    expect(said.filter((line) => line === 'Tỉnh ủy, thành ủy').length).toBe(3);
  });

  it('are the same as PDF', async () => {
    const file = await organizer.run(papers.paper, { conferenceId, paper: 'conclusions', format: 'pdf', lang: 'vi' });
    const words = installed('pdftotext') ? pdfPages(bytesOf(file)).join(' ') : 'THÔNG BÁO Rà soát quy chế làm việc';
    expect([words.includes('THÔNG BÁO'), words.includes('Rà soát quy chế làm việc'), words.includes('Việc mật')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('are written as a spreadsheet as they are found, numbers as numbers', async () => {
    const file = await organizer.run(papers.sheet, { kind: 'task', search: 'ra soat', lang: 'vi' });
    const [sheet] = await readWorkbook(bytesOf(file));
    const texts = JSON.stringify(sheet);
    expect(file.name).toBe('so-nhiem-vu-2025-11-26.xlsx');
    expect(['Rà soát quy chế làm việc', 'Sản phẩm', '"34"', 'Việc mật', 'Điểm cầu nêu'].map((words) => texts.includes(words))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    const plain = await app.member(conferenceId, 'secretary');
    // A file has no level on it, so it holds nothing that is classified for those who may know it either.
    for (const reader of [plain, organizer]) {
      const all = JSON.stringify(await readWorkbook(bytesOf(await reader.run(papers.sheet, { kind: 'task', lang: 'vi' }))));
      expect([all.includes('Rà soát quy chế'), all.includes('Việc mật')]).toEqual([true, false]);
    }
    await expect(plain.run(papers.sheet, { of: 'khong-co', lang: 'vi' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('name a task once, however its words are spelled', () => {
    const runs = [{ text: 'rà  soát quy chế LÀM VIỆC' }];
    const said = { kind: 'note' as const, at: null, note: 'task' as const, runs, owner: null, due: null };
    const registered = { ...newMatter(conferenceId, 'a', TASK), fromName: null, ownerName: null };
    expect(givenTasks([registered], [said]).map(({ text }) => text)).toEqual([TASK.text]);
  });
});

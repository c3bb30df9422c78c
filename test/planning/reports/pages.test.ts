import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportsContract as contract } from '../../../server/planning/reports/contract/index.ts';
import { accessContract } from '../../../server/planning/sites/access/contract.ts';
import { readSheets } from '../../../server/platform/sheets/read-sheets.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { importSeed } from '../../helpers/seeded.ts';
import { FORM, question } from './forms.ts';

const SITE = 'provinces-22';

describe('the pages of reports', () => {
  let app: TestApp;
  let organizer: Login;
  let site: Login;
  let conferenceId: string;
  let at: string;
  beforeAll(async () => {
    app = await startApp();
    organizer = await app.user({ creator: true });
    conferenceId = await importSeed(organizer);
    await organizer.run(accessContract.openAccess, { conferenceId });
    site = await app.link('site', conferenceId, SITE);
    at = `/conferences/${conferenceId}`;
  });
  afterAll(() => app.end());

  const cookie = (login: Login) => `dc_session=${login.token}; dc_lang=vi`;
  const open = (path: string, login = organizer) => request(app.url).get(path).set('cookie', cookie(login));
  const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/(?:&nbsp;|[\s\u00A0])+/g, ' ');
  const post = async (path: string, form: object, login = organizer) => {
    const home = login === organizer ? `${at}/reports` : `${at}/site/reports`;
    const token = /name="csrf-token" content="([^"]+)"/.exec((await open(home, login).redirects(1)).text)?.[1] ?? '';
    return request(app.url)
      .post(path)
      .set('cookie', cookie(login))
      .type('form')
      .send({ _csrf: token, ...form });
  };
  /** The fields of a form as its page has them. */
  const fieldsOf = (html: string): Record<string, string[]> => {
    const sent = html.replace(/<template.*<\/template>/s, '');
    const inputs = [...sent.matchAll(/<input[^>]*name="([^"]+)"[^>]*>/g)].filter(
      ([tag]) => !/type="(?:radio|checkbox)"/.test(tag) || / checked/.test(tag),
    );
    const pairs = inputs.map(([tag, name]) => [name ?? '', (/value="([^"]*)"/.exec(tag)?.[1] ?? '').replaceAll('&quot;', '"')] as const);
    const named = Map.groupBy(
      pairs.filter(([name]) => !name.startsWith('_')),
      ([name]) => name,
    );
    return Object.fromEntries([...named].map(([name, all]) => [name, all.map(([, value]) => value)]));
  };
  const asked = async () => {
    const { id } = await organizer.run(contract.add, { conferenceId, facts: FORM });
    await organizer.run(contract.ask, { conferenceId, id, version: 1, asked: true });
    return id;
  };

  it('make a form of pasted questions, in the order of their numbers, without those left empty', async () => {
    const begun = await post(`${at}/reports/new`, {
      title: 'Biểu dán',
      audience: 'all',
      deadline: '',
      pasted: 'Số vụ | vụ\nTỷ lệ | %',
      _more: '1',
    });
    const fields = fieldsOf(begun.text);
    expect([fields['q0-text'], fields['q1-unit'], fields['q0-sums'], fields['q1-sums']]).toEqual([['Số vụ'], ['%'], ['1'], undefined]);
    const sent = await post(`${at}/reports/new`, {
      title: 'Biểu dán',
      audience: 'all',
      ...fields,
      'q0-order': '3',
      'q9-id': 'x',
      'q9-text': ' ',
    });
    const id = /reports\/([a-z0-9]+)$/.exec(sent.headers['location'] ?? '')?.[1] ?? '';
    const { form } = await organizer.run(contract.gather, { conferenceId, id });
    expect(form.questions.map(({ text, unit }) => [text, unit])).toEqual([
      ['Tỷ lệ', '%'],
      ['Số vụ', 'vụ'],
    ]);
  });

  it('take answers without a script, and show both where two answered differently, until one is sent again', async () => {
    const id = await asked();
    const path = `${at}/site/reports/${id}`;
    const first = fieldsOf((await open(path, site)).text);
    await post(path, { ...first, 'answer-n': '1.234' }, site);
    const refused = await post(path, { ...first, 'answer-n': '99', 'answer-t': 'Ghi thêm' }, site);
    expect([refused.status, refused.text.includes('1.234 vụ'), fieldsOf(refused.text)['answer-n']]).toEqual([409, true, ['99']]);
    const sent = await post(path, { ...fieldsOf(refused.text), _submit: '1' }, site);
    expect(sent.headers['location']).toMatch(new RegExp(`${path}(?:\\?|$)`));
    const { site: row } = await organizer.run(contract.site, { conferenceId, id, siteId: SITE });
    expect([row.status, row.answers['n']?.number, row.answers['t']?.text]).toEqual(['submitted', 99, 'Ghi thêm']);
    expect(textOf((await open(path, site)).text)).toContain('Mở lại để sửa');
  });

  it('keep what is no figure in its field, and what another one changed unseen from being submitted', async () => {
    const id = await asked();
    const path = `${at}/site/reports/${id}`;
    const begun = fieldsOf((await open(path, site)).text);
    const unread = await post(path, { ...begun, 'answer-n': 'mười vụ', _submit: '1' }, site);
    expect([unread.status, fieldsOf(unread.text)['answer-n'], unread.text.includes('Chưa đọc được số này')]).toEqual([
      409,
      ['mười vụ'],
      true,
    ]);
    await site.run(contract.fill, { conferenceId, id, answers: [{ questionId: 'n', state: 'given', number: 7, text: null, version: 0 }] });
    const unseen = await post(path, { ...begun, _submit: '1' }, site);
    expect([unseen.status, textOf(unseen.text).includes('Người khác vừa sửa báo cáo này'), fieldsOf(unseen.text)['answer-n']]).toEqual([
      409,
      true,
      ['7'],
    ]);
  });

  it('gather figures by place, compare them, and write them as a spreadsheet in which words are no figures', async () => {
    const id = await asked();
    await site.run(contract.fill, {
      conferenceId,
      id,
      answers: [{ questionId: 'n', state: 'given', number: 1234, text: null, version: 0 }],
    });
    await site.run(contract.submit, { conferenceId, id, seen: 1 });
    const home = `${at}/reports/${id}`;
    const shown = async (view: string) => textOf((await open(`${home}?view=${view}`)).text);
    expect((await shown('figures')).includes('Theo báo cáo của 1 trong 34 điểm cầu')).toBe(true);
    expect((await shown('figures')).includes('33 chưa gửi')).toBe(true);
    expect((await shown('table')).includes('Tỉnh ủy Quảng Ninh 1.234 Bỏ trống')).toBe(true);
    expect(await shown('compare')).toContain('Chưa có biểu nào để so sánh');
    const { content } = await organizer.run(contract.sheet, { conferenceId, id, lang: 'vi' });
    const [sheet] = await readSheets(Buffer.from(content as Uint8Array));
    const row = sheet?.rows.find((cells) => cells.includes('Tỉnh ủy Quảng Ninh')) ?? [];
    expect(row.slice(1)).toEqual(['Tỉnh ủy Quảng Ninh', 'Đã gửi', '1234', 'Bỏ trống']);
  });

  it('tell a site on its page what is waited for, and a stranger nothing', async () => {
    const id = await asked();
    await organizer.run(contract.remind, { conferenceId, id, siteId: SITE, text: 'Gửi sớm' });
    const call = textOf((await open(`${at}/site`, site)).text);
    expect(call.includes('Ban tổ chức nhắc gửi: Biểu 01')).toBe(true);
    const other = await app.member(conferenceId, 'viewer');
    expect([(await open(`${at}/reports/${id}`, other)).status, (await open(`${at}/site/reports/${id}`, other)).status]).toEqual([403, 403]);
    expect((await open(`${at}/reports/${id}`, site)).status).toBe(403);
  });

  it('refuse to lose answers, in words at the question', async () => {
    const id = await asked();
    await site.run(contract.fill, { conferenceId, id, answers: [{ questionId: 'n', state: 'given', number: 1, text: null, version: 0 }] });
    const fields = fieldsOf((await open(`${at}/reports/${id}/edit`)).text);
    const refused = await post(`${at}/reports/${id}/edit`, {
      ...fields,
      audience: 'all',
      'q0-kind': 'number',
      'q0-unit': 'người',
      'q1-kind': 'text',
    });
    expect([refused.status, textOf(refused.text).includes('không đổi đơn vị tính được')]).toEqual([400, true]);
    expect(question('n').unit).toBe(null);
  });
});

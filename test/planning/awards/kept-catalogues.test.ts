import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogueContract as contract, type CatalogueFacts } from '../../../server/planning/awards/catalogue/contract.ts';
import { readGrantors, readKinds, typedGrantors, typedKinds } from '../../../server/planning/awards/catalogue/presenter.ts';
import { awardsContract, type AwardFacts } from '../../../server/planning/awards/contract.ts';
import { AWARD_CATALOGUES } from '../../../server/planning/awards/rules/catalogues.ts';
import { checksContract } from '../../../server/planning/validation/contract.ts';
import { interchangeContract } from '../../../server/record/import-export/contract/index.ts';
import { printingContract } from '../../../server/record/printouts/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';
import { docxText } from '../../record/printouts/files.ts';

const [LAW] = AWARD_CATALOGUES as [CatalogueFacts];
/** The law turned round: certificates first, the Government before the State. */
const turned = (from: string): CatalogueFacts => ({
  ...LAW,
  source: '9-QĐ/VP',
  from,
  kinds: LAW.kinds.toReversed(),
  grantors: LAW.grantors.toReversed(),
});
const award = (kind: AwardFacts['kind'], title: string, grantor: string | null): AwardFacts => ({
  kind,
  title,
  class: null,
  grantor,
  recipientKind: 'collective',
  count: null,
  recipients: [],
  receiving: [],
  perBatch: null,
  campaign: null,
  presenters: [],
  decision: null,
});

describe('a catalogue of awards of the office', () => {
  let app: TestApp;
  let admin: Login;
  beforeAll(async () => {
    app = await startApp();
    admin = await app.user({ administrator: true });
  });
  afterAll(() => app.end());

  it('orders the awards of a conference that begins on its days, in the list, the file and the paper', async () => {
    const conferenceId = await bareConference(app);
    const organizer = await app.member(conferenceId, 'organizer');
    const order = async () => {
      const { awards } = await organizer.run(awardsContract.list, { conferenceId });
      const file = await organizer.run(interchangeContract.export, { conferenceId });
      const paper = await organizer.run(printingContract.paper, { conferenceId, paper: 'awards', format: 'docx', lang: 'vi' });
      const text = (await docxText(paper.content as Uint8Array)).join('\n');
      const titles = awards.map(({ title }) => title);
      const printed = titles.toSorted((a, b) => text.indexOf(a) - text.indexOf(b));
      const filed = (file.awards as { title: string }[]).map(({ title }) => title);
      expect([filed, printed]).toEqual([titles, titles]);
      return titles;
    };
    await organizer.run(awardsContract.add, { conferenceId, ...award('certificate-of-commendation', 'Giấy khen', null) });
    await organizer.run(awardsContract.add, { conferenceId, ...award('order', 'Huân chương Lao động', 'Chủ tịch nước') });
    expect(await order()).toEqual(['Huân chương Lao động', 'Giấy khen']);
    const { id } = await admin.run(contract.add, turned(LAW.from));
    expect(await order()).toEqual(['Giấy khen', 'Huân chương Lao động']);
    await admin.run(contract.remove, { id, version: 1 });
    expect(await order()).toEqual(['Huân chương Lao động', 'Giấy khen']);
    await admin.run(contract.add, turned('2199-01-01'));
    expect(await order()).toEqual(['Huân chương Lao động', 'Giấy khen']);
  });

  it('says which awards come in classes, and the checks of a conference on its days follow it', async () => {
    const conferenceId = await bareConference(app);
    const organizer = await app.member(conferenceId, 'organizer');
    const friendship = { ...award('order', 'Huân chương Hữu nghị', 'Chủ tịch nước'), class: 'first' as const };
    await organizer.run(awardsContract.add, { conferenceId, ...friendship });
    const found = async () => {
      const { findings } = await organizer.run(checksContract.list, { conferenceId });
      return findings.flatMap((finding) => (finding.code === 'award-class' ? [finding.facts.source] : []));
    };
    expect(await found()).toEqual([LAW.source]);
    const kinds = LAW.kinds.map((kind) => ({ ...kind, classed: kind.titles }));
    const { id } = await admin.run(contract.add, { ...LAW, kinds });
    expect(await found()).toEqual([]);
    await admin.run(contract.remove, { id, version: 1 });
  });

  it('is refused on a day that another has, with a kind twice, and when it has changed meanwhile', async () => {
    const { id } = await admin.run(contract.add, turned('2100-01-01'));
    await expect(admin.run(contract.add, turned('2100-01-01'))).rejects.toMatchObject({ code: 'catalogue-day-taken' });
    const twice = { ...turned('2101-01-01'), kinds: [...LAW.kinds, ...LAW.kinds] };
    await expect(admin.run(contract.add, twice)).rejects.toMatchObject({
      code: 'invalid',
      faults: [{ path: 'kinds', message: 'duplicate' }],
    });
    await admin.run(contract.edit, { id, version: 1, ...turned('2102-01-01') });
    await expect(admin.run(contract.edit, { id, version: 1, ...turned('2103-01-01') })).rejects.toMatchObject({ code: 'stale' });
    await expect(admin.run(contract.remove, { id, version: 1 })).rejects.toMatchObject({ code: 'stale' });
  });

  it.each(['vi', 'en'] as const)('is typed and read as the same (%s)', (lang) => {
    expect(readKinds(typedKinds(LAW.kinds))).toEqual(LAW.kinds);
    expect(readGrantors(typedGrantors(lang, LAW.grantors))).toEqual(LAW.grantors);
    expect(readKinds('Huân chương: Độc lập (3 hạng); Hữu nghị (')).toEqual([
      { kind: 'order', word: 'Huân chương', titles: ['Độc lập', 'Hữu nghị ('], classed: ['Độc lập'] },
    ]);
    expect(readGrantors('Bộ; ...Sở\n\n; \n')).toEqual([{ begins: ['Bộ'], has: ['Sở'] }]);
  });

  it('is kept by administrators on a page of its own, which says what is wrong', async () => {
    const cookie = `dc_session=${admin.token}; dc_lang=vi`;
    const { text } = await request(app.url).get('/award-catalogues/new').set('cookie', cookie);
    const _csrf = /name="csrf-token" content="([^"]+)"/.exec(text)?.[1] ?? '';
    const send = (form: object) =>
      request(app.url)
        .post('/award-catalogues')
        .set('cookie', cookie)
        .type('form')
        .send({ _csrf, ...form });
    const refused = await send({ source: '1-QĐ', from: '1/2/2150', kinds: 'Cúp vàng', grantors: 'Bộ' });
    expect([refused.status, refused.text.includes('Chỉ nhận một trong các giá trị')]).toEqual([400, true]);
    const added = await send({ source: '1-QĐ', from: '1/2/2150', kinds: 'Bằng khen\nGiấy khen', grantors: 'Bộ\nCác cấp khác' });
    expect([added.status, added.headers['location']]).toEqual([303, expect.stringMatching(/^\/award-catalogues/)]);
    const { catalogues } = await admin.run(contract.list, {});
    expect(catalogues.find(({ from }) => from === '2150-02-01')).toMatchObject({
      kinds: [
        { kind: 'certificate-of-merit', word: 'Bằng khen', titles: [], classed: [] },
        { kind: 'certificate-of-commendation', word: 'Giấy khen', titles: [], classed: [] },
      ],
      grantors: [
        { begins: ['Bộ'], has: [] },
        { begins: [], has: [] },
      ],
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ceremonyContract } from '../../../server/live/ceremony/contract.ts';
import { announcerView } from '../../../server/live/announcer/presenter.ts';
import { proceedingsContract } from '../../../server/live/sitting/contract/index.ts';
import { awardsContract as contract } from '../../../server/planning/awards/contract.ts';
import { receivingFaults, receivingOf } from '../../../server/planning/awards/rules/receiving.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { ceremony, FLAGS, withCeremony } from '../../live/ceremony/ceremony-day.ts';
import { published } from '../../live/sitting/published-day.ts';

const [A = '', B = ''] = FLAGS.recipients;
const HOW = 'Đ/c Trần B, Phó Chánh VP, nhận thay';

describe('how a recipient receives otherwise than in person', () => {
  const of = (receiving: string[], recipients = ['Nguyễn Văn A', 'Tổ 1: Đội 2']) => ({ recipients, receiving });

  it('stands behind the name and a colon, whatever the case of the name, also of one that has a colon itself', () => {
    expect([...receivingOf(of(['nguyễn văn  A : truy tặng', 'Tổ 1: Đội 2: tại điểm cầu: Huế']))]).toEqual([
      ['nguyễn văn a', 'truy tặng'],
      ['tổ 1: đội 2', 'tại điểm cầu: Huế'],
    ]);
  });

  it('looks at each name of a long list once', () => {
    let looked = 0;
    const names = Array.from({ length: 20 }, (_, at) => `Nguyễn Văn ${at}`);
    const recipients = new Proxy(names, {
      get(list, key): unknown {
        if (key === 'map') looked += 1;
        return Reflect.get(list, key);
      },
    });
    const receiving = names.map((name) => `${name}: truy tặng`);
    expect([receivingFaults({ recipients, receiving }), looked]).toEqual([[], 1]);
  });

  it('is a fault without a recipient of the list, or without words', () => {
    const faults = receivingFaults(of(['Nguyễn Văn A: truy tặng', 'Ai đó: truy tặng', 'Nguyễn Văn A', 'Nguyễn Văn A: ']));
    expect(faults.map(({ path, message }) => [path, message])).toEqual([1, 2, 3].map((at) => [`receiving[${at}]`, 'no-such-recipient']));
  });

  it('is found in the longest lists without reading the recipients anew for each line', () => {
    const recipients = Array.from({ length: 20_000 }, (_, at) => `Người thứ ${at}`);
    const receiving = [...recipients.slice(-999).map((name) => `${name}: truy tặng`), 'Ai đó: truy tặng'];
    expect(receivingFaults(of(receiving, recipients)).map(({ path }) => path)).toEqual(['receiving[999]']);
  }, 2000);
});

describe('the ceremony', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.end());

  it('tells those who lead and announce who receives for whom, in full, and no screen', async () => {
    const day = await published(app, (plan) => {
      const given = withCeremony(plan);
      const awards = given.awards.map((one) => (one.id === 'flags' ? { ...one, receiving: [`${B}: ${HOW}`] } : one));
      return { ...given, awards };
    });
    const { stage, conferenceId, chair } = await ceremony(app, day);
    await stage(0);
    const of = { conferenceId };
    const { state, at: now } = await chair.run(proceedingsContract.liveState, of);
    const plan = await chair.run(proceedingsContract.livePlan, of);
    const told = await chair.run(ceremonyContract.get, of);
    const view = announcerView({ plan, ceremony: told, folded: state, texts: [], incidents: [], now, lang: 'vi' });
    expect(view.current?.recipients.map(({ name, how }) => [name, how])).toEqual([
      [A, null],
      [B, 'đồng chí Trần B, Phó Chánh Văn phòng, nhận thay'],
    ]);
    const viewer = await app.member(conferenceId, 'viewer');
    const seen = await viewer.run(ceremonyContract.get, of);
    expect(seen.awards.map(({ recipients, receiving }) => [recipients, receiving])).toEqual([[[], []]]);
  });

  it('refuses a line about nobody of the list', async () => {
    const { conferenceId } = await published(app, withCeremony);
    const organizer = await app.member(conferenceId, 'organizer');
    const { id: _id, version: _version, extras: _extras, ...facts } = FLAGS;
    await expect(organizer.run(contract.add, { conferenceId, ...facts, receiving: ['Ai đó: truy tặng'] })).rejects.toMatchObject({
      code: 'invalid',
      faults: [{ path: 'receiving[0]', message: 'no-such-recipient' }],
    });
  });
});

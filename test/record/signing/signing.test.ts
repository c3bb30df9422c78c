import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessContract } from '../../../server/planning/sites/access/contract.ts';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { textSource } from '../../../server/platform/pdf/syntax.ts';
import { writePdf } from '../../../server/record/printouts/writers/pdf.ts';
import { sha256 } from '../../../server/platform/canonical.ts';
import { officialPapersContract as papers } from '../../../server/record/official-papers/contract/index.ts';
import {
  PREPARED_FOR_MS,
  signingContract as contract,
  verificationContract,
  type SigningPlace,
} from '../../../server/record/signing/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';
import { openssl, pdfSig } from '../../helpers/parts.ts';
import { bareItem } from '../../planning/agenda/draft.ts';
import { outcome } from '../../planning/documents/papers.ts';
import { Authority, type Keys } from './authority.ts';
import { openOffice, type Office } from './office.ts';
import { judgedByPoppler, MINUTES, SIGNED_AT, signedBy } from './signed.ts';

const ORIGIN = 'https://diem-cau.vn';
const ID = 'minutes';
let authority: Authority;
let office: Office;
let chairKeys: Keys;
let secretaryKeys: Keys;
let app: TestApp;
let conferenceId: string;
let organizer: Login;
let secretary: Login;
let chair: Login;

describe.skipIf(!openssl())('signing a paper', () => {
  beforeAll(async () => {
    office = await openOffice();
    ({ authority, chairKeys, secretaryKeys } = office);
    app = await startApp({ signing: office.setup, now: SIGNED_AT });
    conferenceId = await bareConference(app);
    [organizer, secretary, chair] = (await Promise.all(
      (['organizer', 'secretary', 'chair'] as const).map((role) => app.member(conferenceId, role)),
    )) as [Login, Login, Login];
    await organizer.run(agendaContract.addItem, bareItem(conferenceId, 'Khai mạc'));
    await organizer.run(accessContract.openAccess, { conferenceId });
  });
  afterAll(async () => {
    await app.end();
    office.close();
  });

  const of = (id: string) => ({ conferenceId, id });
  const paper = async (id = ID) => (await organizer.run(papers.get, of(id))).paper;
  const seen = async (id: string) => ({ ...of(id), version: (await paper(id)).version });
  const pdf = async (id = ID) => Buffer.from((await organizer.run(papers.open, { ...of(id), format: 'pdf' })).content as Uint8Array);
  const list = (id = ID, login = organizer) => login.run(contract.list, of(id));
  async function numbered(id: string, number: string): Promise<void> {
    await secretary.run(papers.submit, { ...(await seen(id)), remark: null });
    await chair.run(papers.approve, { ...(await seen(id)), remark: null });
    await secretary.run(papers.number, { ...(await seen(id)), number, letters: null, office: null, on: '2025-11-29' });
  }
  const prepare = async (login: Login, { certificate }: Keys, place: SigningPlace, id = ID) =>
    login.run(contract.prepare, {
      ...(await seen(id)),
      place,
      certificate: readFileSync(certificate).toString('base64'),
      post: null,
      origin: ORIGIN,
    });
  const signatureOf = (toSign: string, { key }: Keys): string =>
    sign('sha256', Buffer.from(toSign, 'base64'), createPrivateKey(readFileSync(key))).toString('base64');
  async function signAs(login: Login, keys: Keys, place: SigningPlace, id = ID) {
    const { prepared, toSign } = await prepare(login, keys, place, id);
    return login.run(contract.complete, { ...of(id), prepared, signature: signatureOf(toSign, keys) });
  }
  const check = (bytes: Buffer, login: Login = organizer) => login.run(verificationContract.check, { content: bytes.toString('base64') });

  it('begins once it is approved, with places where its text has them', async () => {
    expect((await list()).places).toEqual([]);
    await secretary.run(papers.submit, { ...(await seen(ID)), remark: null });
    expect(await outcome(prepare(chair, chairKeys, 'right'))).toBe('paper-step');
    await chair.run(papers.sendBack, { ...(await seen(ID)), remark: 'Xem lại' });
    await numbered(ID, '05');
    expect(await list()).toEqual({
      signatures: [],
      places: ['right', 'left', 'foot'],
      code: null,
      prepared: null,
      canSeal: false,
      hasRoots: true,
      hasTimeStamps: true,
    });
  });

  it('refuses certificates that are not to be trusted, and nothing is prepared', async () => {
    const stranger = new Authority('Gốc lạ');
    const unknown = stranger.issue('one', '/CN=Người lạ');
    const late = authority.issue('late', '/CN=Hết hạn', { to: '20250201000000Z' });
    const reader = authority.issue('reader', '/CN=Chỉ đọc', { extensions: 'keyUsage=critical,keyEncipherment\n' });
    expect(await outcome(prepare(chair, unknown, 'right'))).toBe('certificate-unknown');
    expect(await outcome(prepare(chair, late, 'right'))).toBe('certificate-expired');
    expect(await outcome(prepare(chair, reader, 'right'))).toBe('certificate-purpose');
    expect(await outcome(prepare(chair, { ...unknown, certificate: unknown.key }, 'right'))).toBe('certificate-unreadable');
    expect(await outcome(prepare(chair, { ...chairKeys, certificate: authority.keyless(chairKeys) }, 'right'))).toBe(
      'certificate-unreadable',
    );
    expect((await list(ID, chair)).prepared).toBe(null);
    stranger.remove();
  });

  it('takes a signature of the prepared bytes only, by its own key and in time', async () => {
    const { prepared, toSign } = await prepare(chair, chairKeys, 'right');
    const hand = (signature: string, login = chair) => outcome(login.run(contract.complete, { ...of(ID), prepared, signature }));
    expect(await hand(signatureOf(toSign, secretaryKeys))).toBe('signature-wrong');
    expect(await hand(signatureOf(Buffer.from('another').toString('base64'), chairKeys))).toBe('signature-wrong');
    expect(await hand(signatureOf(toSign, chairKeys), secretary)).toBe('prepared-gone');
    app.clock.now += PREPARED_FOR_MS;
    expect(await hand(signatureOf(toSign, chairKeys))).toBe('prepared-gone');
    app.clock.now = SIGNED_AT;
    expect([(await paper()).state, (await list()).signatures]).toEqual(['numbered', []]);
  });

  it('is dropped by whoever prepared it', async () => {
    const { prepared } = await prepare(chair, chairKeys, 'right');
    expect((await list(ID, chair)).prepared?.prepared).toBe(prepared);
    await chair.run(contract.drop, { ...of(ID), prepared });
    expect((await list(ID, chair)).prepared).toBe(null);
  });

  it('sets no seal before a person has signed', async () => {
    expect(await outcome(organizer.run(contract.seal, { ...(await seen(ID)), origin: ORIGIN }))).toBe('seal-first');
  });

  it('is done by several in turn and by the seal; every earlier file stays', async () => {
    const before = await pdf();
    await signAs(chair, chairKeys, 'right');
    const once = await pdf();
    expect(once.subarray(0, before.length).equals(before)).toBe(true);
    expect(await outcome(prepare(secretary, secretaryKeys, 'right'))).toBe('place-signed');
    await signAs(secretary, secretaryKeys, 'left');
    await organizer.run(contract.seal, { ...(await seen(ID)), origin: ORIGIN });
    const { signatures, places, canSeal } = await list();
    expect(signatures.map(({ kind, name, post }) => [kind, name, post])).toEqual([
      ['person', 'Nguyễn Thị Ánh', 'Chánh Văn phòng'],
      ['person', 'Trần Văn Đức', null],
      ['seal', 'Văn phòng Bộ', null],
    ]);
    expect([places, canSeal, (await paper()).state]).toEqual([['foot'], false, 'signed']);
    const { files, history } = await organizer.run(papers.get, of(ID));
    expect(files.filter(({ stage }) => stage === 'signed')).toHaveLength(3);
    expect(history.filter(({ kind }) => kind === 'signed').map(({ text }) => text)).toEqual([
      'Văn phòng Bộ',
      'Trần Văn Đức',
      'Nguyễn Thị Ánh',
    ]);
  });

  it.skipIf(!pdfSig())('is valid for Poppler with all its signatures', async () => {
    expect(judgedByPoppler(await pdf())).toEqual(Array.from({ length: 3 }, () => 'Signature is Valid.'));
  });

  it('says of its file that nothing was changed, by whom it was signed, and that the journal holds', async () => {
    const { file, paper: known } = await check(await pdf());
    expect([file.state, file.damaged, file.signatures.map(({ isSound, chain, stamp }) => [isSound, chain, stamp?.isTrusted])]).toEqual([
      'unchanged',
      0,
      Array.from({ length: 3 }, () => [true, 'trusted', true]),
    ]);
    expect([known?.title, known?.number, known?.record, known?.head.seq]).toEqual([
      'Biên bản hội nghị',
      '05',
      'holds',
      (await paper()).sources?.seq,
    ]);
  });

  it('says that a changed byte, a cut end and an added end are changes', async () => {
    const whole = await pdf();
    const changed = Buffer.from(whole);
    changed.writeUInt8(changed.readUInt8(300) ^ 1, 300);
    const states = [changed, whole.subarray(0, -20), Buffer.concat([whole, Buffer.from('\n% more')])].map(
      async (bytes) => (await check(bytes)).file.state,
    );
    expect(await Promise.all(states)).toEqual(['changed', 'changed', 'changed']);
    expect(await outcome(check(Buffer.from('no PDF')))).toBe('not-a-pdf');
  });

  it('is found by the code on it and by the hash of its file, without a login where the office says so', async () => {
    const { code } = await list();
    const byCode = await app.nobody.run(verificationContract.byCode, { code: code ?? '' });
    expect([byCode.paper.title, byCode.paper.signatures.map(({ name }) => name)]).toEqual([
      'Biên bản hội nghị',
      ['Nguyễn Thị Ánh', 'Trần Văn Đức', 'Văn phòng Bộ'],
    ]);
    const byFile = await app.nobody.run(verificationContract.byFile, { sha256: sha256(await pdf()) });
    expect(byFile).toEqual({ paper: { ...byCode.paper, isThisFile: true } });
    expect(await outcome(app.nobody.run(verificationContract.byCode, { code: 'A'.repeat(22) }))).toBe('code-unknown');
    expect(await outcome(app.nobody.run(verificationContract.byFile, { sha256: sha256('other') }))).toBe('code-unknown');
  });

  it('holds a statement about the journal that the public key of the installation proves', async () => {
    const row = await app.db.paperSignature.findFirstOrThrow({ where: { conferenceId } });
    const { statement, jws } = JSON.parse(row.statement) as { statement: string; jws: string };
    const { key } = await app.nobody.run(verificationContract.key, {});
    const [head, , signature = ''] = jws.split('.');
    const proves = (text: string) =>
      verify(null, Buffer.from(`${head}.${text}`), createPublicKey(key), Buffer.from(signature, 'base64url'));
    expect([proves(statement), proves(statement.replace(/"seq":\d+/, '"seq":9999'))]).toEqual([true, false]);
  });

  it('is not taken for another file that bears a copy of its statement', async () => {
    const row = await app.db.paperSignature.findFirstOrThrow({ where: { conferenceId } });
    const forged = await signedBy(await writePdf(MINUTES), chairKeys, 'right', null, { XXDiemCau: textSource(row.statement) });
    const { file, paper: known } = await check(forged);
    expect([file.state, known?.title, known?.isThisFile]).toEqual(['unchanged', 'Biên bản hội nghị', false]);
    const furtherSigned = await signedBy(await pdf(), secretaryKeys, 'further');
    expect((await check(furtherSigned)).paper?.isThisFile).toBe(true);
  });

  it('is corrected by a new edition, and the signed one stays', async () => {
    const signed = await pdf();
    const { id } = await secretary.run(papers.replace, { ...(await seen(ID)), reason: 'Sửa tên điểm cầu' });
    expect((await pdf()).equals(signed)).toBe(true);
    expect([(await paper(id)).state, (await paper(id)).replaces, (await list(id)).signatures]).toEqual(['draft', ID, []]);
  });

  it('tells nothing of a classified paper to those not cleared', async () => {
    await organizer.run(papers.edit, {
      ...(await seen('programme')),
      facts: { owner: null, secrecy: null, urgency: null, recipients: [], copies: null, signer: null },
    });
    await numbered('programme', '06');
    await signAs(chair, chairKeys, 'foot', 'programme');
    const { code } = await list('programme');
    await app.db.officialPaper.updateMany({ where: { conferenceId, id: 'programme' }, data: { secrecy: 'mat' } });
    const { paper: known } = await app.nobody.run(verificationContract.byCode, { code: code ?? '' });
    expect([known.title, known.number, known.numberedOn, known.signatures.map(({ name }) => name)]).toEqual([null, null, null, [null]]);
  });

  it('is refused in an archived conference, where signed papers are still checked', async () => {
    const { prepared, toSign } = await prepare(chair, chairKeys, 'foot');
    await organizer.run(conferencesContract.archive, { conferenceId });
    const complete = chair.run(contract.complete, { ...of(ID), prepared, signature: signatureOf(toSign, chairKeys) });
    expect(await outcome(complete)).toBe('archived');
    expect((await check(await pdf())).paper?.record).toBe('holds');
  });
});

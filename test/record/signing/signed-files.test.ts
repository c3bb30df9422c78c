import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { laterChange } from '../../../server/platform/pdf/later-changes.ts';
import { readPdf } from '../../../server/platform/pdf/reading.ts';
import { signatureFields, withSignatureFields } from '../../../server/platform/pdf/signature-fields.ts';
import { signaturesIn } from '../../../server/platform/pdf/signatures.ts';
import { updated } from '../../../server/platform/pdf/updating.ts';
import { writePdf } from '../../../server/record/printouts/writers/pdf.ts';
import { certificatesIn, revocationListsIn } from '../../../server/record/signing/cms/certificates.ts';
import { checkedSignature } from '../../../server/record/signing/cms/checking.ts';
import { NO_ANCHORS, type TrustAnchors } from '../../../server/record/signing/cms/trust.ts';
import { openssl, pdfSig, qpdf } from '../../helpers/parts.ts';
import { Authority, type Keys } from './authority.ts';
import { judgedByPoppler, MINUTES, saidOf, SIGNED_AT, signedBy } from './signed.ts';

const DAY_MS = 86_400_000;
let authority: Authority;
let chair: Keys;
let office: Keys;
let paper: Uint8Array;
let signed: Buffer;
let twice: Buffer;
let stamps: { readonly address: string; close(): void };
let trust: TrustAnchors;

describe.skipIf(!openssl())('a signed paper', () => {
  beforeAll(async () => {
    authority = new Authority();
    chair = authority.issue('chair', '/C=VN/O=Văn phòng Bộ/title=Chánh Văn phòng/CN=Nguyễn Thị Ánh');
    office = authority.issue('office', '/C=VN/O=Văn phòng Bộ/CN=Văn phòng Bộ', { kind: 'rsa' });
    trust = { ...NO_ANCHORS, roots: certificatesIn(readFileSync(authority.root)) };
    stamps = await authority.timeStamps();
    paper = await writePdf(MINUTES);
    signed = await signedBy(paper, chair, 'right', stamps.address);
    twice = await signedBy(signed, office, 'seal');
  });
  afterAll(() => {
    stamps.close();
    authority.remove();
  });

  const verdicts = (pdf: Buffer, by: TrustAnchors = trust, now = SIGNED_AT + DAY_MS) =>
    Promise.all(signaturesIn(pdf).found.map(({ cms, covered, at }) => checkedSignature(cms, covered, by, { at, now })));
  const judged = async (pdf: Buffer, by?: TrustAnchors, now?: number) =>
    (await verdicts(pdf, by, now)).map(({ isSound, chain }) => [isSound, chain]);

  it('is printed as PDF/A-2b, with a place for each who signs', () => {
    const text = Buffer.from(paper).toString('latin1');
    expect([/pdfaid:part>(\d)/.exec(text)?.[1], /pdfaid:conformance>(\w)/.exec(text)?.[1]]).toEqual(['2', 'B']);
    expect(signatureFields(Buffer.from(paper)).map(({ name, page, isSigned }) => ({ name, page, isSigned }))).toEqual([
      { name: 'left', page: 1, isSigned: false },
      { name: 'right', page: 1, isSigned: false },
    ]);
  });

  it('is signed by several in turn, and the earlier signatures hold', async () => {
    expect(twice.subarray(0, signed.length).equals(signed)).toBe(true);
    const [first, second] = await verdicts(twice);
    expect([first?.isSound, first?.chain, first?.signer]).toEqual([
      true,
      'trusted',
      { name: 'Nguyễn Thị Ánh', organization: 'Văn phòng Bộ', title: 'Chánh Văn phòng' },
    ]);
    expect([first?.stamp?.isSound, first?.stamp?.chain, first?.stamp?.by]).toEqual([true, 'trusted', 'Dấu thời gian thử']);
    expect([second?.isSound, second?.chain, second?.signer.name, second?.stamp]).toEqual([true, 'trusted', 'Văn phòng Bộ', null]);
    expect(laterChange(signed, twice)).toBe('only-signatures');
    expect(signatureFields(twice).map(({ name, isSigned }) => [name, isSigned])).toEqual([
      ['left', false],
      ['right', true],
      ['seal', true],
    ]);
  });

  it.skipIf(!pdfSig())('is valid for Poppler, until a byte of it is changed', () => {
    expect(judgedByPoppler(twice)).toEqual(['Signature is Valid.', 'Signature is Valid.']);
    const changed = Buffer.from(twice);
    changed.writeUInt8(changed.readUInt8(200) ^ 1, 200);
    expect(judgedByPoppler(changed)).toEqual(['Digest Mismatch.', 'Digest Mismatch.']);
  });

  it('is valid for OpenSSL as CAdES, and so is its time stamp', () => {
    const [found] = signaturesIn(signed).found;
    const files = { 'cms.der': found?.cms ?? Buffer.alloc(0), 'covered.bin': found?.covered ?? Buffer.alloc(0) };
    const verify = 'cms -verify -cades -binary -inform DER -in cms.der -content covered.bin -purpose any -out out.bin -CAfile';
    expect(saidOf('openssl', [...verify.split(' '), authority.root], files)).toMatch(/CAdES Verification successful/);
  });

  it.skipIf(!qpdf())('has a structure without faults', () => {
    expect(saidOf('qpdf', ['--check', 'a.pdf'], { 'a.pdf': twice })).toMatch(/No syntax or stream encoding errors found/);
  });

  it('is not sound once a byte that was signed has changed', async () => {
    const changed = Buffer.from(twice);
    changed.writeUInt8(changed.readUInt8(200) ^ 1, 200);
    expect(await judged(changed)).toEqual([
      [false, 'trusted'],
      [false, 'trusted'],
    ]);
  });

  it('tells what was put behind a signature: another signature, or something else', () => {
    const pdf = readPdf(signed);
    const title = [...pdf.offsets.keys()].find((number) => number !== pdf.rootNumber && number < 4) ?? 1;
    const other = updated(pdf, new Map([[title, '<< /Type /Pages /Kids [] /Count 0 >>']]), pdf.size).bytes;
    expect(laterChange(signed, other)).toBe('other');
    expect(laterChange(signed, withSignatureFields(signed, [{ name: 'more', page: 0, rect: [0, 0, 9, 9] }]))).toBe('only-signatures');
    expect(laterChange(Buffer.from('%PDF-1.7 nothing'), signed)).toBe('unreadable');
  });

  it('tells an unknown root, a certificate out of its time, and one not meant for signing', async () => {
    const stranger = new Authority('Gốc lạ');
    const late = authority.issue('late', '/CN=Hết hạn', { from: '20200101000000Z', to: '20210101000000Z' });
    const reader = authority.issue('reader', '/CN=Chỉ mã hóa', {
      extensions: 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,keyEncipherment\n',
    });
    const byStranger = await signedBy(paper, stranger.issue('one', '/CN=Người lạ'), 'left');
    stranger.remove();
    expect(await judged(byStranger)).toEqual([[true, 'unknown-root']]);
    expect(await judged(await signedBy(paper, late, 'left'))).toEqual([[true, 'not-in-time']]);
    expect(await judged(await signedBy(paper, reader, 'left'))).toEqual([[true, 'not-for-signing']]);
    expect(await judged(twice, NO_ANCHORS)).toEqual([
      [true, 'unknown-root'],
      [true, 'unknown-root'],
    ]);
  });

  it('tells a revoked certificate, unless a time stamp proves that it was signed before', async () => {
    const lists = revocationListsIn(readFileSync(authority.revoked(chair.certificate, office.certificate)));
    const found = (await verdicts(twice, { ...trust, lists }, Date.now())).map(({ chain, revocation }) => [chain, revocation]);
    expect(found).toEqual([
      ['trusted', 'checked'],
      ['revoked', 'checked'],
    ]);
    const outdated = Date.UTC(2050, 0);
    expect((await verdicts(signed, { ...trust, lists }, outdated)).map(({ revocation }) => revocation)).toEqual(['list-outdated']);
  });

  it('reads nonsense in the place of a signature without believing it', () => {
    const damaged = Buffer.from(signed.toString('latin1').replace(/\/Contents <30/, '/Contents <zz'), 'latin1');
    expect(signaturesIn(damaged)).toEqual({ found: [], damaged: 1 });
    expect(signaturesIn(Buffer.from(paper))).toEqual({ found: [], damaged: 0 });
    const beyond = Buffer.from('%PDF-1.7 /ByteRange [0 5 900 9] /ByteRange [0 99999999999 1 1]');
    expect(signaturesIn(beyond)).toEqual({ found: [], damaged: 2 });
  });
});

import { createPrivateKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { openSigning, type SigningSetup } from '../../../server/record/signing/cms/setup.ts';
import { signingContract, type SigningPlace } from '../../../server/record/signing/contract.ts';
import { officialPapersContract as papers } from '../../../server/record/official-papers/contract/index.ts';
import type { Login, TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';
import { Authority, type Keys } from './authority.ts';

/** An office with everything set up: a root, a seal with a passphrase, a time-stamp server, and two people who sign. */
export interface Office {
  readonly authority: Authority;
  readonly setup: SigningSetup;
  readonly chairKeys: Keys;
  readonly secretaryKeys: Keys;
  close(): void;
}

const passphrase = 'mật khẩu thử';

export async function openOffice(): Promise<Office> {
  const authority = new Authority();
  const chairKeys = authority.issue('chair', '/C=VN/O=Văn phòng Bộ/title=Chánh Văn phòng/CN=Nguyễn Thị Ánh');
  const secretaryKeys = authority.issue('secretary', '/C=VN/CN=Trần Văn Đức', { kind: 'rsa' });
  const stamps = await authority.timeStamps();
  const { key, certificate } = authority.issue('office', '/C=VN/O=Văn phòng Bộ/CN=Văn phòng Bộ');
  const locked = createPrivateKey(readFileSync(key)).export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase });
  writeFileSync(key, locked);
  const seal = { key, certificate, passphrase, image: null };
  const setup = await openSigning({ roots: authority.anchors(), seal, timeStamps: stamps.address, isVerifiedByAll: true });
  const close = (): void => {
    stamps.close();
    authority.remove();
  };
  return { authority, setup, chairKeys, secretaryKeys, close };
}

/** The minutes of a new conference, approved and numbered, and those who do that. */
export async function numberedMinutes(app: TestApp) {
  const conferenceId = await bareConference(app);
  const [organizer, secretary, chair] = [
    await app.member(conferenceId, 'organizer'),
    await app.member(conferenceId, 'secretary'),
    await app.member(conferenceId, 'chair'),
  ];
  const of = { conferenceId, id: 'minutes' };
  const seen = async () => ({ ...of, version: (await organizer.run(papers.get, of)).paper.version });
  await secretary.run(papers.submit, { ...(await seen()), remark: null });
  await chair.run(papers.approve, { ...(await seen()), remark: null });
  await secretary.run(papers.number, { ...(await seen()), number: '05', letters: null, office: null, on: '2025-11-29' });
  const prepare = async (login: Login, { certificate }: Keys, place: SigningPlace) =>
    login.run(signingContract.prepare, {
      ...(await seen()),
      place,
      certificate: readFileSync(certificate).toString('base64'),
      post: null,
      origin: 'https://diem-cau.vn',
    });
  const pdf = async () => Buffer.from((await organizer.run(papers.open, { ...of, format: 'pdf' })).content as Uint8Array);
  return { of, organizer, secretary, chair, prepare, pdf };
}

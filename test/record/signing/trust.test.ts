import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSigning } from '../../../server/platform/signing-config.ts';
import { certificatesIn } from '../../../server/record/signing/cms/certificates.ts';
import { openSigning } from '../../../server/record/signing/cms/setup.ts';
import { chainOf, NO_ANCHORS } from '../../../server/record/signing/cms/trust.ts';
import { openssl } from '../../helpers/parts.ts';
import { Authority, CA, type Keys } from './authority.ts';
import { SIGNED_AT } from './signed.ts';

let authority: Authority;
let seal: Keys;
const certificates = (...files: string[]) => files.flatMap((file) => certificatesIn(readFileSync(file)));
const when = { at: SIGNED_AT, now: SIGNED_AT, isProved: false };

describe.skipIf(!openssl())('what an administrator trusts', () => {
  beforeAll(() => {
    authority = new Authority();
    seal = authority.issue('seal', '/CN=Văn phòng');
  });
  afterAll(() => authority.remove());

  const chain = async (signer: string, brought: readonly string[], roots: readonly string[]) => {
    const [certificate] = certificates(signer);
    if (!certificate) throw new Error('There is no certificate.');
    return (await chainOf(certificate, certificates(...brought), { ...NO_ANCHORS, roots: certificates(...roots) }, when)).chain;
  };
  const refusal = (config: Parameters<typeof openSigning>[0]) =>
    openSigning(config).then(
      () => 'opened',
      (error: Error) => error.message.split('\n  - ')[1],
    );
  const none = { roots: null, seal: null, timeStamps: null, isVerifiedByAll: false };

  it('reaches signers over certificates that a file brings, as far as those may issue others', async () => {
    const middle = authority.issue('middle', '/CN=Giữa', { extensions: CA.replace('CA:TRUE', 'CA:TRUE,pathlen:0') });
    const low = authority.issue('low', '/CN=Dưới', { extensions: CA, by: middle });
    const [near, far] = [authority.issue('near', '/CN=Gần', { by: middle }), authority.issue('far', '/CN=Xa', { by: low })];
    expect(await chain(near.certificate, [middle.certificate], [authority.root])).toBe('trusted');
    expect(await chain(near.certificate, [], [authority.root])).toBe('unknown-root');
    expect(await chain(far.certificate, [middle.certificate, low.certificate], [authority.root])).toBe('unknown-root');
    expect(
      await chain(authority.issue('below', '/CN=Lạ', { by: near }).certificate, [near.certificate, middle.certificate], [authority.root]),
    ).toBe('unknown-root');
  });

  it('comes to an end where certificates vouch for each other in a circle', async () => {
    const [one, other] = [new Authority('Một'), new Authority('Hai')];
    const circle = [one.vouchFor(other), other.vouchFor(one)];
    const { certificate } = one.issue('signer', '/CN=Người ký');
    expect(await chain(certificate, circle, [authority.root])).toBe('unknown-root');
    expect(await chain(certificate, circle, [other.root])).toBe('trusted');
    for (const made of [one, other]) made.remove();
  });

  it('does not take a root of the same name for the root', async () => {
    const copy = new Authority();
    expect(await chain(copy.issue('signer', '/CN=Giả').certificate, [copy.root], [authority.root])).toBe('unknown-root');
    copy.remove();
  });

  it('is refused at the start, in words, where it cannot be what was meant', async () => {
    const { key, certificate } = seal;
    const given = { key, certificate, passphrase: null, image: null };
    expect(await refusal({ ...none, seal: given, roots: authority.anchors() })).toBe('opened');
    expect(await refusal({ ...none, seal: { ...given, certificate: authority.root } })).toMatch(/does not belong to SIGNING_SEAL_KEY/);
    expect(await refusal({ ...none, seal: { ...given, key: certificate } })).toMatch(/^SIGNING_SEAL_KEY: the key cannot be opened/);
    expect(await refusal({ ...none, seal: { ...given, certificate: key } })).toMatch(
      /^SIGNING_SEAL_CERTIFICATE: the certificate cannot be read/,
    );
    expect(await refusal({ ...none, seal: { ...given, image: certificate } })).toBe('SIGNING_SEAL_IMAGE: the picture must be a PNG');
    expect(await refusal({ ...none, roots: '/there/is/none' })).toBe('SIGNING_ROOTS: the folder /there/is/none cannot be read');
    const folder = join(authority.folder, 'bad');
    mkdirSync(folder);
    expect(await refusal({ ...none, roots: folder })).toBe(`SIGNING_ROOTS: there is no root certificate in ${folder}`);
    writeFileSync(join(folder, 'a.pem'), 'nonsense');
    expect(await refusal({ ...none, roots: folder })).toBe(
      'SIGNING_ROOTS: a.pem holds neither certificates nor a revocation list (PEM or DER)',
    );
  });

  it('is read from the environment, with every fault in it', () => {
    expect(readSigning({})).toEqual({ signing: none, faults: [] });
    const faulty = { SIGNING_SEAL_KEY: 'a.pem', SIGNING_TIME_STAMPS: 'tsa', VERIFICATION: 'all' };
    expect(readSigning(faulty).faults.map((fault) => fault.split(':')[0])).toEqual([
      'SIGNING_SEAL_KEY',
      'SIGNING_TIME_STAMPS',
      'VERIFICATION',
    ]);
    const whole = { SIGNING_SEAL_KEY: 'a', SIGNING_SEAL_CERTIFICATE: 'b', SIGNING_TIME_STAMPS: 'http://tsa', VERIFICATION: 'everyone' };
    expect(readSigning(whole)).toEqual({
      signing: {
        roots: null,
        seal: { key: 'a', certificate: 'b', passphrase: null, image: null },
        timeStamps: 'http://tsa',
        isVerifiedByAll: true,
      },
      faults: [],
    });
  });
});

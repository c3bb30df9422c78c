import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A signer's key and certificate, as files of OpenSSL. */
export interface Keys {
  readonly key: string;
  readonly certificate: string;
}

export const CA = 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n';
const SIGNER = 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation\nauthorityKeyIdentifier=keyid\n';
const STAMPER = 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n';
const ELLIPTIC = ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];

/** What a certificate is to be, where it differs from the usual. */
interface Wanted {
  readonly kind?: 'ec' | 'rsa';
  readonly extensions?: string;
  readonly from?: string;
  readonly to?: string;
  /** Who issues it, if not the root. */
  readonly by?: Keys;
}

const linesOf = (settings: Readonly<Record<string, string>>): string =>
  Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');

/** A made-up certificate authority in a folder of its own, run by OpenSSL. */
export class Authority {
  readonly folder: string;
  readonly root: string;

  constructor(name = 'Gốc thử') {
    this.folder = mkdtempSync(join(tmpdir(), 'diem-cau-ca-'));
    this.root = this.#path('ca.pem');
    this.#run('req', ...this.#newKey('ca', ELLIPTIC), '-out', this.#path('ca.csr'), '-subj', `/C=VN/CN=${name}`, '-utf8');
    this.#issue('ca', CA, ['-selfsign', '-keyfile', this.#path('ca.key')], '20200101000000Z', '20451231000000Z');
    writeFileSync(this.#path('index.txt'), '');
    writeFileSync(this.#path('crlnumber'), '01\n');
    writeFileSync(
      this.#path('ca.cnf'),
      `[ca]\ndefault_ca=one\n[one]\ndatabase=${this.#path('index.txt')}\ncrlnumber=${this.#path('crlnumber')}\ndefault_md=sha256\ndefault_crl_days=3650\n`,
    );
  }

  #path(name: string): string {
    return join(this.folder, name);
  }

  #run(...args: string[]): void {
    execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'], cwd: this.folder });
  }

  #newKey(name: string, kind: readonly string[]): string[] {
    const [algorithm = '', ...options] = kind;
    return ['-newkey', algorithm, ...options, '-nodes', '-keyout', this.#path(`${name}.key`)];
  }

  /** Makes a certificate from a request. OpenSSL refuses a second certificate of one name, so each has a list of its own. */
  #issue(name: string, extensions: string, by: readonly string[], from: string, to: string): void {
    const file = (end: string) => this.#path(`${name}.${end}`);
    const settings = { database: file('db'), rand_serial: 'yes', new_certs_dir: this.folder, default_md: 'sha256', policy: 'any' };
    const policy = '[any]\ncommonName=supplied\ncountryName=optional\norganizationName=optional\ntitle=optional\n';
    writeFileSync(file('ext'), extensions);
    writeFileSync(file('cnf'), `[ca]\ndefault_ca=one\n[one]\n${linesOf(settings)}${policy}`);
    writeFileSync(file('db'), '');
    const made = ['-in', file('csr'), '-out', file('pem'), '-notext', '-extfile', file('ext')];
    const times = ['-startdate', from, '-enddate', to, '-utf8', '-preserveDN'];
    this.#run('ca', '-batch', '-config', file('cnf'), ...by, ...made, ...times);
  }

  /** Issues a certificate, from 2025 to 2035 if nothing else is said. */
  issue(
    name: string,
    subject: string,
    { kind = 'ec', extensions = SIGNER, from = '20250101000000Z', to = '20351231000000Z', by = this.#own() }: Wanted = {},
  ): Keys {
    const file = (end: string) => this.#path(`${name}.${end}`);
    this.#run('req', ...this.#newKey(name, kind === 'ec' ? ELLIPTIC : ['rsa:2048']), '-out', file('csr'), '-subj', subject, '-utf8');
    this.#issue(name, extensions, ['-cert', by.certificate, '-keyfile', by.key], from, to);
    return { key: file('key'), certificate: file('pem') };
  }

  /** A certificate of another authority's key below this root, as authorities give each other. */
  vouchFor(other: Authority): string {
    copyFileSync(join(other.folder, 'ca.csr'), this.#path('other.csr'));
    this.#issue('other', CA, ['-cert', this.root, '-keyfile', this.#path('ca.key')], '20200101000000Z', '20451231000000Z');
    return this.#path('other.pem');
  }

  /** A certificate like another one, well formed, with a key that is no point of its curve. */
  keyless({ certificate }: Keys): string {
    const { raw, publicKey } = new X509Certificate(readFileSync(certificate));
    const key = publicKey.export({ format: 'der', type: 'spki' });
    const point = raw.indexOf(key.subarray(-64));
    writeFileSync(this.#path('keyless.der'), raw.fill(7, point, point + 64));
    return this.#path('keyless.der');
  }

  #own(): Keys {
    return { key: this.#path('ca.key'), certificate: this.root };
  }

  /** The revocation list with these certificates on it, revoked tomorrow: after whatever a test signs. */
  revoked(...certificates: string[]): string {
    for (const certificate of certificates)
      this.#run('ca', '-config', this.#path('ca.cnf'), '-cert', this.root, '-keyfile', this.#path('ca.key'), '-revoke', certificate);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().replace(/\D/g, '').slice(2, 14);
    const index = readFileSync(this.#path('index.txt'), 'utf8').replace(/^(R\t\w+\t)\w+/gm, `$1${tomorrow}Z`);
    writeFileSync(this.#path('index.txt'), index);
    const list = this.#path('list.crl');
    this.#run('ca', '-gencrl', '-config', this.#path('ca.cnf'), '-cert', this.root, '-keyfile', this.#path('ca.key'), '-out', list);
    return list;
  }

  /** A time-stamp server of its own on this machine. */
  async timeStamps(): Promise<{ readonly address: string; close(): void }> {
    const { key, certificate } = this.issue('tsa', '/C=VN/CN=Dấu thời gian thử', { extensions: STAMPER });
    writeFileSync(this.#path('serial'), '01\n');
    const settings = {
      serial: this.#path('serial'),
      signer_cert: certificate,
      certs: this.root,
      signer_key: key,
      signer_digest: 'sha256',
      default_policy: '1.2.3.4.1',
      digests: 'sha256',
      ess_cert_id_alg: 'sha256',
    };
    writeFileSync(
      this.#path('tsa.cnf'),
      `[tsa]\ndefault_tsa=t\n[t]\n${Object.entries(settings)
        .map(([name, value]) => `${name}=${value}\n`)
        .join('')}`,
    );
    const server = createServer(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      writeFileSync(this.#path('q.tsq'), Buffer.concat(parts));
      this.#run('ts', '-reply', '-config', this.#path('tsa.cnf'), '-queryfile', this.#path('q.tsq'), '-out', this.#path('q.tsr'));
      response.setHeader('content-type', 'application/timestamp-reply').end(readFileSync(this.#path('q.tsr')));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => void server.close() };
  }

  /** A folder with the root and, if one was made, the revocation list. */
  anchors(): string {
    const folder = this.#path('anchors');
    mkdirSync(folder, { recursive: true });
    copyFileSync(this.root, join(folder, 'root.pem'));
    if (existsSync(this.#path('list.crl'))) copyFileSync(this.#path('list.crl'), join(folder, 'list.crl'));
    return folder;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

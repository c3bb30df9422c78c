import { execFileSync } from 'node:child_process';
import { createHash, createPrivateKey, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { coveredBytes, preparedPdf, withSignature, type PdfPlace } from '../../../server/platform/pdf/signature-fields.ts';
import { certificatesIn } from '../../../server/record/signing/cms/certificates.ts';
import { signedAttributes, signedData } from '../../../server/record/signing/cms/making.ts';
import { askTimeStamp } from '../../../server/record/signing/cms/time-stamp.ts';
import type { OfficialPaper } from '../../../server/record/printouts/contract.ts';
import type { Keys } from './authority.ts';

/** 29/11/2025 20:30 in Hà Nội. */
export const SIGNED_AT = Date.UTC(2025, 10, 29, 13, 30);
const NOWHERE: PdfPlace = { page: -1, rect: [60, 40, 200, 90] };

/** A paper of two pages with a secretary's place to sign on the left and a chair's on the right. */
export const MINUTES: OfficialPaper = {
  issuer: 'state',
  body: 'VĂN PHÒNG BỘ',
  superior: 'BỘ THỬ',
  number: { number: 5, kind: 'BB', office: 'VP' },
  place: 'Hà Nội',
  date: '2025-11-29',
  kind: 'BIÊN BẢN',
  about: 'Hội nghị trực tuyến toàn quốc',
  mark: null,
  recipients: null,
  title: 'Biên bản',
  blocks: [
    ...Array.from({ length: 24 }, (_, n) => ({
      kind: 'paragraph' as const,
      runs: [{ text: `Đoạn ${n + 1}: các điểm cầu đã nghe và trao đổi.` }],
    })),
    { kind: 'signatures', left: { title: 'THƯ KÝ', name: 'Trần Văn Đức' }, right: { title: 'CHỦ TỌA', name: 'Nguyễn Thị Ánh' } },
  ],
};

/** Signs a file as a signer's own program does, with the key of OpenSSL. */
export async function signedBy(
  pdf: Uint8Array,
  keys: Keys,
  field: string,
  stampedBy: string | null = null,
  entries: Readonly<Record<string, string>> = {},
): Promise<Buffer> {
  const [certificate] = certificatesIn(readFileSync(keys.certificate));
  if (!certificate) throw new Error('There is no certificate.');
  const facts = { name: 'Người ký', reason: 'Ký biên bản', location: 'Hà Nội', at: SIGNED_AT, entries };
  const made = preparedPdf(Buffer.from(pdf), { field, place: NOWHERE, drawing: null, room: 16_000, ...facts });
  const digest = createHash('sha256').update(coveredBytes(made)).digest();
  const signature = sign('sha256', signedAttributes(certificate, digest), createPrivateKey(readFileSync(keys.key)));
  const timeStamp = stampedBy === null ? null : await askTimeStamp(stampedBy, signature);
  return withSignature(made, signedData({ certificate, chain: [], digest, signature, timeStamp }));
}

/** Runs a program on a file; what it says, whatever it thinks of it. */
export function saidOf(program: string, args: readonly string[], files: Readonly<Record<string, Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'diem-cau-signed-'));
  try {
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
    return execFileSync('/bin/sh', ['-c', `"$@" 2>&1 || true`, 'sh', program, ...args], { cwd: folder, encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What pdfsig says of each signature, without who vouches for it. */
export const judgedByPoppler = (pdf: Uint8Array): string[] =>
  [...saidOf('pdfsig', ['a.pdf'], { 'a.pdf': pdf }).matchAll(/Signature Validation: (.*)/g)].map(([, said = '']) => said);

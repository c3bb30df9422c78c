import JSZip from 'jszip';
import { AppError, type Fault } from '../../../platform/errors.ts';
import { checkArchive } from '../../../platform/sheets/archive.ts';
import { filledCertificates } from '../rules/filling.ts';
import type { CertificateTexts } from '../rules/fields.ts';
import { headerFaults, markedTemplate, templateFaults, type FieldCalled } from '../rules/template.ts';

/** The part of a Word file that holds its text. */
export const MAIN = 'word/document.xml';
const SETTINGS = 'word/settings.xml';
/** Where a mail merge finds its data: Word would ask for it whenever somebody opens the certificates. */
const MAIL_MERGE = /<w:mailMerge>[^]*?<\/w:mailMerge>/;
/** Says what kind of file it is. */
const TYPES = '[Content_Types].xml';
/** Longest main part of all certificates of an award, in UTF-16 code units. */
const MAX_LENGTH = 100_000_000;

export interface TemplateJob {
  readonly file: Uint8Array;
}

/** Refuses an archive in the words of templates. @throws AppError template-broken, template-too-large. */
function partsOf(bytes: Buffer): string[] {
  try {
    return checkArchive(bytes);
  } catch (error) {
    throw error instanceof AppError && error.code === 'sheet-too-large'
      ? new AppError('template-too-large')
      : new AppError('template-broken');
  }
}

export const partText = async (zip: JSZip, path: string): Promise<string> => (await zip.file(path)?.async('string')) ?? '';

/** A template as an archive. @throws AppError template-unknown, template-macros, template-broken, template-too-large. */
export async function openTemplate(file: Uint8Array): Promise<JSZip> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  // What Word writes with a password is a file of the old kind with this part.
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw new AppError('template-broken');
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') throw new AppError('template-unknown');
  const parts = partsOf(bytes);
  if (parts.some((name) => /vbaProject\.bin$/i.test(name))) throw new AppError('template-macros');
  if (!parts.includes(MAIN)) throw new AppError('template-unknown');
  const zip = await JSZip.loadAsync(bytes).catch(() => {
    throw new AppError('template-broken');
  });
  // The part with the macros may have any name.
  if ((await partText(zip, TYPES)).includes('macroEnabled')) throw new AppError('template-macros');
  return zip;
}

/** What is wrong with a template: what runs in a thread of its own. `called`: the fields that it can name. */
export async function checkTemplate({ file }: TemplateJob, called?: FieldCalled): Promise<Fault[]> {
  const zip = await openTemplate(file);
  const main = await partText(zip, MAIN);
  if (!main.includes('<w:body') || !main.includes('</w:body>')) throw new AppError('template-broken');
  const beside = zip.file(/^word\/(?:header|footer)\d*\.xml$/).map(({ name }) => name);
  const headers = await Promise.all(beside.map(async (name) => headerFaults(await partText(zip, name))));
  return [...headers.flat(), ...templateFaults(main, called)];
}

export interface CertificatesJob extends TemplateJob {
  /** For each award the name of its file, and its certificates. */
  readonly awards: readonly { readonly name: string; readonly certificates: readonly CertificateTexts[] }[];
}

const packed = { type: 'uint8array', compression: 'DEFLATE' } as const;

/** Writes the certificates of each award as a Word file; of several awards as a ZIP archive of them. */
export async function writeCertificates({ file, awards }: CertificatesJob): Promise<Uint8Array> {
  const zip = await openTemplate(file);
  const marked = markedTemplate(await partText(zip, MAIN));
  if (zip.file(SETTINGS)) zip.file(SETTINGS, (await partText(zip, SETTINGS)).replace(MAIL_MERGE, ''));
  const files: { name: string; bytes: Uint8Array }[] = [];
  for (const { name, certificates } of awards) {
    if (marked.length * certificates.length > MAX_LENGTH) throw new AppError('work-too-large');
    zip.file(MAIN, filledCertificates(marked, certificates));
    files.push({ name, bytes: await zip.generateAsync(packed) });
  }
  const [only] = files;
  if (only && files.length === 1) return only.bytes;
  const all = new JSZip();
  for (const { name, bytes } of files) all.file(name, bytes);
  return all.generateAsync({ type: 'uint8array' });
}

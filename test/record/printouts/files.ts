import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';

/** Whether a program is available on this machine. */
export const installed = (program: string): boolean => spawnSync('which', [program]).status === 0;

/** A file inside a .docx, as text. */
export async function docxPart(bytes: Uint8Array, path: string): Promise<string> {
  const file = (await JSZip.loadAsync(bytes)).file(path);
  if (!file) throw new Error(`The file has no ${path}.`);
  return file.async('string');
}

/** The text of a .docx, one line per paragraph, with soft breaks and tabs. */
export async function docxText(bytes: Uint8Array): Promise<string[]> {
  const xml = await docxPart(bytes, 'word/document.xml');
  const piece = ([whole, words]: RegExpMatchArray): string => (whole === '<w:tab/>' ? '\t' : whole === '<w:br/>' ? '\n' : (words ?? ''));
  return xml
    .split('</w:p>')
    .map((one) => decode([...one.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:tab\/>|<w:br\/>/g)].map(piece).join('')));
}

const decode = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');

/** The words of a PDF in reading order, by page, with single blanks. */
export function pdfPages(bytes: Uint8Array): string[] {
  const text = inFolder((folder) => {
    writeFileSync(join(folder, 'a.pdf'), bytes);
    return execFileSync('pdftotext', [join(folder, 'a.pdf'), '-'], { encoding: 'utf8' });
  });
  return text
    .split('\f')
    .slice(0, -1)
    .map((page) => page.normalize('NFC').replace(/\s+/g, ' ').trim());
}

/** The words of a PDF in the order of its content stream. */
export const pdfRaw = (bytes: Uint8Array): string =>
  inFolder((folder) => {
    writeFileSync(join(folder, 'a.pdf'), bytes);
    return execFileSync('pdftotext', ['-raw', join(folder, 'a.pdf'), '-'], { encoding: 'utf8' }).normalize('NFC');
  });

/** The numbers that Word shows before the numbered lines of a .docx, in order. */
export async function docxNumbers(bytes: Uint8Array): Promise<number[]> {
  const [xml, numbers] = await Promise.all(['word/document.xml', 'word/numbering.xml'].map((path) => docxPart(bytes, path)));
  const abstracts = new Map(
    [...(numbers ?? '').matchAll(/<w:num w:numId="(\d+)"[^>]*><w:abstractNumId w:val="(\d+)"/g)].map(([, id, of]) => [id, of] as const),
  );
  const startOf = (id: string, level: string): number => {
    const list = new RegExp(`<w:abstractNum w:abstractNumId="${abstracts.get(id)}".*?</w:abstractNum>`, 's').exec(numbers ?? '')?.[0] ?? '';
    return Number(new RegExp(`<w:lvl w:ilvl="${level}"[^>]*><w:start w:val="(\\d+)"`).exec(list)?.[1]);
  };
  const last = new Map<string, number>();
  return [...(xml ?? '').matchAll(/<w:numPr><w:ilvl w:val="(\d+)"\/><w:numId w:val="(\d+)"\/>/g)].map(([, level = '', id = '']) => {
    const number = (last.get(id) ?? startOf(id, level) - 1) + 1;
    last.set(id, number);
    return number;
  });
}

/** The PDF of a .docx, printed by LibreOffice. Throws if it cannot be opened. */
export const docxAsPdf = (bytes: Uint8Array): Uint8Array =>
  inFolder((folder) => {
    writeFileSync(join(folder, 'a.docx'), bytes);
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'a.docx')], {
      stdio: 'ignore',
    });
    return readFileSync(join(folder, 'a.pdf'));
  });

function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { withSignatureFields, type SignatureField } from '../../../platform/pdf/signature-fields.ts';
import { qrSvg } from './qr-code.ts';
import type { TypstTemplate } from './typesetting.ts';

// A separate process that typesets one file at a time, so that a crash of its native code ends nothing else.

const FACES = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'];
const require = createRequire(import.meta.url);

/** Tinos has the widths of Times New Roman, which the rules ask for and which is not free. */
function fonts(): Buffer[] {
  const folder = join(require.resolve('@expo-google-fonts/tinos/package.json'), '..');
  return FACES.map((face) => readFileSync(join(folder, face, `Tinos_${face}.ttf`)));
}

/** What templates may read: this folder, and what is laid into it in memory. */
const workspace = import.meta.dirname;
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fonts() }] });

const contents = new Map<TypstTemplate, string>();
function contentOf(template: TypstTemplate): string {
  const read = contents.get(template) ?? readFileSync(join(import.meta.dirname, `${template}.typ`), 'utf8');
  contents.set(template, read);
  return read;
}

interface Job {
  readonly id: number;
  readonly template: TypstTemplate;
  /** JSON. */
  readonly data: string;
  /** Texts that the template shows as QR codes. */
  readonly codes: readonly string[];
  /** A file to print, or the pages as one drawing to look at. */
  readonly output: 'pdf' | 'svg';
  /** Drawings (SVG) that it shows, by their names. */
  readonly drawings: Readonly<Record<string, string>>;
  /** JPEG files that the template reads as /pictures/0.jpg and so on. */
  readonly pictures: readonly Uint8Array[];
}

/** The QR codes as drawings, by their texts: a path of one square for each dark module, without the quiet zone. */
const drawings = (codes: readonly string[]): string => JSON.stringify(Object.fromEntries(codes.map((code) => [code, qrSvg(code)])));

/** A4, in points. */
const PAGE_HEIGHT = 841.89;

interface Place {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly name: string;
}

/** Where a paper is to be signed, as fields that a signature fills later. */
const fieldOf = ({ page, x, y, width, height, name }: Place): Omit<SignatureField, 'isSigned'> => ({
  name,
  page: page - 1,
  rect: [x, PAGE_HEIGHT - y - height, x + width, PAGE_HEIGHT - y],
});

type Source = Parameters<typeof compiler.pdf>[0];

/** A paper as PDF/A-2b, which can be read in many years; as plain PDF where it has letters that no typeface here has, as that standard forbids. */
function archival(source: Source): Uint8Array {
  try {
    return compiler.pdf(source, { pdfStandard: 'a-2b' });
  } catch {
    return compiler.pdf(source);
  }
}

function paperPdf(source: Source): Uint8Array {
  const bytes = archival(source);
  const places = compiler.query(source, { selector: '<place-of-signature>', field: 'value' }) as Place[];
  return withSignatureFields(Buffer.from(bytes), places.map(fieldOf));
}

function bytesOf({ template, output }: Pick<Job, 'template' | 'output'>, source: Source): Uint8Array {
  if (output === 'svg') return Buffer.from(compiler.plainSvg(source));
  return template === 'paper' ? paperPdf(source) : compiler.pdf(source);
}

function typeset({ template, output, data, codes, drawings: shown, pictures }: Job): { bytes: Uint8Array } | { fault: string } {
  try {
    pictures.forEach((bytes, at) => compiler.mapShadow(join(workspace, 'pictures', `${at}.jpg`), Buffer.from(bytes)));
    const inputs = { data, codes: drawings(codes), drawings: JSON.stringify(shown) };
    const source = { mainFileContent: contentOf(template), inputs };
    const bytes = bytesOf({ template, output }, source);
    compiler.evictCache(10);
    return { bytes };
  } catch {
    // Its output may quote the text, so it must not be logged.
    return { fault: 'The typesetter refused a file.' };
  } finally {
    if (pictures.length > 0) compiler.resetShadow();
  }
}

process.on('message', (job: Job) => void process.send?.({ id: job.id, ...typeset(job) }));
process.on('disconnect', () => process.exit(0));

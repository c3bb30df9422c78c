import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
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

const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts() }] });

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
}

/** The QR codes as drawings, by their texts: a path of one square for each dark module, without the quiet zone. */
const drawings = (codes: readonly string[]): string => JSON.stringify(Object.fromEntries(codes.map((code) => [code, qrSvg(code)])));

function typeset({ template, data, codes }: Job): { bytes: Uint8Array } | { fault: string } {
  try {
    const bytes = compiler.pdf({ mainFileContent: contentOf(template), inputs: { data, codes: drawings(codes) } });
    compiler.evictCache(10);
    return { bytes };
  } catch {
    // Its output may quote the text, so it must not be logged.
    return { fault: 'The typesetter refused a file.' };
  }
}

process.on('message', (job: Job) => void process.send?.({ id: job.id, ...typeset(job) }));
process.on('disconnect', () => process.exit(0));

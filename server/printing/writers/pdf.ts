import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { OfficialPaper } from '../contract.ts';
import { formFor } from '../forms.ts';
import { numberLine, placeAndDate, recipientLines } from '../rules.ts';

const FACES = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'];
const require = createRequire(import.meta.url);

let ready: { compiler: NodeCompiler; source: string } | null = null;

/** Writes a paper as PDF. Throws when the typesetter refuses, which is a fault of this program and never of the paper's words. */
export function writePdf(paper: OfficialPaper): Uint8Array {
  ready ??= {
    compiler: NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts() }] }),
    source: readFileSync(join(import.meta.dirname, 'paper.typ'), 'utf8'),
  };
  const bytes = ready.compiler.pdf({ mainFileContent: ready.source, inputs: { paper: JSON.stringify(pdfData(paper)) } });
  ready.compiler.evictCache(10);
  return bytes;
}

function pdfData(paper: OfficialPaper) {
  const form = formFor(paper.issuer, paper.date);
  return {
    ...paper,
    form,
    lang: 'vi',
    number: paper.number && numberLine(form, paper.number),
    placeAndDate: placeAndDate(paper.place, paper.date),
    recipients: paper.recipients ? recipientLines(form, paper.recipients) : [],
    recipientsTitle: 'Nơi nhận:',
  };
}

/** Tinos has the widths of Times New Roman, which the rules ask for and which is not free. */
function fonts(): Buffer[] {
  const folder = join(require.resolve('@expo-google-fonts/tinos/package.json'), '..');
  return FACES.map((face) => readFileSync(join(folder, face, `Tinos_${face}.ttf`)));
}

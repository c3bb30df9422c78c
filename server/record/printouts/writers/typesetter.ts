import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

// A separate process that typesets printouts one at a time, so that a crash of its native code ends nothing else.

const FACES = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'];
const require = createRequire(import.meta.url);

/** Tinos has the widths of Times New Roman, which the rules ask for and which is not free. */
function fonts(): Buffer[] {
  const folder = join(require.resolve('@expo-google-fonts/tinos/package.json'), '..');
  return FACES.map((face) => readFileSync(join(folder, face, `Tinos_${face}.ttf`)));
}

const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts() }] });
const mainFileContent = readFileSync(join(import.meta.dirname, 'paper.typ'), 'utf8');

function typeset(paper: string): { bytes: Uint8Array } | { fault: string } {
  try {
    const bytes = compiler.pdf({ mainFileContent, inputs: { paper } });
    compiler.evictCache(10);
    return { bytes };
  } catch {
    // Its output may quote the printout, so it must not be logged.
    return { fault: 'The typesetter refused a paper.' };
  }
}

process.on('message', ({ id, paper }: { id: number; paper: string }) => void process.send?.({ id, ...typeset(paper) }));
process.on('disconnect', () => process.exit(0));

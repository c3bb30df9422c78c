import { objectOf, pageNumbers, readPdf, resolved, sourceOf, type ReadPdf } from './reading.ts';
import { arrayIn, dictSource, PdfError, withEntries } from './syntax.ts';
import { streamSource } from './updating.ts';

/** What a drawing needs in the file that shows it. */
export interface Drawing {
  /** Number of the form that draws it. */
  readonly form: number;
  readonly objects: ReadonlyMap<number, string>;
  /** The next number that is free. */
  readonly next: number;
}

const REFERENCE = /(\d+)\s+\d+\s+R(?![A-Za-z0-9])/g;

/** An object as it is written, and the numbers of those that it refers to. */
function written(pdf: ReadPdf, number: number): { readonly head: string; readonly stream: string | null } {
  const source = sourceOf(pdf, number);
  if (!source.startsWith('<<')) return { head: source, stream: null };
  const { dict, stream } = objectOf(pdf, number);
  return { head: dictSource(dict), stream };
}

/** All objects that `source` needs, itself left out. */
function needed(pdf: ReadPdf, source: string): Map<number, { readonly head: string; readonly stream: string | null }> {
  const found = new Map<number, { readonly head: string; readonly stream: string | null }>();
  const waiting = [source];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const [, digits] of next.matchAll(REFERENCE)) {
      const number = Number(digits);
      if (found.has(number)) continue;
      const one = written(pdf, number);
      found.set(number, one);
      waiting.push(one.head);
    }
  }
  return found;
}

/** Takes the only page of a small PDF as a drawing: its objects get numbers from `first` on. @throws PdfError */
export function drawingOf(small: Buffer, first: number): Drawing {
  const pdf = readPdf(small);
  const [page] = pageNumbers(pdf);
  if (page === undefined) throw new PdfError('The drawing has no page.');
  const { dict } = objectOf(pdf, page);
  const contents = resolved(pdf, dict.get('Contents') ?? '');
  const [of] = contents.startsWith('[') ? arrayIn(contents) : [dict.get('Contents') ?? ''];
  const drawn = objectOf(pdf, Number(/^\d+/.exec(of ?? '')?.[0]));
  const box = dict.get('MediaBox') ?? '[0 0 0 0]';
  const head = dictSource(
    withEntries(drawn.dict, {
      Type: '/XObject',
      Subtype: '/Form',
      BBox: box,
      Resources: dict.get('Resources') ?? '<< >>',
      Group: dict.get('Group') ?? null,
    }),
  );
  const parts = needed(pdf, head);
  const numbers = new Map([...parts.keys()].map((number, index) => [number, first + index]));
  const renumbered = (source: string): string => source.replace(REFERENCE, (_all, digits: string) => `${numbers.get(Number(digits))} 0 R`);
  const put = ({ head: one, stream }: { readonly head: string; readonly stream: string | null }): string =>
    stream === null ? renumbered(one) : streamSource(renumbered(one), stream);
  const form = first + parts.size;
  const objects = new Map([...parts].map(([number, one]) => [numbers.get(number) ?? 0, put(one)]));
  objects.set(form, put({ head, stream: drawn.stream ?? '' }));
  return { form, objects, next: form + 1 };
}

import { displayNames } from '../../../accounts/store.ts';
import { siteName, siteOfTechnician } from '../../../planning/sites/access/store.ts';
import { AppError } from '../../../platform/errors.ts';
import { isFrozen } from '../rules/steps.ts';
import { canonicalJson, sha256 } from '../../../platform/canonical.ts';
import type { QueryContext } from '../../../platform/bus/handlers.ts';
import type { FileAnswer } from '../../../platform/contract.ts';
import { requireConference } from '../../../planning/conferences/store.ts';
import { drawPages } from '../../printouts/writers/pdf.ts';
import { paperOfFile, writePaper } from '../../printouts/writers/write.ts';
import { PAPER_MEDIA_TYPES, type OfficialPaper as WrittenPaper, type PaperFormat } from '../../printouts/contract.ts';
import type { PaperRecord } from '../contract/index.ts';
import { dayAt } from '../../../planning/conferences/rules.ts';
import { writeInTemplate } from '../templates/commands/index.ts';
import { fileName } from '../../printouts/rules/index.ts';
import { textAt } from '../rules/content.ts';
import type { UnfrozenFile } from '../store/files.ts';
import { sourcesOf } from '../store/papers.ts';
import { secrecyMark } from './access.ts';
import { formatsOf, writeAnew } from './sources.ts';

interface Found {
  readonly paper: PaperRecord;
  readonly text: WrittenPaper | null;
}

/** The text of a paper as it reads now, to be kept with what it was made from. A drawing has no text: it is drawn anew until it is frozen. */
export async function textNow(scope: QueryContext, paper: PaperRecord, origin: string | undefined) {
  const sources = await sourcesOf(scope.db, paper.conferenceId);
  const text = paperOfFile(await writeAnew(scope, paper, { format: 'pdf', origin }));
  if (text === null) return null;
  const json = canonicalJson(text);
  return { json, hash: sha256(json), sources };
}

/** What stands on every page of a frozen paper: its level; of a rehearsal also that it does not count. */
async function markOf({ db }: QueryContext, paper: PaperRecord, text: WrittenPaper): Promise<string | null> {
  const { rehearsalOf } = await requireConference(db, paper.conferenceId);
  const marks = [secrecyMark(paper), rehearsalOf === null ? null : text.mark].filter((mark) => mark !== null);
  return marks.length === 0 ? null : marks.join(' · ');
}

/** The day of a paper; null where only its year is known. */
const wholeDay = (date: string | null): string | null => (date?.includes('-') ? date : null);

async function writeOne(scope: QueryContext, { paper, text }: Found, format: PaperFormat, mark: string | null): Promise<FileAnswer> {
  if (text === null) return writeAnew(scope, paper, { format });
  const written = textAt(text, paper, mark);
  const day = paper.numberedOn ?? wholeDay(text.date);
  const { timeZone } = await requireConference(scope.db, paper.conferenceId);
  const { kind, signer } = paper;
  const inTemplate =
    format === 'docx' ? await writeInTemplate(scope.db, { kind, signer, day: day ?? dayAt(scope.now, timeZone) }, written) : null;
  if (inTemplate === null) return writePaper(written, format, paper.title, day);
  return { name: fileName(paper.title, day, 'docx'), mediaType: PAPER_MEDIA_TYPES.docx, content: inTemplate, revalidate: false };
}

/** The name under which somebody reads: their own, or that of the site for which they act. */
export async function paperReaderName({ db, actor }: Pick<QueryContext, 'db' | 'actor'>, conferenceId: string): Promise<string> {
  const siteId = actor.kind === 'site' ? actor.id : await siteOfTechnician(db, conferenceId, actor.id);
  const name = siteId === null ? (await displayNames(db, [actor.id])).get(actor.id) : await siteName(db, conferenceId, siteId);
  return name ?? '';
}

/** A copy of a reader's own, as PDF: what stands in the paper, with their name across every page. It is never the file that was signed. */
export async function openNamed(scope: QueryContext, found: Found, origin: string | undefined): Promise<FileAnswer> {
  const text = found.text ?? paperOfFile(await writeAnew(scope, found.paper, { format: 'pdf', origin }));
  if (text === null) throw new AppError('no-such-format');
  const mark = isFrozen(found.paper) ? await markOf(scope, found.paper, text) : draftMark(found.paper, text);
  const watermark = await paperReaderName(scope, found.paper.conferenceId);
  const own = { ...textAt(text, found.paper, mark), watermark };
  return writePaper(own, 'pdf', found.paper.title, found.paper.numberedOn ?? text.date);
}

/** Of a paper that each of several is given, so many copies are drawn. */
const DRAWN_COPIES = 3;

/** The pages of a paper as one drawing, of the text that counts now. */
export async function drawPaper(scope: QueryContext, found: Found, origin: string | undefined): Promise<FileAnswer> {
  const { paper } = found;
  const text = found.text ?? paperOfFile(await writeAnew(scope, paper, { format: 'pdf', origin }));
  if (text === null) throw new AppError('no-such-format');
  const mark = isFrozen(paper) ? await markOf(scope, paper, text) : draftMark(paper, text);
  const first = text.copies === undefined ? text : { ...text, copies: text.copies.slice(0, DRAWN_COPIES) };
  const content = await drawPages(textAt(first, paper, mark));
  return { name: 'preview.svg', mediaType: 'image/svg+xml', content, revalidate: false };
}

/** What stands on every page of what is not frozen: its level, and that it is a draft. */
const draftMark = (paper: PaperRecord, text: WrittenPaper): string | null =>
  [secrecyMark(paper), text.mark].filter((mark) => mark !== null).join(' · ') || null;

/** A paper that is not frozen yet: as it was submitted, or as it reads now. */
export async function openDraft(
  scope: QueryContext,
  found: Found,
  asked: { readonly format: PaperFormat; readonly origin: string | undefined },
): Promise<FileAnswer> {
  if (found.text === null) {
    const file = await writeAnew(scope, found.paper, asked);
    const text = paperOfFile(file);
    return asked.format === 'pdf' || text === null ? file : writeOne(scope, { ...found, text }, 'docx', draftMark(found.paper, text));
  }
  return writeOne(scope, found, asked.format, draftMark(found.paper, found.text));
}

/** The files of a paper in every format, to be frozen. */
export async function filesOf(scope: QueryContext, found: Found): Promise<UnfrozenFile[]> {
  const mark = found.text === null ? null : await markOf(scope, found.paper, found.text);
  const files: UnfrozenFile[] = [];
  for (const format of formatsOf(found.paper.kind)) {
    const { name, mediaType, content } = await writeOne(scope, found, format, mark);
    if ('path' in content) throw new Error('A paper is written in memory.');
    files.push({ format, name, mediaType, bytes: Buffer.from(content) });
  }
  return files;
}

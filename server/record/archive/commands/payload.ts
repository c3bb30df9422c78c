import { formatDate } from '../../../i18n/format.ts';
import { translate, type Key } from '../../../i18n/translate.ts';
import { documentsContract } from '../../../planning/documents/contract.ts';
import { fileWithBytes, storedDocuments } from '../../../planning/documents/store/index.ts';
import type { QueryContext } from '../../../platform/bus/handlers.ts';
import { canonicalJson } from '../../../platform/canonical.ts';
import { entryPages } from '../../../platform/journal/store.ts';
import { interchangeContract } from '../../import-export/contract/index.ts';
import { minutesContract } from '../../minutes/contract.ts';
import { officialPapersContract } from '../../official-papers/contract/index.ts';
import { contentOf, storedPhotos } from '../../photos/store.ts';
import { PAPER_FORMATS } from '../../printouts/contract.ts';
import { folderOf, plainName } from '../rules/bag.ts';
import type { IndexGroup, IndexLine } from '../rules/index-page.ts';
import { frozenPaperFiles, paperSignatures, registerLines } from '../store.ts';
import type { BagFolder } from './bag-folder.ts';

/** What the parts of an archive are written with. */
export interface Archiving {
  readonly scope: QueryContext;
  readonly bag: BagFolder;
  readonly conferenceId: string;
  readonly zone: string;
}

const LANG = 'vi';
/** Side by side in both languages: who opens the index years later chooses none. */
const inBoth = (key: Key): string => `${translate('vi', key)} · ${translate('en', key)}`;
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const group = (name: 'papers' | 'documents' | 'photos' | 'data', lines: readonly IndexLine[]): IndexGroup => ({
  title: inBoth(`archive.group.${name}`),
  lines,
});

const missing = (path: string): never => {
  throw new Error(`The bytes of ${path} are not in the database.`);
};

/** The minutes as they read now; only where no edition of them was ever frozen. */
async function minutesNow({ scope, bag, conferenceId }: Archiving): Promise<IndexLine[]> {
  const lines: IndexLine[] = [];
  for (const format of PAPER_FORMATS) {
    const { content } = await scope.ask(minutesContract.paper, { conferenceId, format, lang: LANG });
    if ('path' in content) continue;
    const path = `papers/minutes/draft.${format}`;
    await bag.add(path, content);
    lines.push({ title: inBoth('archive.minutesNow'), path: `data/${path}`, note: format });
  }
  return lines;
}

/** Every frozen file of every paper, at each of its stages. */
export async function addPapers(archiving: Archiving): Promise<IndexGroup> {
  const { scope, bag, conferenceId, zone } = archiving;
  const { papers } = await scope.ask(officialPapersContract.list, { conferenceId });
  const titles = new Map(papers.map(({ id, title }) => [id, title]));
  const lines: IndexLine[] = [];
  const files = await frozenPaperFiles(scope.db, conferenceId);
  for (const { paperId, number, stage, format, name, sha256, at } of files) {
    const path = `papers/${folderOf(paperId)}/${number}-${stage}.${format}`;
    await bag.add(path, (await contentOf(scope.db, sha256)) ?? missing(path));
    const state = translate(LANG, `officialPapers.state.${stage as 'approved'}`);
    lines.push({
      title: titles.get(paperId) ?? name,
      path: `data/${path}`,
      note: `${state}, ${formatDate(LANG, at.getTime(), zone)}, ${format}`,
    });
  }
  const isMinutes = ({ paperId }: { readonly paperId: string }): boolean => paperId === 'minutes' || paperId.startsWith('minutes~');
  if (!files.some(isMinutes)) lines.push(...(await minutesNow(archiving)));
  await bag.add('papers.json', json(papers));
  return group('papers', lines);
}

/** Every version of every document. */
export async function addDocuments({ scope, bag, conferenceId, zone }: Archiving): Promise<IndexGroup> {
  const { documents } = await scope.ask(documentsContract.list, { conferenceId });
  const stored = await storedDocuments(scope.db, conferenceId);
  const lines: IndexLine[] = [];
  for (const { document, files } of stored) {
    for (const { number, name, uploadedAt } of files.toSorted((a, b) => a.number - b.number)) {
      const path = `documents/${folderOf(document.id)}/${number}-${plainName(name)}`;
      const file = await fileWithBytes(scope.db, { conferenceId, documentId: document.id, number });
      await bag.add(path, file?.content.bytes ?? missing(path));
      const version = translate(LANG, 'archive.version', { n: number, date: formatDate(LANG, uploadedAt.getTime(), zone) });
      lines.push({ title: document.title, path: `data/${path}`, note: `${name}, ${version}` });
    }
  }
  await bag.add('documents.json', json(documents));
  return group('documents', lines);
}

export async function addPhotos({ scope, bag, conferenceId }: Archiving): Promise<IndexGroup> {
  const photos = await storedPhotos(scope.db, conferenceId);
  const lines: IndexLine[] = [];
  for (const { photo, sha256 } of photos) {
    const path = `photos/${folderOf(photo.id)}.${photo.mediaType.slice('image/'.length).replace('jpeg', 'jpg')}`;
    await bag.add(path, (await contentOf(scope.db, sha256)) ?? missing(path));
    lines.push({ title: photo.caption ?? translate(LANG, 'photos.noCaption'), path: `data/${path}`, note: '' });
  }
  await bag.add('photos.json', json(photos.map(({ photo }) => photo)));
  return group('photos', lines);
}

/** The journal as its hashes cover it: each line states its own hash and the row behind it. */
async function* journalLines({ scope, conferenceId }: Archiving): AsyncGenerator<readonly string[]> {
  for await (const rows of entryPages(scope.db, conferenceId))
    yield rows.map(({ hash, receipt: _receipt, ...row }) => `{"hash":"${hash}","row":${canonicalJson(row)}}`);
}

/** What programs read: the exchange format, the journal, the lines of the registers and the signatures. */
export async function addData(archiving: Archiving): Promise<IndexGroup> {
  const { scope, bag, conferenceId } = archiving;
  const { db } = scope;
  await bag.add('conference.json', json(await scope.ask(interchangeContract.export, { conferenceId })));
  await bag.addLines('journal.jsonl', journalLines(archiving));
  const lines = (await registerLines(db, conferenceId)).map(({ folded: _folded, ...line }) => line);
  await bag.add('registers.json', json(lines));
  await bag.add('signatures.json', json(await paperSignatures(db, conferenceId)));
  const files = ['conference.json', 'journal.jsonl', 'registers.json', 'signatures.json', 'papers.json', 'documents.json', 'photos.json'];
  return group(
    'data',
    files.map((file) => ({ title: file, path: `data/${file}`, note: inBoth(`archive.file.${file.split('.')[0] as 'journal'}`) })),
  );
}

import { noteRead } from '../../../accounts/security-log/commands.ts';
import { formatDate } from '../../../i18n/format.ts';
import { languages, type Lang } from '../../../i18n/language.ts';
import { translate } from '../../../i18n/translate.ts';
import { CLASSIFICATIONS } from '../../../planning/agenda/contract.ts';
import { dayAt } from '../../../planning/conferences/rules.ts';
import { requireConference } from '../../../planning/conferences/store.ts';
import { handleQuery, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { FileAnswer, InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { installationKey } from '../../signing/store/installation-key.ts';
import { archiveContract as contract } from '../contract.ts';
import { plainName } from '../rules/bag.ts';
import { indexPage } from '../rules/index-page.ts';
import { countContents, highestLevel } from '../store.ts';
import { openBag, type BagFolder } from './bag-folder.ts';
import { addData, addDocuments, addPapers, addPhotos } from './payload.ts';

type Of = InputOf<typeof contract.file>;

async function get({ db, actor }: QueryContext, { conferenceId }: Of) {
  await requireConference(db, conferenceId);
  const isCleared = (await highestLevel(db, conferenceId)) <= actor.clearance;
  return { contents: isCleared ? await countContents(db, conferenceId) : null };
}

/** The words of a level, for the first page; null for none. */
function markOf(level: number): string | null {
  const word = CLASSIFICATIONS[level - 1];
  return word === undefined ? null : translate('vi', `agenda.classification.${word}`).toLocaleUpperCase('vi');
}

/** What the index says in one language, with what the file leaves out. */
const factsIn = (lang: Lang, of: { readonly made: string; readonly organizer: string; readonly isRehearsal: boolean }): string[] => [
  translate(lang, 'archive.made', { date: of.made, organizer: of.organizer }),
  ...(of.isRehearsal ? [translate(lang, 'archive.ofRehearsal')] : []),
  translate(lang, 'archive.leftOut'),
  translate(lang, 'archive.howToVerify'),
];

/** The level of what a conference holds. @throws AppError archive-classified: it is above the clearance of the asker. */
async function mustKnowAll({ db, actor }: QueryContext, conferenceId: string): Promise<number> {
  const level = await highestLevel(db, conferenceId);
  if (level > actor.clearance) throw new AppError('archive-classified');
  return level;
}

/** Writes everything of a conference into a bag, and the bag into a file. */
async function write(scope: QueryContext, { conferenceId }: Of, bag: BagFolder): Promise<FileAnswer> {
  const { db, now } = scope;
  const { title, organizer, date, timeZone: zone, rehearsalOf } = await requireConference(db, conferenceId);
  const archiving = { scope, bag, conferenceId, zone };
  const groups = [await addPapers(archiving), await addDocuments(archiving), await addPhotos(archiving), await addData(archiving)];
  // Something classified may have come while the parts were written.
  const level = await mustKnowAll(scope, conferenceId);
  const facts = languages.flatMap((lang) =>
    factsIn(lang, { made: formatDate(lang, now, zone), organizer, isRehearsal: rehearsalOf !== null }),
  );
  const mark = markOf(level);
  await bag.describe('index.html', indexPage({ title, facts, mark, groups }));
  const name = plainName(`ho-so-${date ?? dayAt(now, zone)}-${title}`.slice(0, 70)).replace(/-+$/, '');
  const labels = [
    ['Source-Organization', organizer],
    ['External-Description', title],
    ['External-Identifier', conferenceId],
    ['Bagging-Date', dayAt(now, zone)],
    ['Bagging-Software', 'Điểm Cầu'],
    ['Recordings', 'not included'],
    ...(mark === null ? [] : [['Classification', mark] as const]),
  ] as const;
  const path = await bag.close(name, labels, await installationKey(db), now);
  return { name: `${name}.zip`, mediaType: 'application/zip', content: { path, isTemporary: true }, revalidate: false };
}

/** @throws AppError archive-classified: an archive is whole, or it is not made. */
async function file(scope: QueryContext, input: Of): Promise<FileAnswer> {
  const { conferenceId } = input;
  await requireConference(scope.db, conferenceId);
  await mustKnowAll(scope, conferenceId);
  if (!scope.headersOnly) await noteRead(scope, { kind: 'exported', conferenceId, detail: { what: 'archive' } });
  const bag = await openBag();
  try {
    return await write(scope, input, bag);
  } catch (error) {
    await bag.remove();
    throw error;
  }
}

export const archiveHandlers: readonly Handler[] = [handleQuery(contract.get, get), handleQuery(contract.file, file)];

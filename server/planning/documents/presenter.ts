import { hasRole, PUBLIC_ROLES, READER_ROLES } from '../../accounts/permissions.ts';
import { CLASSIFICATIONS } from '../agenda/contract.ts';
import { formatDate, formatTime } from '../../i18n/format.ts';
import { translate, type Lang } from '../../i18n/translate.ts';
import {
  DOCUMENT_KINDS,
  DOCUMENT_STATES,
  STAMPS,
  type DocumentAdoption,
  type DocumentFile,
  type Handout,
  type Opening,
  type ReadableDocument,
} from './contract.ts';
import { handoutKey, isShown } from './rules.ts';

/** Language, time zone and conference of a page. */
export interface Page {
  readonly lang: Lang;
  readonly zone: string;
  readonly conferenceId: string;
}

const KB = 1024;

/** "812 KB", "1,2 MB": a readable size, rounded up. */
export function sizeText(lang: Lang, bytes: number): string {
  if (bytes < KB * KB) return translate(lang, 'documents.files.kb', { n: Math.max(1, Math.ceil(bytes / KB)) });
  return translate(lang, 'documents.files.mb', { n: Math.ceil((bytes / KB / KB) * 10) / 10 });
}

/** "2022-10" as "10/2022". */
const monthText = (month: string): string => month.split('-').toReversed().join('/');

/** The period to which a document refers; null if it has none. */
export function periodText(lang: Lang, { resultsFrom, tasksTo }: Pick<ReadableDocument, 'resultsFrom' | 'tasksTo'>): string | null {
  const from = resultsFrom && monthText(resultsFrom);
  const to = tasksTo && monthText(tasksTo);
  if (from && to) return translate(lang, 'documents.facts.periodFromTo', { from, to });
  if (from) return translate(lang, 'documents.facts.periodFrom', { from });
  return to && translate(lang, 'documents.facts.periodTo', { to });
}

/** A version: its name, size and type, its upload time, and the paths to read and download it. */
export function fileView({ lang, zone, conferenceId }: Page, documentId: string, file: DocumentFile) {
  const address = `/conferences/${conferenceId}/documents/${documentId}/files/${file.number}`;
  return {
    number: file.number,
    name: file.name,
    type: (file.name.split('.').at(-1) ?? '').toUpperCase(),
    size: sizeText(lang, file.size),
    readUrl: isShown(file.mediaType) ? address : null,
    downloadUrl: `${address}?download=1`,
    removeUrl: `${address}/remove`,
    by: file.uploadedBy,
    time: formatTime(lang, file.uploadedAt, zone),
    date: formatDate(lang, file.uploadedAt, zone),
    opened: file.openedAt !== null,
  };
}

/** Recipients of a document in words, by group: "Mọi người", or the numbers of sites and participants. */
export function recipientsText(lang: Lang, handouts: readonly Handout[]): string[] {
  if (handouts.some((one) => one.target === 'everyone')) return [translate(lang, 'documents.handouts.everyone')];
  const count = (target: Handout['target']): number => handouts.filter((one) => one.target === target).length;
  return [
    ...handouts.flatMap((one) => (one.target === 'role' ? translate(lang, `documents.role.${one.id}`) : [])),
    ...(count('site') > 0 ? [translate(lang, 'documents.handouts.siteCount', { n: count('site') })] : []),
    ...(count('participant') > 0 ? [translate(lang, 'documents.handouts.participantCount', { n: count('participant') })] : []),
  ];
}

/** Where a document stands: what a vote decided, before what was entered. */
function statusText(lang: Lang, { status, adoption }: Pick<ReadableDocument, 'status' | 'adoption'>): string | null {
  if (adoption === null) return status && translate(lang, `documents.status.${status}`);
  const { completion } = adoption;
  return completion === null
    ? translate(lang, 'documents.adoption.adopted')
    : translate(lang, 'documents.adoption.toComplete', { text: completion });
}

/** By which vote a document was adopted, and what stands beside it. */
function adoptionView({ lang, zone, conferenceId }: Page, { voteId, at, unsettled }: DocumentAdoption) {
  return {
    href: `/conferences/${conferenceId}/votes?vote=${voteId}`,
    when: translate(lang, 'documents.adoption.at', { time: formatTime(lang, at, zone), date: formatDate(lang, at, zone) }),
    unsettled: unsettled === 0 ? null : translate(lang, 'documents.adoption.unsettled'),
  };
}

/** A document in a list, or at the top of its page. */
export function documentView(page: Page, document: ReadableDocument) {
  const { lang, conferenceId } = page;
  const { id, title, kind, classification, stamp, version, sites, items, adoption } = document;
  const files = document.files.map((file) => fileView(page, id, file));
  return {
    id,
    title,
    version,
    url: `/conferences/${conferenceId}/documents/${id}`,
    kind: translate(lang, `documents.kind.${kind}`),
    status: statusText(lang, document),
    adoption: adoption && adoptionView(page, adoption),
    secret: classification && translate(lang, `documents.classification.${classification}`),
    stamp: stamp && translate(lang, `documents.stamp.${stamp}`),
    period: periodText(lang, document),
    items,
    files,
    latest: files[0] ?? null,
    hasEarlier: files[0] !== undefined && files[0].number > 1,
    recipients: recipientsText(lang, document.handouts).join(', '),
    sites: sites && { ...sites, text: translate(lang, 'documents.openings.sites', { n: sites.opened, total: sites.total }) },
  };
}
export type DocumentView = ReturnType<typeof documentView>;

/** Rows of a sortable list, each with the id to move before when going up or down. */
export const orderedRows = (rows: readonly DocumentView[]) =>
  rows.map((row, at) => ({
    ...row,
    number: at + 1,
    up: at > 0 ? { before: rows[at - 1]?.id } : null,
    down: at < rows.length - 1 ? { before: rows[at + 2]?.id ?? '' } : null,
  }));

/** Options of the form's selects. */
export const choices = (lang: Lang) => ({
  kinds: DOCUMENT_KINDS.map((value) => ({ value, label: translate(lang, `documents.kind.${value}`) })),
  states: [
    { value: '', label: translate(lang, 'common.unknown') },
    ...DOCUMENT_STATES.map((value) => ({ value, label: translate(lang, `documents.status.${value}`) })),
  ],
  levels: [
    { value: '', label: translate(lang, 'documents.classification.none') },
    ...CLASSIFICATIONS.map((value) => ({ value, label: translate(lang, `documents.classification.${value}`) })),
  ],
  stamps: [
    { value: '', label: translate(lang, 'documents.stamp.none') },
    ...STAMPS.map((value) => ({ value, label: translate(lang, `documents.stamp.${value}`) })),
  ],
});

type Choice = { readonly id: string; readonly name: string };

/** The recipients form: possible and selected recipients. */
export function handoutForm(
  lang: Lang,
  chosen: ReadonlySet<string>,
  { sites, participants }: { readonly sites: readonly Choice[]; readonly participants: readonly Choice[] },
) {
  const box = (handout: Handout, label: string) => ({ value: handoutKey(handout), label, checked: chosen.has(handoutKey(handout)) });
  const group = (boxes: readonly ReturnType<typeof box>[]) => ({ boxes, chosen: boxes.filter((one) => one.checked).length });
  return {
    everyone: chosen.has('everyone'),
    roles: READER_ROLES.map((id) => ({
      ...box({ target: 'role', id }, translate(lang, `documents.role.${id}`)),
      hint: hasRole([id], PUBLIC_ROLES) ? translate(lang, 'documents.handouts.viewerHint') : null,
    })),
    sites: group(sites.map(({ id, name }) => box({ target: 'site', id }, name))),
    participants: group(participants.map(({ id, name }) => box({ target: 'participant', id }, name))),
  };
}

/** Rows of who opened which version when. */
export const openingRows = ({ lang, zone }: Page, openings: readonly Opening[]) =>
  openings.map(({ number, name, kind, at }) => ({
    number,
    name,
    isSite: kind === 'site',
    time: formatTime(lang, at, zone),
    date: formatDate(lang, at, zone),
  }));

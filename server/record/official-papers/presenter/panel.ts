import { formatDate, formatNumber } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { OutputOf } from '../../../platform/contract.ts';
import { type PaperRecord, type officialPapersContract, type OfficialPaperStep } from '../contract/index.ts';
import { groupOf } from '../rules/listing.ts';
import { isFrozen, mayDo } from '../rules/steps.ts';
import { actsView, type Doing, type RefusedAct } from './acts.ts';
import { papersAddress, type PapersPlace } from './list.ts';
import { momentText, nextText, paperState, titleFor, trackCells } from './words.ts';

type Got = OutputOf<typeof officialPapersContract.get>;

export interface PanelFacts extends Got {
  readonly place: PapersPlace;
  readonly zone: string;
  readonly formats: readonly string[];
  readonly doing: Doing;
  /** Papers that replace this one. */
  readonly successors: readonly PaperRecord[];
  readonly refused: RefusedAct | null;
  /** YYYY-MM-DD. */
  readonly today: string;
}

interface Fact {
  readonly label: string;
  readonly value: string;
  readonly isUnknown?: boolean;
}

function facts(lang: Lang, { paper }: PanelFacts): Fact[] {
  const t = (name: 'number' | 'day' | 'owner' | 'secrecy' | 'urgency' | 'signer' | 'recipients' | 'copies' | 'source') =>
    translate(lang, `officialPapers.fields.${name}`);
  const known = (label: string, value: string | null): Fact[] => (value === null || value === '' ? [] : [{ label, value }]);
  const number: Fact =
    paper.number === null
      ? { label: t('number'), value: translate(lang, 'officialPapers.noNumber'), isUnknown: true }
      : { label: t('number'), value: paper.number };
  return [
    number,
    ...known(t('day'), paper.numberedOn && formatDate(lang, paper.numberedOn, 'utc')),
    ...known(t('owner'), paper.owner),
    ...known(t('signer'), paper.signer),
    ...known(t('secrecy'), paper.secrecy && translate(lang, `agenda.classification.${paper.secrecy}`)),
    ...known(t('urgency'), paper.urgency && translate(lang, `officialPapers.urgency.${paper.urgency}`)),
    ...known(t('recipients'), paper.recipients.join('; ')),
    ...known(t('copies'), paper.copies === null ? null : formatNumber(lang, paper.copies)),
    ...known(t('source'), sourceText(lang, paper)),
  ];
}

/** What the text was made from: the last entry of the journal and the beginning of its hash. */
function sourceText(lang: Lang, { sources }: PaperRecord): string | null {
  if (sources === null) return null;
  const seq = translate(lang, 'officialPapers.sourceSeq', { n: formatNumber(lang, sources.seq), hash: sources.hash?.slice(0, 12) ?? '–' });
  return sources.publication === null ? seq : `${seq}; ${translate(lang, 'officialPapers.sourcePlan', { n: sources.publication })}`;
}

const line = (lang: Lang, { at, by, kind, text }: OfficialPaperStep, zone: string) => ({
  day: momentText(lang, at, zone),
  title: translate(lang, `officialPapers.step.${kind}`),
  text: kind === 'replaced' ? null : text,
  by,
});

/** What was said of the text; `ask`: that the reader themself is asked to confirm it. */
export function opinionsView(
  lang: Lang,
  { paper, opinions, doing, zone, place }: Pick<PanelFacts, 'paper' | 'opinions' | 'doing' | 'zone' | 'place'>,
) {
  const now = opinions.filter(({ holds }) => holds);
  const latest = [...new Map(now.toReversed().map((one) => [one.speaker, one])).values()];
  const objecting = latest.filter(({ agrees }) => !agrees).length;
  return {
    opinionsCount:
      opinions.length === 0 ? null : translate(lang, 'officialPapers.opinionsCount', { n: latest.length - objecting, m: objecting }),
    opinions: opinions.map(({ speaker, agrees, text, at, holds }) => ({
      speaker,
      text,
      state: agrees ? 'ready' : 'warn',
      said: translate(lang, `officialPapers.said.${agrees ? 'agrees' : 'objects'}`),
      when: holds ? momentText(lang, at, zone) : translate(lang, 'officialPapers.ofEarlier', { when: momentText(lang, at, zone) }),
    })),
    ask:
      paper.state === 'for-comment' && doing.confirms && !doing.isArchived && paper.contentHash !== null
        ? { action: `${place.home}/${paper.id}/confirm`, contentHash: paper.contentHash }
        : null,
  };
}

const FILE_LABELS = { docx: 'Word', pdf: 'PDF' } as const;

/** What keeps a reader from taking a recalled paper for one that holds. */
function recalledText(lang: Lang, { paper, history, zone }: PanelFacts): { title: string; text: string | null } | null {
  if (paper.state !== 'recalled') return null;
  const last = history.find(({ kind }) => kind === 'recalled' || kind === 'replaced');
  const date = last ? formatDate(lang, last.at, zone) : '';
  return { title: translate(lang, 'officialPapers.recalledOn', { date }), text: last?.kind === 'recalled' ? last.text : null };
}

/** The chosen paper: as it will print, what it lacks, what can be done with it, and what was. */
export function paperPanel(lang: Lang, given: PanelFacts) {
  const { paper, place, zone, formats, history, files, openings, copies, doing, successors, refused } = given;
  const path = `${place.home}/${paper.id}`;
  return {
    path,
    group: translate(lang, `officialPapers.group.${groupOf(paper.kind)}`),
    title: titleFor(lang, paper),
    state: paperState(lang, paper),
    cells: trackCells(paper),
    next: nextText(lang, paper, zone),
    recalled: recalledText(lang, given),
    successors: successors.map((one) => ({ title: titleFor(lang, one), href: papersAddress(place, one.id) })),
    isFrozen: isFrozen(paper),
    view: formats.includes('pdf') ? `${path}/file.pdf?view` : null,
    preview: formats.length > 1 ? `${path}/preview.svg` : null,
    named: formats.includes('pdf') && paper.secrecy !== null && isFrozen(paper) ? `${path}/file.pdf?named` : null,
    formats: formats.map((format) => ({ href: `${path}/file.${format}`, label: format === 'pdf' ? FILE_LABELS.pdf : FILE_LABELS.docx })),
    facts: facts(lang, given),
    acts: actsView(lang, { paper, doing, refused, today: given.today }),
    ...opinionsView(lang, given),
    copies: copies.map(({ number, holder, outAt, returnedAt }) => ({
      holder,
      out: translate(lang, 'officialPapers.copyOut', { when: momentText(lang, outAt, zone) }),
      back: returnedAt === null ? null : translate(lang, 'officialPapers.copyBack', { when: momentText(lang, returnedAt, zone) }),
      action: returnedAt === null && doing.drafts ? `${path}/copies/${number}` : null,
    })),
    edit: doing.drafts && mayDo('edit', paper.state) ? `${path}/edit` : null,
    /** Where it is signed, and where its signatures are listed. */
    signing: (doing.drafts || doing.approves) && formats.includes('pdf') && isFrozen(paper) ? `${path}/signatures` : null,
    version: paper.version,
    refused,
    history: history.map((step) => line(lang, step, zone)),
    files: files.map(({ format, stage, sha256, at }) => ({
      label: `${FILE_LABELS[format]} · ${translate(lang, `officialPapers.state.${stage}`)}`,
      at: momentText(lang, at, zone),
      hash: sha256,
      start: sha256.slice(0, 16),
    })),
    openings: openings.map(({ by, views, downloads, lastAt }) => ({
      by: by ?? translate(lang, 'officialPapers.somebody'),
      text: translate(lang, 'officialPapers.opened', { views, downloads, when: momentText(lang, lastAt, zone) }),
    })),
  };
}

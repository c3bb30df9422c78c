import { translate, type Lang } from '../../../i18n/translate.ts';
import { mayRead } from '../../../planning/agenda/rules/secrecy.ts';
import type { PaperRecord, OfficialPaperState } from '../contract/index.ts';
import { groupOf, mostUrgent, PAPER_GROUPS } from '../rules/listing.ts';
import { nextText, paperState, titleFor, TRACK, trackCells } from './words.ts';

/** Where the list stands: the state that it shows alone, and the chosen paper. */
export interface PapersPlace {
  readonly home: string;
  readonly shown: OfficialPaperState | null;
}

/** The address of the list, of one state or of all, with a chosen paper. */
export function papersAddress({ home, shown }: PapersPlace, paper: string | null = null): string {
  const query = new URLSearchParams({ ...(shown && { state: shown }), ...(paper && { paper }) }).toString();
  return query === '' ? home : `${home}?${query}`;
}

function row(lang: Lang, paper: PaperRecord, { place, chosen, zone }: { place: PapersPlace; chosen: string | null; zone: string }) {
  const number =
    paper.number === null
      ? translate(lang, 'officialPapers.noNumber')
      : translate(lang, 'officialPapers.numbered', { number: paper.number });
  return {
    title: titleFor(lang, paper),
    href: papersAddress(place, paper.id),
    isChosen: paper.id === chosen,
    secrecy: mayRead(0, { classification: paper.secrecy }) ? null : translate(lang, `agenda.classification.${paper.secrecy ?? 'mat'}`),
    parts: [number, paper.owner === null ? null : translate(lang, 'officialPapers.keptBy', { owner: paper.owner })].filter(Boolean),
    state: paperState(lang, paper),
    cells: trackCells(paper),
    isRecalled: paper.state === 'recalled',
    next: nextText(lang, paper, zone),
  };
}

/** The papers in two groups: what prepares the conference, and what comes from it. */
export function paperGroups(
  lang: Lang,
  papers: readonly PaperRecord[],
  how: { readonly place: PapersPlace; readonly chosen: string | null; readonly zone: string },
) {
  const { shown } = how.place;
  return PAPER_GROUPS.map((name) => {
    const own = papers.filter((paper) => groupOf(paper.kind) === name && (shown === null || paper.state === shown));
    const issued = own.filter(({ state }) => state === 'issued').length;
    return {
      name,
      title: translate(lang, `officialPapers.group.${name}`),
      count: translate(lang, 'officialPapers.groupCount', { n: own.length, m: issued }),
      rows: own.map((paper) => row(lang, paper, how)),
    };
  }).filter(({ rows }) => rows.length > 0);
}

/** The steps with how many papers stand in each; each shows these alone. */
export function paperSteps(lang: Lang, papers: readonly PaperRecord[], { home, shown }: PapersPlace) {
  const recalled = papers.some(({ state }) => state === 'recalled') ? (['recalled'] as const) : [];
  return [...TRACK, ...recalled].map((state) => ({
    n: papers.filter((paper) => paper.state === state).length,
    label: translate(lang, `officialPapers.state.${state}`),
    href: papersAddress({ home, shown: shown === state ? null : state }),
    isCurrent: shown === state,
  }));
}

/** One sentence: how much is issued, and what waits first. */
export function leadText(lang: Lang, papers: readonly PaperRecord[]): string {
  const n = papers.filter(({ state }) => state === 'issued').length;
  const waiting = mostUrgent(papers);
  const issued = translate(lang, 'officialPapers.lead', { n, m: papers.length });
  if (!waiting) return issued;
  const next = translate(lang, `officialPapers.waitsFor.${waiting.state}`);
  return `${issued} ${translate(lang, 'officialPapers.waits', { title: titleFor(lang, waiting.paper), next })}`;
}

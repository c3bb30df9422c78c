import { formatDate } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { OutputOf } from '../../../platform/contract.ts';
import type { officialPapersContract } from '../contract/index.ts';
import { opinionsView } from './panel.ts';
import { paperState, titleFor } from './words.ts';

interface Where {
  readonly home: string;
  readonly zone: string;
  readonly confirms: boolean;
}

/** A paper as somebody outside the staff meets it: what it is, whether it still holds, and what they are asked. */
export function readingView(lang: Lang, got: OutputOf<typeof officialPapersContract.get>, { home, zone, confirms }: Where) {
  const { paper, history } = got;
  const isRecalled = paper.state === 'recalled';
  const last = history.find(({ kind }) => kind === 'recalled' || kind === 'replaced');
  const day = paper.numberedOn === null ? null : formatDate(lang, paper.numberedOn, 'utc');
  const number = paper.number === null ? null : translate(lang, 'officialPapers.numbered', { number: paper.number });
  const doing = { drafts: false, approves: false, confirms, isRehearsal: false, isArchived: false };
  const path = `${home}/${paper.id}/file`;
  return {
    id: paper.id,
    title: titleFor(lang, paper),
    meta: [number, day, paper.secrecy === null ? null : translate(lang, `agenda.classification.${paper.secrecy}`)].filter(Boolean),
    state: paperState(lang, paper),
    recalled: isRecalled ? translate(lang, 'officialPapers.recalledOn', { date: last ? formatDate(lang, last.at, zone) : '' }) : null,
    reason: isRecalled ? (last?.text ?? null) : null,
    view: isRecalled ? null : `${path}.pdf?view`,
    pdf: isRecalled ? null : `${path}.pdf`,
    word: isRecalled || paper.secrecy !== null ? null : `${path}.docx`,
    ...opinionsView(lang, { ...got, doing, zone, place: { home, shown: null } }),
  };
}

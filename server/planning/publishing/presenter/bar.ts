import { translate, type Lang } from '../../../i18n/translate.ts';

/** Input of the bar at the bottom of the agenda. */
export interface PublicationStatus {
  readonly conferenceId: string;
  /** Number of the published version; null before the first. */
  readonly from: number | null;
  readonly changes: number;
  readonly blocking: number;
  readonly warnings: number;
  /** Number of items without a length. */
  readonly unknownLengths: number;
  readonly mayPublish: boolean;
}

/** "1 cảnh báo, 1 nội dung chưa định thời lượng"; null if there are no findings. */
export function warningText(
  lang: Lang,
  { blocking, warnings, unknownLengths }: Pick<PublicationStatus, 'blocking' | 'warnings' | 'unknownLengths'>,
): string | null {
  const parts = [
    ...(blocking > 0 ? [translate(lang, 'publishing.bar.blocking', { n: blocking })] : []),
    ...(warnings > 0 ? [translate(lang, 'publishing.bar.warnings', { n: warnings })] : []),
    ...(unknownLengths > 0 ? [translate(lang, 'publishing.bar.unknownLengths', { n: unknownLengths })] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : null;
}

/** One sentence comparing the draft with the published version. */
export function draftText(lang: Lang, { from, changes }: Pick<PublicationStatus, 'from' | 'changes'>): string {
  if (from === null) return translate(lang, 'publishing.bar.first');
  return changes === 0
    ? translate(lang, 'publishing.bar.same', { number: String(from) })
    : translate(lang, 'publishing.bar.changed', { n: changes, number: String(from) });
}

/** The bar at the bottom of the agenda. */
export function barView(lang: Lang, status: PublicationStatus) {
  const { conferenceId, from, changes, mayPublish } = status;
  const at = `/conferences/${conferenceId}`;
  const next = String((from ?? 0) + 1);
  return {
    text: draftText(lang, status),
    warnings: warningText(lang, status),
    checksUrl: `${at}/checks`,
    changesUrl: from !== null && changes > 0 ? `${at}/changes` : null,
    // The paper shows what the page shows: the draft, unless nothing in it differs from what is published.
    printUrl: `${at}/papers/programme.pdf?view${from === null || changes > 0 ? '&draft' : ''}`,
    publishUrl: mayPublish && (from === null || changes > 0) ? `${at}/publish` : null,
    publishText: translate(lang, 'publishing.bar.publish', { number: next }),
  };
}

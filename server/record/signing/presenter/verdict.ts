import { formatDate, formatNumber } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { CheckedFile, CheckedSignature, PaperRecordVerdict } from '../contract.ts';
import { inGroups, signedMoment } from './words.ts';

/** Times of papers are those of Việt Nam, wherever the reader is. */
const ZONE = 'Asia/Ho_Chi_Minh';

const FILE_ICONS = { unchanged: 's-ready', changed: 's-lost', unclear: 's-warn', unsigned: 's-warn' } as const;
const RECORD_ICONS = { holds: 's-ready', differs: 's-lost', gone: 's-lost', 'unknown-key': 's-warn' } as const;

function timeOf(lang: Lang, { at, stamp }: CheckedSignature): string {
  if (stamp)
    return translate(lang, stamp.isTrusted ? 'signing.verify.stampTrusted' : 'signing.verify.stampUnknown', {
      when: signedMoment(lang, stamp.at, ZONE),
      by: stamp.by,
    });
  return at === null
    ? translate(lang, 'signing.verify.noTime')
    : translate(lang, 'signing.verify.saidAt', { when: signedMoment(lang, at, ZONE) });
}

/** One signature of a file, line by line. */
export const checkedLine = (lang: Lang, one: CheckedSignature) => ({
  name: one.name,
  who: [one.title, one.organization].filter((part) => part !== null && part !== one.name).join(', '),
  lines: [
    { isGood: one.isSound, text: translate(lang, one.isSound ? 'signing.verify.sound' : 'signing.verify.unsound') },
    {
      isGood: one.chain === 'trusted',
      text: `${translate(lang, `signing.verify.chain.${one.chain}`)}${one.chain === 'trusted' ? `; ${translate(lang, `signing.verify.revocation.${one.revocation}`)}` : ''}`,
    },
    { isGood: one.stamp?.isTrusted ?? false, text: timeOf(lang, one) },
  ],
  issuer: one.issuer,
  fingerprint: inGroups(one.fingerprint),
});

/** What a file tells by itself. */
export const checkedView = (lang: Lang, { state, signatures, damaged, sha256 }: CheckedFile) => ({
  icon: FILE_ICONS[state],
  isGood: state === 'unchanged',
  title: translate(lang, `signing.verify.state.${state}`),
  text: translate(lang, `signing.verify.stateText.${state}`),
  damaged: damaged > 0 ? translate(lang, 'signing.verify.damaged', { n: damaged }) : null,
  signatures: signatures.map((one) => checkedLine(lang, one)),
  sha256: inGroups(sha256),
});

function numberText(lang: Lang, { number, numberedOn }: PaperRecordVerdict): string | null {
  if (number === null) return null;
  if (numberedOn === null) return translate(lang, 'signing.verify.number', { number });
  return translate(lang, 'signing.verify.numberOn', { number, date: formatDate(lang, numberedOn, 'utc') });
}

function recordText(lang: Lang, { record, head }: PaperRecordVerdict): string {
  if (record === 'holds' && head.seq === 0) return translate(lang, 'signing.verify.recordEmpty');
  const n = formatNumber(lang, head.seq);
  return translate(lang, `signing.verify.recordText.${record}`, { n, hash: head.hash?.slice(0, 16) ?? '–' });
}

/** What this server knows of a paper. */
export const paperView = (lang: Lang, paper: PaperRecordVerdict) => ({
  title: paper.title,
  number: numberText(lang, paper),
  isOther: paper.isThisFile === false,
  isRecalled: paper.isRecalled,
  isReplaced: paper.isReplaced,
  record: {
    icon: RECORD_ICONS[paper.record],
    isGood: paper.record === 'holds',
    title: translate(lang, `signing.verify.record.${paper.record}`),
    text: recordText(lang, paper),
  },
  signatures: paper.signatures.map(({ kind, name, post, organization, at, stampedAt, sha256 }) => ({
    kind: translate(lang, `signing.kind.${kind}`),
    name,
    who: [post, organization].filter((part) => part !== null && part !== name).join(', '),
    when:
      stampedAt === null
        ? translate(lang, 'signing.signedAt', { when: signedMoment(lang, at, ZONE) })
        : translate(lang, 'signing.stampedAt', { when: signedMoment(lang, stampedAt, ZONE) }),
    sha256: inGroups(sha256),
  })),
});

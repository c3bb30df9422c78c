import { hasRole, rolesNamed, type Role } from '../../../accounts/permissions.ts';
import { levelOf } from '../../../planning/agenda/rules/secrecy.ts';
import type { OperationContext } from '../../../platform/bus/handlers.ts';
import type { FileAnswer, Operation } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { commentPapersContract } from '../../comment-papers/contract.ts';
import { excerptsContract, type ExcerptFor } from '../../excerpts/contract.ts';
import { followUpPapersContract, type MatterPaper } from '../../follow-up/papers/contract.ts';
import { minutesContract } from '../../minutes/contract.ts';
import { newsBriefContract } from '../../news-brief/contract.ts';
import { PAPER_READERS, printingContract, type PaperFormat, type PaperName } from '../../printouts/contract.ts';
import { statisticsContract } from '../../statistics/contract.ts';
import { votePapersContract } from '../../vote-papers/contract.ts';
import type { PaperRecord, OfficialPaperKind } from '../contract/index.ts';

/** What a paper is read with. Official papers are written in Vietnamese whatever the reader's language is. */
interface Reading {
  /** As the one who asks, cleared for no more than the paper may hold. */
  ask: OperationContext['ask'];
  readonly conferenceId: string;
  readonly part: string;
  readonly format: PaperFormat;
  readonly origin: string | undefined;
}

interface Source {
  /** Who may have it. */
  readonly readers: readonly Role[];
  readonly formats: readonly PaperFormat[];
  read(reading: Reading): Promise<FileAnswer>;
}

const LANG = 'vi';
const BOTH = ['docx', 'pdf'] as const;
const source = (operation: Operation, read: Source['read'], formats: Source['formats'] = BOTH): Source => ({
  readers: rolesNamed(operation.permit),
  formats,
  read,
});

const printed = (paper: PaperName): Source => ({
  readers: PAPER_READERS[paper],
  formats: BOTH,
  read: ({ ask, conferenceId, format }) => ask(printingContract.paper, { conferenceId, paper, format, lang: LANG }),
});
const matters = (paper: MatterPaper): Source =>
  source(followUpPapersContract.paper, ({ ask, conferenceId, format }) =>
    ask(followUpPapersContract.paper, { conferenceId, paper, format, lang: LANG }),
  );

const excerpt = (of: ExcerptFor): Source =>
  source(excerptsContract.paper, ({ ask, conferenceId, part, format }) =>
    ask(excerptsContract.paper, { conferenceId, of, id: part, format, lang: LANG }),
  );

/** Where each kind of paper is written, and who may have it: its feature alone decides both. */
const SOURCES: Readonly<Record<OfficialPaperKind, Source>> = {
  programme: printed('programme'),
  attendees: printed('attendees'),
  awards: printed('awards'),
  'award-annex': printed('award-annex'),
  'award-programme': printed('award-programme'),
  'award-script': printed('award-script'),
  'chair-script': printed('chair-script'),
  'award-register': printed('award-register'),
  'site-excerpt': excerpt('site'),
  'person-excerpt': excerpt('person'),
  'door-list': printed('door-list'),
  'seat-list': printed('seat-list'),
  letters: source(printingContract.letters, ({ ask, conferenceId, format, origin }) => {
    if (origin === undefined) throw new AppError('invalid', {}, [{ path: 'origin', message: 'missing' }]);
    return ask(printingContract.letters, { conferenceId, format, lang: LANG, origin });
  }),
  'seat-plan': source(
    printingContract.seatPlan,
    ({ ask, conferenceId }) => ask(printingContract.seatPlan, { conferenceId, size: 'a4', lang: LANG }),
    ['pdf'],
  ),
  minutes: source(minutesContract.paper, ({ ask, conferenceId, part, format }) =>
    ask(minutesContract.paper, { conferenceId, format, lang: LANG, ...(part !== '' && { sittingId: part }) }),
  ),
  conclusions: matters('conclusions'),
  recommendations: matters('recommendations'),
  'vote-count': source(votePapersContract.paper, ({ ask, conferenceId, part, format }) =>
    ask(votePapersContract.paper, { conferenceId, voteId: part, paper: 'count', format, lang: LANG }),
  ),
  comments: source(commentPapersContract.paper, ({ ask, conferenceId, part, format }) =>
    ask(commentPapersContract.paper, { conferenceId, documentId: part, format, lang: LANG }),
  ),
  statistics: source(statisticsContract.paper, ({ ask, conferenceId, format }) =>
    ask(statisticsContract.paper, { conferenceId, format, lang: LANG }),
  ),
  'news-brief': source(newsBriefContract.paper, ({ ask, conferenceId, format }) =>
    ask(newsBriefContract.paper, { conferenceId, format, lang: LANG }),
  ),
};

/** The formats in which a kind of paper is written. */
export const formatsOf = (kind: OfficialPaperKind): readonly PaperFormat[] => SOURCES[kind].formats;

/** Whether somebody with these roles may have a kind of paper, as its own feature decides. */
export const mayHave = (kind: OfficialPaperKind, roles: readonly Role[]): boolean => hasRole(roles, SOURCES[kind].readers);

/** Writes a paper anew, with nothing in it that is classified higher than the paper. @throws AppError no-such-format, and what its feature refuses. */
export function writeAnew(
  { ask }: Pick<OperationContext, 'ask'>,
  { conferenceId, kind, part, secrecy }: PaperRecord,
  { format, origin }: { readonly format: PaperFormat; readonly origin?: string | undefined },
): Promise<FileAnswer> {
  const { formats, read } = SOURCES[kind];
  if (!formats.includes(format)) throw new AppError('no-such-format');
  const asked: OperationContext['ask'] = (operation, input) => ask(operation, input, levelOf(secrecy));
  return read({ ask: asked, conferenceId, part: part ?? '', format, origin });
}

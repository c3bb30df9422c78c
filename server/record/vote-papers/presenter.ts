import { formatDate, formatOfficialTime } from '../../i18n/format.ts';
import { translate, type Lang } from '../../i18n/translate.ts';
import type { SecretVoteFacts } from '../../live/secret-votes/contract/index.ts';
import { optionWords, secretQuestion } from '../../live/secret-votes/presenter/words.ts';
import { secretResult, validBallots, type SecretVoteRun } from '../../live/secret-votes/rules/index.ts';
import { percentOf, sourceWords } from '../../live/votes/presenter/words.ts';
import { dayAt } from '../../planning/conferences/rules.ts';
import type { Plan } from '../../planning/plan/contract.ts';
import { AppError } from '../../platform/errors.ts';
import { figuresInWords } from '../minutes/presenter/votes.ts';
import { resultSentences } from '../minutes/presenter/secret-votes.ts';
import type { Block, Column, OfficialPaper } from '../printouts/contract.ts';
import { paperOf, plain } from '../printouts/presenter/paper.ts';

interface VoteOnPaper {
  readonly plan: Plan;
  readonly vote: SecretVoteRun;
  readonly words: Pick<SecretVoteFacts, 'votes'>;
}

const NUMBER: Pick<Column, 'width' | 'align'> = { width: 1, align: 'center' };

/** The ballot: what is asked and how it is marked, and nothing that tells one copy from another. */
export function ballotPaper(lang: Lang, { plan, vote, words }: VoteOnPaper): OfficialPaper {
  const t = (key: 'kind' | 'file') => translate(lang, `printouts.ballot.${key}`);
  const isElection = vote.form === 'election';
  const how = isElection
    ? translate(lang, 'printouts.ballot.howElection', { seats: vote.seats, of: vote.options.length })
    : translate(lang, 'printouts.ballot.how');
  const marks = isElection ? (['agree', 'disagree'] as const) : (['mark'] as const);
  const columns: Column[] = [
    { title: translate(lang, 'printouts.attendees.number'), ...NUMBER },
    { title: translate(lang, isElection ? 'printouts.ballot.name' : 'printouts.ballot.opinion'), width: 6, align: 'left' },
    ...marks.map((mark): Column => ({ title: translate(lang, `printouts.ballot.${mark}`), width: 2, align: 'center' })),
  ];
  const rows = vote.options.map((option, at) => [String(at + 1), optionWords(lang, words, vote, option), ...marks.map(() => '')]);
  const blocks: Block[] = [plain(how), { kind: 'table', columns, rows }, plain(translate(lang, 'printouts.ballot.invalid'))];
  const made = paperOf(plan, { kind: t('kind'), file: t('file'), letters: null, mark: null }, blocks);
  const about = secretQuestion(words, vote);
  return { ...made, about, date: dayAt(vote.openedAt, plan.conference.timeZone), title: `${t('file')}: ${about}` };
}

/** The minutes of the counting committee: who counted, the sums, what they come to. @throws AppError secret-vote-not-counted. */
export function countPaper(lang: Lang, { plan, vote, words }: VoteOnPaper): OfficialPaper {
  const { count, closedAt } = vote;
  if (!count || closedAt === null) throw new AppError('secret-vote-not-counted');
  const t = (key: 'kind' | 'file') => translate(lang, `printouts.count.${key}`);
  const asked = secretQuestion(words, vote);
  const committee = words.votes.find(({ voteId }) => voteId === vote.voteId)?.committee ?? [];
  const when = {
    time: formatOfficialTime(lang, closedAt, plan.conference.timeZone),
    date: formatDate(lang, closedAt, plan.conference.timeZone),
  };
  const result = secretResult(vote, count);
  const number = (n: number | null | undefined) => (typeof n === 'number' ? figuresInWords(lang, n) : translate(lang, 'common.unknown'));
  const rule = {
    rule: translate(lang, `votes.majority.${vote.majority}`),
    needed: number(result.needed),
    source: sourceWords(lang, vote.majority),
  };
  const valid = validBallots(count);
  const blocks: Block[] = [
    plain(translate(lang, 'printouts.count.opening', when)),
    { kind: 'heading', text: translate(lang, 'printouts.count.headCommittee') },
    ...committee.map((name, at) =>
      plain(translate(lang, at === 0 ? 'printouts.count.head' : 'printouts.count.member', { name, n: at + 1 })),
    ),
    { kind: 'heading', text: translate(lang, 'printouts.count.headBallots') },
    plain(translate(lang, `secretVotes.minuted.${vote.form}`, { asked, seats: vote.seats, of: vote.options.length })),
    ...(
      [
        ['electors', vote.electors],
        ['handedOut', count.handedOut],
        ['collected', count.cast],
        ['valid', valid],
        ['invalid', count.invalid],
        ...(vote.form === 'election' ? [['blank', count.blank] as const] : []),
      ] as const
    ).map(([name, n]) => plain(translate(lang, `printouts.count.${name}`, { n: number(n) }))),
    { kind: 'heading', text: translate(lang, 'printouts.count.headResult') },
    { kind: 'table', columns: resultColumns(lang, vote), rows: resultRows(lang, { vote, words, valid }, result) },
    plain(translate(lang, 'secretVotes.minuted.rule', rule)),
    ...resultSentences({ vote, words, result }, lang).map(plain),
    plain(translate(lang, 'printouts.count.closing', when)),
    ...committeeSigns(lang, committee),
  ];
  const made = paperOf(plan, { kind: t('kind'), file: t('file'), letters: 'BB', mark: null }, blocks);
  return { ...made, about: asked, date: dayAt(closedAt, plan.conference.timeZone), title: `${t('file')}: ${asked}` };
}

const resultColumns = (lang: Lang, { form }: Pick<SecretVoteRun, 'form'>): Column[] => [
  { title: translate(lang, 'printouts.attendees.number'), ...NUMBER },
  { title: translate(lang, form === 'election' ? 'printouts.ballot.name' : 'printouts.ballot.opinion'), width: 6, align: 'left' },
  { title: translate(lang, 'printouts.count.votes'), width: 2, align: 'center' },
  { title: translate(lang, 'printouts.count.share'), width: 2, align: 'center' },
];

function resultRows(
  lang: Lang,
  { vote, words, valid }: Pick<VoteOnPaper, 'vote' | 'words'> & { readonly valid: number },
  { options }: ReturnType<typeof secretResult>,
): string[][] {
  return options.map(({ option, n }, at) => {
    const percent = percentOf(lang, n, valid);
    return [String(at + 1), optionWords(lang, words, vote, option), String(n), percent === null ? '' : `${percent}%`];
  });
}

/** Everybody on the committee signs, its head at the right of the first line. */
function committeeSigns(lang: Lang, committee: readonly string[]): Block[] {
  const member = (name: string | undefined) => (name === undefined ? null : { title: translate(lang, 'printouts.count.signMember'), name });
  const [head, ...members] = committee;
  const first: Block = {
    kind: 'signatures',
    left: member(members[0]),
    right: { title: translate(lang, 'printouts.count.signHead'), name: head ?? null },
  };
  const others = members.slice(1);
  const pairs = others.flatMap((name, at): Block[] => {
    const right = others[at + 1];
    const shown = { title: translate(lang, 'printouts.count.signMember'), name: right ?? name };
    return at % 2 === 1 ? [] : [{ kind: 'signatures', left: right === undefined ? null : member(name), right: shown }];
  });
  return [first, ...pairs];
}

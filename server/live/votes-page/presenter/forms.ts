import { knownIn, liveForm, numberIn, typedIn, type FormFields, type LiveForm } from '../../../platform/forms.ts';
import { placeCountIn, votePlaceIn, voteIn } from '../../votes/presenter/count-fields.ts';
import { correctionsContract } from '../../corrections/contract.ts';
import { MAJORITIES, PLACE_WAYS, VOTE_WAYS, votesContract as contract } from '../../votes/contract/index.ts';
import { HOLDERS } from '../../votes/contract/entities.ts';
import { QUORUMS } from '../../../planning/conferences/contract/facts.ts';

const conferenceOf = (fields: FormFields) => ({ conferenceId: typedIn(fields, 'conferenceId') });
const listIn = (fields: FormFields, name: string): string[] => typedIn(fields, name).split(' ').filter(Boolean);
const oneOf = <T extends string>(options: readonly T[], typed: string): T => options.find((one) => one === typed) ?? (typed as T);

const openingOf = (fields: FormFields) => ({
  ...conferenceOf(fields),
  itemId: typedIn(fields, 'itemId'),
  way: oneOf(VOTE_WAYS, typedIn(fields, 'way')),
  question: knownIn(fields, 'question'),
  documentId: knownIn(fields, 'documentId'),
  quorum: oneOf(QUORUMS, typedIn(fields, 'quorum')),
  majority: oneOf(MAJORITIES, typedIn(fields, 'majority')),
  places: listIn(fields, 'places').map((siteId) => ({
    siteId,
    entitled: numberIn(fields, `entitled-${siteId}`),
    present: numberIn(fields, `present-${siteId}`),
    by: oneOf(PLACE_WAYS, typedIn(fields, `by-${siteId}`) || 'hands'),
  })),
});

/** What may be sent from the page of votes, by the name that its forms carry. */
export const voteForms = {
  open: liveForm(contract.open, 'votes.opened', openingOf),
  count: liveForm(contract.count, 'votes.counted', placeCountIn),
  miss: liveForm(contract.miss, 'votes.missed', (fields) => ({ ...votePlaceIn(fields), seen: Number(typedIn(fields, 'seen')) })),
  ask: liveForm(contract.ask, 'votes.asked', (fields) => ({ ...voteIn(fields), siteId: knownIn(fields, 'siteId') })),
  place: liveForm(contract.place, 'votes.placed', (fields) => ({
    ...votePlaceIn(fields),
    entitled: numberIn(fields, 'entitled'),
    present: numberIn(fields, 'present'),
  })),
  close: liveForm(contract.close, 'votes.closed', (fields) => ({ ...voteIn(fields), missing: listIn(fields, 'missing') })),
  show: liveForm(
    contract.show,
    (fields) => (fields.shown === 'yes' ? 'votes.shown' : 'votes.hidden'),
    (fields) => ({ ...voteIn(fields), shown: fields.shown === 'yes' }),
  ),
  correct: liveForm(contract.correct, 'votes.corrected', placeCountIn),
  cancel: liveForm(contract.cancel, 'votes.cancelled', voteIn),
  complete: liveForm(contract.complete, 'votes.completed', (fields) => ({ ...voteIn(fields), text: knownIn(fields, 'text') })),
  settle: liveForm(contract.settle, 'votes.settled.done', (fields) => ({
    ...voteIn(fields),
    statedIn: typedIn(fields, 'statedIn'),
    holds: oneOf(HOLDERS, typedIn(fields, 'holds')),
    reason: typedIn(fields, 'reason'),
    seen: Number(typedIn(fields, 'seen')),
  })),
  undo: liveForm(correctionsContract.correct, 'votes.undone', (fields) => ({
    ...conferenceOf(fields),
    seq: Number(typedIn(fields, 'seq')),
  })),
} satisfies Readonly<Record<string, LiveForm>>;

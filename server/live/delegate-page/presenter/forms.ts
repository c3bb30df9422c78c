import { knownIn, liveForm, typedIn, type LiveForm } from '../../../platform/forms.ts';
import { OPINIONS, votesContract } from '../../votes/contract/index.ts';
import { voteIn } from '../../votes/presenter/count-fields.ts';
import { proceedingsContract } from '../../sitting/contract/index.ts';

/** What a delegate may send from their page, by the last part of the form's address. */
export const delegateForms = {
  ask: liveForm(proceedingsContract.request, 'sitePage.asked', (fields) => ({
    conferenceId: typedIn(fields, 'conferenceId'),
    topic: knownIn(fields, 'topic'),
  })),
  cast: {
    ...liveForm(votesContract.cast, 'votes.ballot.cast', (fields) => ({
      ...voteIn(fields),
      opinion: OPINIONS.find((one) => one === typedIn(fields, 'opinion')) ?? ('' as 'agree'),
    })),
    replaces: true,
  },
  withdraw: liveForm(proceedingsContract.withdraw, 'sitePage.withdrawn', (fields) => ({
    conferenceId: typedIn(fields, 'conferenceId'),
    requestId: typedIn(fields, 'requestId'),
  })),
} satisfies Readonly<Record<string, LiveForm>>;

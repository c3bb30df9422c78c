import { formText, isInPanel, recordPages } from '../../collections/pages.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import { AppError } from '../../../platform/errors.ts';
import { optionsOf } from '../../collections/presenter.ts';
import type { EnteredFacts, RecordForm } from '../../collections/presenter/record-form.ts';
import type { Answer, PageRoutes, PageContext } from '../../../platform/pages/routes.ts';
import { sitesContract } from '../../sites/contract.ts';
import { participantsContract as contract, type Participant, type ParticipantFacts } from '../contract.ts';
import { personText } from '../presenter.ts';
import type { ParticipantsList } from './list.ts';
import { peopleFor, personMade } from './picker.ts';
import { changeSeveralPeople, resetSeveral } from './several.ts';

async function form(
  context: PageContext,
  conferenceId: string,
  { standsFor }: Partial<EnteredFacts<ParticipantFacts>>,
): Promise<RecordForm<ParticipantFacts>> {
  const { sites } = await context.run(sitesContract.list, { conferenceId });
  const roles = optionsOf(context.lang, {
    chair: 'participants.roles.chair',
    secretary: 'participants.roles.secretary',
    presidium: 'participants.roles.presidium',
    guest: 'participants.roles.guest',
  });
  return {
    name: { kind: 'line', label: 'participants.fields.name', hint: 'participants.fields.nameHint' },
    posts: { kind: 'lines', label: 'participants.fields.posts', hint: 'participants.fields.postsHint' },
    group: { kind: 'line', label: 'participants.fields.group', hint: 'participants.fields.groupHint' },
    count: { kind: 'number', label: 'participants.fields.count', hint: 'participants.fields.countHint', beside: true },
    siteId: {
      kind: 'choice',
      label: 'participants.fields.site',
      empty: 'participants.fields.noSite',
      options: sites.map(({ id, name }) => ({ value: id, label: name })),
    },
    order: { kind: 'number', label: 'participants.fields.order', hint: 'participants.fields.orderHint', beside: true },
    standsFor: {
      kind: 'person',
      label: 'participants.fields.standsFor',
      hint: 'participants.fields.standsForHint',
      people: await peopleFor(context, conferenceId, 'standsFor', standsFor),
    },
    listed: { kind: 'tick', label: 'participants.fields.listed' },
    host: { kind: 'tick', label: 'participants.fields.host' },
    head: { kind: 'tick', label: 'participants.fields.head' },
    roles: { kind: 'ticks', label: 'participants.fields.roles', options: roles },
  };
}

/** What is to be known of a participant before their facts: a place set by hand, and a number that is not known. */
const aboutOf = (lang: Lang, { order, group, count }: Participant) => ({
  place: order === null ? null : translate(lang, 'participants.byHandAt', { n: order }),
  isUnknown: group !== null && count === null,
});

/** Gives up the place that was set by hand, unless the participant was changed since. */
async function putBack(context: PageContext): Promise<Answer> {
  const { conferenceId = '', id = '' } = context.params;
  const home = `/conferences/${conferenceId}/participants`;
  const { participant } = await context.run(contract.get, { conferenceId, id });
  const { extras: _extras, ...facts } = participant;
  const result = await context.attempt(contract.edit, {
    conferenceId,
    ...facts,
    version: Number(formText(context, 'version')),
    order: null,
  });
  if ('refusal' in result) throw new AppError(result.refusal.code);
  return context.redirect(isInPanel(context) ? `${home}/${id}` : home, 'participants.saved');
}

export const participantsPages =
  (list: ParticipantsList) =>
  (routes: PageRoutes): void => {
    routes.get('/conferences/:conferenceId/participants', (context) => list(context));
    routes.post('/conferences/:conferenceId/participants/several', changeSeveralPeople(list));
    routes.post('/conferences/:conferenceId/participants/:id/by-protocol', putBack);
    routes.post('/conferences/:conferenceId/participants/together/:id/remove', resetSeveral(list));
    recordPages<ParticipantFacts>(routes, {
      isInList: true,
      tab: 'participants',
      path: 'participants',
      operations: contract,
      words: {
        add: 'participants.add',
        edit: 'participants.edit',
        back: 'participants.back',
        remove: 'participants.remove',
        added: 'participants.added',
        saved: 'participants.saved',
      },
      form,
      make: personMade,
      canCopy: true,
      many: 'pasting.people.open',
      empty: ({ query: { siteId, host } }) => ({ listed: true, siteId: siteId ?? null, host: host === '1' }),
      kept: ({ siteId, host }) => ({ siteId, host: host === true ? '1' : null }),
      async load(context, conferenceId, id) {
        const { participant } = await context.run(contract.get, { conferenceId, id });
        return { record: participant, name: personText(participant), about: aboutOf(context.lang, participant) };
      },
    });
  };

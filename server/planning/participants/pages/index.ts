import { recordPages } from '../../collections/pages.ts';
import { optionsOf } from '../../collections/presenter.ts';
import type { EnteredFacts, RecordForm } from '../../collections/presenter/record-form.ts';
import type { PageRoutes, PageContext } from '../../../platform/pages/routes.ts';
import { sitesContract } from '../../sites/contract.ts';
import { participantsContract as contract, type ParticipantFacts } from '../contract.ts';
import { personText } from '../presenter.ts';
import { participantsList, type PresenceMark } from './list.ts';
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
    roles: { kind: 'ticks', label: 'participants.fields.roles', options: roles },
  };
}

/** Who is present, which the day knows and the plan does not. */
export type PresenceOf = (context: PageContext) => Promise<ReadonlyMap<string, PresenceMark>>;

export const participantsPages =
  (presenceOf: PresenceOf) =>
  (routes: PageRoutes): void => {
    routes.get('/conferences/:conferenceId/participants', async (context) =>
      participantsList(context, { presence: await presenceOf(context) }),
    );
    routes.post('/conferences/:conferenceId/participants/several', changeSeveralPeople);
    routes.post('/conferences/:conferenceId/participants/together/:id/remove', resetSeveral);
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
        return { record: participant, name: personText(participant) };
      },
    });
  };

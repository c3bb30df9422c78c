import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Site } from '../../sites/contract.ts';
import { PARTICIPANT_ROLES } from '../contract.ts';

/** What a cell of the list, and the picked participants together, can be given: a site, a role, a place in the attendee list. */
export function settable(lang: Lang, sites: readonly Pick<Site, 'id' | 'name'>[]) {
  const roles = PARTICIPANT_ROLES.map((role) => ({ value: `role:${role}`, label: translate(lang, `participants.roles.${role}`) }));
  const listed = (['yes', 'no'] as const).map((value) => ({
    value: `listed:${value}`,
    label: translate(lang, `participants.show.${value === 'yes' ? 'listed' : 'unlisted'}`),
  }));
  return [
    {
      kind: 'site',
      label: translate(lang, 'participants.fields.site'),
      options: [
        ...sites.map(({ id, name }) => ({ value: `site:${id}`, label: name })),
        { value: 'site:', label: translate(lang, 'participants.fields.noSite') },
      ],
    },
    {
      kind: 'role',
      label: translate(lang, 'participants.fields.roles'),
      options: [...roles, { value: 'role:', label: translate(lang, 'participants.several.noRole') }],
    },
    { kind: 'listed', label: translate(lang, 'participants.several.listed'), options: listed },
  ];
}

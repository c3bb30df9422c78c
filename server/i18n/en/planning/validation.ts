import type { Translated } from '../../language.ts';
import type { validation as source } from '../../vi/planning/validation.ts';

export const validation: Translated<typeof source> = {
  title: 'Check of the agenda',
  none: 'Nothing needs a second look.',
  blocking: 'To be put right before publishing',
  warnings: 'Worth a second look',
  blockingCount: { one: '{n} thing to put right before publishing', other: '{n} things to put right before publishing' },
  warningCount: { one: '{n} warning', other: '{n} warnings' },
  show: 'See what is worth a second look',
  sitting: 'Sitting {n}',
  someone: 'Somebody without a name',
  paper: 'The paper “{topic}”',
  period: {
    agenda: 'Agenda',
    document: 'Document',
    unknown: 'not known',
    range: '{from} – {to}',
  },
  finding: {
    'speaker-in-two-places': {
      title: 'One speaker in two places',
      text: '{name} stands in two items at the same time, from {from} to {to}: “{first}” and “{second}”.',
    },
    'speaker-at-two-sites': { title: 'One speaker at two sites', text: '{name} is placed at several sites: {sites}.' },
    'site-not-invited': {
      title: 'A site that is not invited',
      text: '{who} is to be called from a site that is not in the list of the conference.',
    },
    'site-not-decided': { title: 'Site not decided', text: '{who}: only “{site}” is given, not which site.' },
    'speaker-twice-in-item': { title: 'Several papers by one person', text: '{name} has {n} papers in “{item}”.' },
    'item-beyond-sitting': {
      title: 'An item beyond its sitting',
      text: '“{item}” is planned to end at {end}, after {sitting} begins at {next}.',
      midnight: '“{item}” is planned to last past midnight.',
    },
    'no-chair': { title: 'No chair', text: 'No participant is named as the chair of the conference.' },
    'no-secretary': { title: 'No secretary', text: 'No participant is named as a secretary of the conference.' },
    'like-names': {
      title: 'The same post and like names',
      text: '{names} share the post {posts}. Please look closely at the names when giving the floor.',
    },
    'speaker-not-listed': {
      title: 'A speaker who is not in the attendee list',
      text: '{name} speaks in {items} but is not in the attendee list.',
    },
    'period-mismatch': { title: 'Periods that contradict each other', text: 'The agenda and its document speak of two different periods.' },
    'unknown-start': { title: 'Start not known', text: 'The start of {sitting} is not given, so its items have no clock times.' },
    'unknown-length': {
      title: 'Items of unknown length',
      text: {
        one: '{n} item of {sitting} has no length; the clock times after it are not known.',
        other: '{n} items of {sitting} have no length; the clock times after them are not known.',
      },
    },
    'award-count': { title: 'Number of awards does not agree', text: '“{award}” is for {count}, the list of recipients has {recipients}.' },
  },
};

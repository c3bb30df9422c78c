import type { Translated } from '../../language.ts';
import type { validation as source } from '../../vi/planning/validation.ts';

export const validation: Translated<typeof source> = {
  title: 'Agenda checks',
  none: 'Nothing needs attention.',
  blocking: 'Must be corrected before publishing',
  warnings: 'Needs attention',
  blockingCount: { one: '{n} error to correct before publishing', other: '{n} errors to correct before publishing' },
  warningCount: { one: '{n} warning', other: '{n} warnings' },
  sitting: 'Sitting {n}',
  someone: 'Speaker not named',
  paper: 'The paper “{topic}”',
  period: {
    agenda: 'Agenda',
    document: 'Document',
    unknown: 'unknown',
    range: '{from} – {to}',
  },
  act: {
    count: 'Edit the list or the number',
    class: 'Edit the class',
    decision: 'Edit the decision number',
    recipients: 'Remove the repeated name',
    presenter: 'Choose a presenter',
    apply: 'Apply the answer',
    checkIn: 'See check-in',
    invitation: 'See the answer',
  },
  award: {
    count: 'For {count}, the list has {recipients}.',
    class: 'Has a class, but does not come in classes by {source}.',
    decision: 'Decision {number} also stands at {awards}, of another kind, grantor or date.',
    twice: 'Named more than once in one decision: {names}.',
    presenter: {
      substitute: 'The presenter {who} sends somebody else.',
      declined: 'The presenter {who} declined the invitation.',
      absent: 'The presenter {who} is not there, as the doors noted.',
    },
    recipient: {
      substitute: '{n} recipients send somebody else: {names}.',
      declined: '{n} recipients declined the invitation: {names}.',
      absent: '{n} recipients are not there, as the doors noted: {names}.',
    },
  },
  headAway: {
    substitute: 'sends somebody else ({who}), and nobody else is head of the delegation',
    declined: 'answered not to come, and nobody else is head of the delegation',
    absent: 'was noted as not there, and nobody else is head of the delegation',
  },
  finding: {
    'two-heads': { title: 'Several heads of one delegation', text: '{names} are all noted as heads of one delegation.' },
    'head-away': { title: 'A head of delegation does not come', text: '{name} {why}.' },
    'speaker-in-two-places': {
      title: 'Speaker in two places at once',
      text: '{name} is listed in two items at the same time, from {from} to {to}: “{first}” and “{second}”.',
    },
    'speaker-at-two-sites': { title: 'Speaker at two sites', text: '{name} is assigned to several sites: {sites}.' },
    'site-not-invited': {
      title: 'Site not invited',
      text: '{who} is to speak from a site that is not on the conference’s list.',
    },
    'site-not-decided': { title: 'Site not decided', text: '{who}: only “{site}” is given; the site has not been decided.' },
    'speaker-twice-in-item': { title: 'Several papers by one speaker', text: '{name} has {n} papers in “{item}”.' },
    'item-beyond-sitting': {
      title: 'Item runs past its sitting',
      text: '“{item}” is expected to end at {end}, after the start of {sitting} at {next}.',
      midnight: '“{item}” is expected to run past midnight.',
    },
    'sittings-at-once': {
      title: 'Sittings at the same time',
      text: '{sittings} begin on the same day at the same time.',
    },
    'sitting-outside-days': {
      title: 'Sitting outside the days of the conference',
      text: '{sitting} is on {date}, before the first day of the conference, {first}.',
      after: '{sitting} is on {date}, more than a month after the first day of the conference, {first}.',
    },
    'first-day-differs': {
      title: 'No sitting on the first day',
      text: 'The first day of the conference is {first}, but the earliest sitting, {sitting}, is on {date}.',
    },
    'copied-title': { title: 'The title still says “copy”', text: 'The conference was duplicated and not renamed yet.' },
    'no-chair': { title: 'No chair', text: 'No participant is named as the chair of the conference.' },
    'no-secretary': { title: 'No secretary', text: 'No participant is named as a secretary of the conference.' },
    'like-names': {
      title: 'Same post, similar names',
      text: '{names} hold the same post, {posts}. Please check the names carefully when inviting them to speak.',
    },
    'speaker-not-listed': {
      title: 'Speaker not in the attendee list',
      text: '{name} speaks in {items} but is not in the attendee list.',
    },
    'period-mismatch': { title: 'Conflicting periods', text: 'The agenda and its document give two different periods.' },
    'unknown-start': {
      title: 'Start time unknown',
      text: 'The start time of {sitting} is not set, so the times of its items cannot be calculated.',
    },
    'unknown-length': {
      title: 'Items without a length',
      text: {
        one: '{n} item of {sitting} has no length; the times after it are unknown.',
        other: '{n} items of {sitting} have no length; the times after them are unknown.',
      },
    },
    'member-not-cleared': {
      title: 'Clearance too low for the desk or the minutes',
      text: {
        one: '{name} ({role}) may not see {n} classified item of the agenda: the desk and the minutes hide it from this account. Ask an administrator to raise the clearance, or assign somebody else.',
        other:
          '{name} ({role}) may not see {n} classified items of the agenda: the desk and the minutes hide them from this account. Ask an administrator to raise the clearance, or assign somebody else.',
      },
    },
    'award-decision-twice': {
      title: 'One decision number in several places',
      text: 'Decision {number} stands at {awards}, which differ in kind, grantor or date.',
    },
    'award-recipient-twice': {
      title: 'Recipient named twice',
      text: {
        one: '{awards}: one recipient is named more than once in one decision: {names}.',
        other: '{awards}: {n} recipients are named more than once in one decision: {names}.',
      },
    },
    'speaker-away': {
      title: 'A speaker does not attend',
      substitute: '{name} sends somebody else and is still down to speak in {items}. Choose another speaker, or the substitute.',
      declined: '{name} has declined and is still down to speak in {items}. Choose another speaker.',
      absent: '{name} is not there, by check-in, and is down to speak in {items}.',
    },
    'answer-site-differs': {
      title: 'An answer names another place',
      text: '{name} answered that they attend at {site}; the plan says another place.',
      hall: '{name} answered that they come to the main hall; the plan says a site.',
    },
    'award-presenter-away': {
      title: 'Presenter does not attend',
      substitute: '“{award}”: {who} sends somebody else. Choose another presenter, or the substitute.',
      declined: '“{award}”: {who} declined the invitation. Choose another presenter.',
      absent: '“{award}”: {who} is not there, as the doors noted. Choose another presenter, or correct the note at check-in.',
    },
    'award-recipient-away': {
      title: 'Recipient does not attend',
      substitute: '“{award}”: {n} recipients send somebody else: {names}. Ask whether the substitute receives for them.',
      declined:
        '“{award}”: {n} recipients declined the invitation: {names}. Ask whether somebody receives for them, or hand it over later.',
      absent:
        '“{award}”: {n} recipients are not there, as the doors noted: {names}. Send somebody to receive for them, or hand it over later.',
    },
    'award-class': {
      title: 'Award has no classes',
      text: '“{award}” has a class, but does not come in classes by {source}. Remove the class, or edit the award catalogue.',
    },
    'award-count': { title: 'Number of awards does not match', text: '“{award}” is for {count}, the list of recipients has {recipients}.' },
  },
};

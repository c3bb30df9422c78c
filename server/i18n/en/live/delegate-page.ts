import type { Translated } from '../../language.ts';
import type { delegatePage as source } from '../../vi/live/delegate-page.ts';

export const delegatePage: Translated<typeof source> = {
  title: 'Page of a delegate in the hall',
  invitation: 'Invitation and papers',
  band: {
    floor: 'You have the floor',
    floorText: 'The chair has invited you. The time is shown below.',
    next: 'Your turn is next',
    nextText: 'Please get ready. Speak when the chair invites you.',
    cutOff: 'No connection to the server',
    cutOffText: 'The page is connecting again. A request that was sent is kept.',
    notPublished: 'The agenda is not published yet',
    notPublishedText: 'This page updates itself when the agenda is published.',
    adjourned: 'The sitting is adjourned',
    adjournedText: 'It will go on. A request that was sent is kept.',
    over: 'The conference is closed',
    overText: 'Thank you.',
    waiting: 'The sitting is not open yet',
    waitingText: 'You can ask for the floor once it is open.',
  },
  barred: {
    'not-in-plan': 'You cannot ask for the floor here yet',
    'noted-away': 'You are noted as absent',
    'asks-at-site': 'Ask for the floor at your site',
  },
  atSite: 'You attend at {site}: ask for the floor through whoever is in charge of the site.',
  askHead: 'Speaking',
  inList: 'Number {n} in the list of speakers.',
  among: 'Number {n} of {total} requests that wait for the chair.',
  noScript: 'JavaScript is off in this browser: reload the page to see what is new.',
};

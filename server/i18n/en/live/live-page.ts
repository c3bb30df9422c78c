import type { Translated } from '../../language.ts';
import type { livePage as source } from '../../vi/live/live-page.ts';

export const livePage: Translated<typeof source> = {
  sitting: 'Sitting {n}',
  sittingGone: 'Sitting no longer on the agenda',
  hiddenItem: 'Item',
  unknownSpeaker: 'Participant',
  paperPlace: 'Paper {n}/{total}',
  speakerPlace: 'Speech {n}/{total}',
  serverClock: 'Server time',
  rehearsal: 'Rehearsal',
  goOn: 'Join the real conference',
  heard: { speaks: '{name} has the floor', left: '{duration} left', over: 'Time is up' },
  own: 'Picture of this site',
  nobody: 'Nobody has the floor',
  announcement: 'Announcement',
  current: 'Current item',
  next: 'Next',
  nobodyNext: 'The next speaker has not been decided.',
  line: 'Connected',
  /** Commands that were sent and have no answer yet. */
  speakerTrouble: {
    gone: 'No signal from {name}: nobody hears or sees the speaker.',
    unheard: 'No sound from {name}: nobody hears the speaker.',
    frozen: 'The page of {name} is not responding: perhaps nobody hears or sees the speaker.',
    silent: 'The microphone at {name} is silent: perhaps nobody hears the speaker.',
    unseen: 'No picture from {name}: the speaker is only heard.',
  },
  pending: {
    label: 'Waiting commands',
    waiting: '“{label}”, pressed at {time}, waits to be sent: the connection is down.',
    unknown: 'We do not know yet whether “{label}”, pressed at {time}, reached the server. The page asks again by itself.',
    abandonWaiting: 'Do not send',
    abandonUnknown: 'Stop asking',
    askWaiting: 'Go ahead with “{label}”?',
    askWaitingText: 'It was pressed at {time} while the connection was down, so it has not been sent. Things may have changed since.',
    askUnknown: 'Send “{label}” again?',
    askUnknownText:
      'It was pressed at {time}, but the connection broke before an answer came, so we do not know whether it reached the server. Sending it again will not do it twice.',
    doIt: 'Go ahead',
    doNot: 'Do not',
    resend: 'Send again',
    doNotResend: 'Do not send',
  },
  stage: {
    unpublished: 'The agenda has not been published yet',
    waiting: 'Waiting for the opening',
    open: 'In progress',
    adjourned: 'Adjourned',
    over: 'Closed',
  },
};

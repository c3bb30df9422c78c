import type { Translated } from '../language.ts';
import type { proceedings as source } from '../vi/proceedings.ts';

export const proceedings: Translated<typeof source> = {
  errors: {
    archived: 'The conference is archived and can no longer be conducted.',
    'not-published': 'The agenda has not been published. Publish it before opening a sitting.',
    'sitting-open': 'A sitting is open. Close it first.',
    'sitting-closed': 'This sitting is closed.',
    'sitting-not-open': 'The sitting is not open.',
    'sitting-adjourned': 'The sitting is adjourned. Resume it first.',
    'sitting-not-adjourned': 'The sitting is not adjourned.',
    'item-elsewhere': 'This item belongs to another sitting.',
    'item-running': 'This item is under way.',
    'item-not-running': 'This item has not started. Start it before giving the floor.',
    'item-over': 'This item is finished.',
    'item-skipped': 'This item was left out. Restore it first.',
    'item-set-aside': 'This item was put off or left out already.',
    'item-not-set-aside': 'This item is still in the agenda.',
    'floor-taken': 'Somebody has the floor.',
    'floor-empty': 'Nobody has the floor.',
    'turn-over': 'This turn is over.',
    'floor-paused': 'The clock is stopped.',
    'floor-not-paused': 'The clock is running.',
    'floor-unlimited': 'This turn has no countdown.',
    'floor-too-long': 'A turn takes {hours} hours at most.',
    'not-waiting': 'This speaker is no longer in the list.',
    'request-open': 'The site has a request waiting already.',
    'request-over': 'This request is settled.',
    'no-announcement': 'No announcement is shown.',
    'cannot-undo': 'This can no longer be undone.',
    'changed-since': 'This cannot be undone: something else has followed.',
  },
};

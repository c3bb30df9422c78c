import type { Translated } from '../../language.ts';
import type { erasure as source } from '../../vi/planning/erasure.ts';

export const erasure: Translated<typeof source> = {
  title: 'Erase the data of a person',
  under: 'From the directory, and from every conference chosen. Read this first.',
  open: 'Erase their data in all conferences',
  openText: 'When the person asks for it, or the office has to erase personal data. The next page says what goes and what stays.',
  goes: {
    title: 'What goes',
    directory: 'Name and posts in the directory',
    lists: 'The name in lists of participants, in all published versions and in the change log',
    invitations: {
      one: '{n} invitation, with its link, answer and reason',
      other: '{n} invitations, with their links, answers and reasons',
    },
    mails: { one: '{n} e-mail that was sent', other: '{n} e-mails that were sent' },
    contacts: { one: '{n} e-mail address or telephone', other: '{n} e-mail addresses or telephones' },
    seats: { one: '{n} seat', other: '{n} seats' },
    documents: { one: '{n} document handed out by name', other: '{n} documents handed out by name' },
    versions: { one: '{n} published version loses the name', other: '{n} published versions lose the name' },
    badges: 'Badges that were printed no longer count',
    topics: 'Topics of their requests to speak',
  },
  stays: {
    title: 'What stays',
    post: 'The post, without a name: lists and minutes still know which office took part',
    journal: 'The journal of the proceedings: it holds ids and times and no names, and is not changed',
    minutes:
      'Minutes as the secretaries wrote them, conclusions and tasks: the record of the conference, which secretaries edit if need be',
    awards: 'Lists of awards and the register of certificates: they follow the decisions.',
    awardsCounted: { one: 'Their name is in {n}.', other: 'Their name is in {n}.' },
    ballots: 'Questions and candidates of secret votes, as the ballots named them',
    files: 'Uploaded documents and recordings: each is removed on its own page',
    account: 'A login, if there is one: it is locked under Accounts; its role as this participant ends at once',
  },
  entries: 'In conferences',
  noEntries: 'No conference has this name.',
  held: 'The conference was held',
  unsure: 'The same name, but perhaps somebody else: choose it only if you are sure.',
  forGood: 'This cannot be undone',
  forGoodText:
    'The data are erased for good. Older backups hold them until they expire. The security log notes the erasure, without the name.',
  typeName: 'Type the full name to confirm',
  submit: 'Erase for good',
  done: 'Data erased',
  errors: {
    'name-differs': 'The name does not match. Type it as the directory has it.',
    'erasure-differs': 'Something changed after you looked. Look again at what would be erased, then confirm.',
  },
};

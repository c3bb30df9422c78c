import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import type { InputOf } from '../../../server/platform/contract.ts';
import { agendaEditorContract } from '../../../server/planning/agenda-editor/contract.ts';
import type { Login, TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';

export type NewItem = InputOf<typeof agendaContract.addItem>;

/** An item with only a title. */
export const bareItem = (conferenceId: string, title: string, facts: Partial<NewItem> = {}): NewItem => ({
  conferenceId,
  sittingId: null,
  kind: 'other',
  title,
  speakers: [],
  count: null,
  minutes: null,
  turnMinutes: null,
  topics: [],
  topicsOpen: false,
  documents: [],
  resultsFrom: null,
  tasksTo: null,
  classification: null,
  ...facts,
});

export interface Draft {
  readonly conferenceId: string;
  readonly organizer: Login;
  /** Adds an item and returns its id. */
  add(title: string, facts?: Partial<NewItem>): Promise<string>;
  /** Titles from top to bottom, by sitting. */
  titles(): Promise<string[][]>;
}

/** An empty conference with its organizer. */
export async function startDraft(app: TestApp): Promise<Draft> {
  const conferenceId = await bareConference(app);
  const organizer = await app.member(conferenceId, 'organizer');
  return {
    conferenceId,
    organizer,
    add: async (title, facts) => (await organizer.run(agendaContract.addItem, bareItem(conferenceId, title, facts))).id,
    async titles() {
      const { sittings, items } = await organizer.run(agendaEditorContract.get, { conferenceId });
      return sittings.map(({ id }) => items.filter((item) => item.sittingId === id).map((item) => item.title));
    },
  };
}

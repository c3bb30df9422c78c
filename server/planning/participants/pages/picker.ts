import type { People } from '../../collections/presenter.ts';
import type { PageContext } from '../../../platform/pages/routes.ts';
import { participantsContract as contract } from '../contract.ts';
import { personOption } from '../presenter.ts';

const MAX_FOUND = 12;

const idsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : typeof value === 'string' && value !== '' ? [value] : [];

async function chosenPeople(context: PageContext, conferenceId: string, ids: readonly string[]) {
  const answers = await Promise.all(ids.map((id) => context.attempt(contract.get, { conferenceId, id })));
  return answers.flatMap((answer) => ('output' in answer ? [answer.output.participant] : []));
}

/** The people picker of a form field. Works without JavaScript by submitting the form with its search. */
export async function peopleFor(context: PageContext, conferenceId: string, field: string, value: unknown): Promise<People> {
  const sent = context.form[`_find_${field}`];
  const query = typeof sent === 'string' ? sent.trim() : '';
  const chosen = await chosenPeople(context, conferenceId, idsIn(value));
  const asked = context.form._find === field;
  if (!asked && query === '') return { chosen: chosen.map(personOption), found: [], query, more: 0 };
  const { participants, total } = await context.run(contract.list, { conferenceId, search: query });
  const taken = new Set(chosen.map(({ id }) => id));
  const others = participants.filter(({ id }) => !taken.has(id));
  const shown = others.slice(0, MAX_FOUND);
  return {
    chosen: chosen.map(personOption),
    found: shown.map(personOption),
    query,
    more: Math.max(0, total - shown.length - (participants.length - others.length)),
  };
}

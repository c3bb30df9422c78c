import { hasRole, STAFF } from '../../accounts/permissions.ts';
import type { Plan } from '../plan/contract.ts';
import { visiblePlan } from '../plan/rules.ts';
import { requirePlan } from '../plan/store.ts';
import type { InputOf } from '../../platform/contract.ts';
import { handleQuery, type Handler, type QueryContext } from '../../platform/bus/handlers.ts';
import { currentNumber, publishedPlan } from '../publishing/store.ts';
import { agendaEditorContract as contract, type Agenda } from './contract.ts';
import { whoText } from '../participants/rules.ts';
import { slotsBeside } from '../validation/rules/slots.ts';
import { agendaOf, emptyAgenda, NEW_ITEM, withNewItem } from './rules.ts';

/** Agendas of published versions by clearance; cached, because a version never changes. */
const kept = new WeakMap<Plan, Map<number, Agenda>>();

function publishedAgenda(plan: Plan, clearance: number, publication: number): Agenda {
  const byClearance = kept.get(plan) ?? new Map<number, Agenda>();
  kept.set(plan, byClearance);
  const known = byClearance.get(clearance);
  if (known) return known;
  const agenda = agendaOf(visiblePlan(plan, { clearance, staff: false }), publication);
  byClearance.set(clearance, agenda);
  return agenda;
}

async function get({ db, actor, roles }: QueryContext, { conferenceId }: { conferenceId: string }): Promise<Agenda> {
  const { clearance } = actor;
  if (hasRole(roles, STAFF)) return agendaOf(visiblePlan(await requirePlan(db, conferenceId), { clearance, staff: true }), null);
  const number = await currentNumber(db, conferenceId);
  const plan = number === null ? null : await publishedPlan(db, conferenceId, number);
  return plan === null || number === null ? emptyAgenda : publishedAgenda(plan, clearance, number);
}

/** Who speaks at the time of an item in another one, as far as the reader may know. */
async function speaking({ db, actor }: QueryContext, { conferenceId, itemId, ...place }: InputOf<typeof contract.speaking>) {
  const plan = visiblePlan(await requirePlan(db, conferenceId), { clearance: actor.clearance, staff: true });
  const titles = new Map(plan.items.map(({ id, title }) => [id, title]));
  const slots = itemId === undefined ? slotsBeside(withNewItem(plan, place), NEW_ITEM) : slotsBeside(plan, itemId);
  return {
    speaking: slots.map((slot) => ({ id: slot.participantId, name: titles.get(slot.itemId) ?? '' })),
    replaced: plan.participants.flatMap((one) => (one.standsFor === null ? [] : { id: one.standsFor, name: whoText(one) })),
  };
}

export const agendaEditorHandlers: Handler[] = [handleQuery(contract.get, get), handleQuery(contract.speaking, speaking)];

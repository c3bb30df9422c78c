import { z } from 'zod';
import { differences } from '../../conferences/rules.ts';
import { refuseFaults, removedThing } from '../../collections/commands.ts';
import { missingReferences } from '../../collections/references/store.ts';
import { handleChange, type ChangeContext, type Handler } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { agendaContract as contract, Paper } from '../contract.ts';
import { paperList } from '../store.ts';
import { noteAgendaChange, requireItem } from './access.ts';

async function refuse({ tx }: ChangeContext, conferenceId: string, { participantId, siteId }: Paper): Promise<void> {
  refuseFaults([
    ...(await missingReferences(tx, conferenceId, 'participants', 'participantId', participantId)),
    ...(await missingReferences(tx, conferenceId, 'sites', 'siteId', siteId)),
  ]);
}

/** A paper of an item for which the actor is cleared. @throws AppError not-found. */
async function requirePaper(scope: ChangeContext, conferenceId: string, id: string) {
  const found = await paperList.require(scope.tx, conferenceId, id);
  await requireItem(scope, conferenceId, found.entity.itemId);
  return found;
}

async function add(scope: ChangeContext, { conferenceId, ...facts }: InputOf<typeof contract.addPaper>) {
  await requireItem(scope, conferenceId, facts.itemId);
  const paper: Paper = { ...facts, id: newId(), version: 1 };
  await noteAgendaChange(scope, contract.addPaper, conferenceId, paper.id, { added: [null, facts] });
  await refuse(scope, conferenceId, paper);
  await paperList.insert(scope.tx, conferenceId, paper);
  return { id: paper.id };
}

async function edit(scope: ChangeContext, { conferenceId, id, version, ...facts }: InputOf<typeof contract.editPaper>) {
  const { entity: before } = await requirePaper(scope, conferenceId, id);
  const paper = { ...before, ...facts, version };
  await noteAgendaChange(scope, contract.editPaper, conferenceId, id, differences(before, facts));
  await refuse(scope, conferenceId, paper);
  return { version: await paperList.update(scope.tx, conferenceId, paper) };
}

async function remove(scope: ChangeContext, { conferenceId, id, version }: InputOf<typeof contract.removePaper>) {
  const found = await requirePaper(scope, conferenceId, id);
  await noteAgendaChange(scope, contract.removePaper, conferenceId, id, { removed: [found, null] });
  await paperList.remove(scope.tx, conferenceId, { id, version });
  return {};
}

const Removed = z.object({ entity: Paper, position: z.number() });

async function restore(scope: ChangeContext, { conferenceId, id }: InputOf<typeof contract.restorePaper>) {
  const { tx } = scope;
  const noted = Removed.safeParse(await removedThing(tx, conferenceId, contract.removePaper, id)).data;
  if (!noted) throw new AppError('not-found');
  await requireItem(scope, conferenceId, noted.entity.itemId);
  if (await paperList.find(tx, conferenceId, id)) return { id };
  await noteAgendaChange(scope, contract.restorePaper, conferenceId, id, { restored: [null, true] });
  await refuse(scope, conferenceId, noted.entity);
  await paperList.insert(tx, conferenceId, noted.entity, noted.position);
  return { id };
}

export const paperHandlers: Handler[] = [
  handleChange(contract.addPaper, add),
  handleChange(contract.editPaper, edit),
  handleChange(contract.removePaper, remove),
  handleChange(contract.restorePaper, restore),
];

import { z } from 'zod';
import { command, PLANNERS } from '../../../accounts/permissions.ts';
import { Extras, Starts, withPlausibleDay } from '../../conferences/contract.ts';
import { CalendarDate, Id, Made, NewVersion, Nothing, TextLine, Version } from '../../../platform/contract.ts';

export const SittingFacts = z.strictObject({ title: TextLine.nullable(), date: CalendarDate.nullable(), starts: Starts });
export type SittingFacts = z.output<typeof SittingFacts>;
export const Sitting = z.strictObject({ id: Id, ...SittingFacts.shape, version: Version, extras: Extras });
export type Sitting = z.output<typeof Sitting>;

const one = z.strictObject({ conferenceId: Id, id: Id });
const seen = z.strictObject({ ...one.shape, version: Version });
const permit = PLANNERS;

/** The operations on the sittings of an agenda. */
export const sittingOperations = {
  addSitting: command({
    name: 'agenda.addSitting',
    summary: 'Add a sitting, in the order of time.',
    route: 'POST /conferences/:conferenceId/agenda/sittings',
    permit,
    input: withPlausibleDay(z.strictObject({ conferenceId: Id, ...SittingFacts.shape })),
    output: Made,
  }),
  editSitting: command({
    name: 'agenda.editSitting',
    summary: 'Update the title, date or start time of a sitting.',
    route: 'PUT /conferences/:conferenceId/agenda/sittings/:id',
    permit,
    input: withPlausibleDay(z.strictObject({ ...seen.shape, ...SittingFacts.shape })),
    output: NewVersion,
  }),
  removeSitting: command({
    name: 'agenda.removeSitting',
    summary: 'Remove a sitting. Its items move to a neighbouring one. It can be restored.',
    route: 'DELETE /conferences/:conferenceId/agenda/sittings/:id',
    permit,
    refusals: ['last-sitting'],
    input: seen,
    output: Nothing,
  }),
  restoreSitting: command({
    name: 'agenda.restoreSitting',
    summary: 'Restore a removed sitting, and the items that moved when it was.',
    route: 'POST /conferences/:conferenceId/agenda/sittings/:id/restore',
    permit,
    input: one,
    output: Made,
  }),
};

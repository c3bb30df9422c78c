import { handleChange, handleQuery, type Handler } from '../../../platform/bus/handlers.ts';
import { AppError } from '../../../platform/errors.ts';
import { registersContract as contract } from '../contract/index.ts';
import { numberTermsHandlers } from '../terms/commands.ts';
import { refuseArchivedConference } from './access.ts';
import { addEntryFile, checkEntryFile, enterArrival, forward, openEntryFile } from './arriving.ts';
import { drawNumber } from './drawing.ts';
import { edit } from './editing.ts';
import { paperRegister, paperRegisterSheet } from './printing.ts';
import { getEntry, listEntries, numberConferences } from './reading.ts';
import { reserve, useReserved } from './reserving.ts';
import { bearsItsNumber, seenEntry, voidEntry } from './voiding.ts';

export const registersHandlers: readonly Handler[] = [
  ...numberTermsHandlers,
  handleQuery(contract.list, listEntries),
  handleQuery(contract.get, getEntry),
  handleQuery(contract.conferences, numberConferences),
  handleQuery(contract.file, openEntryFile),
  handleQuery(contract.sheet, paperRegisterSheet),
  handleQuery(contract.paper, paperRegister),
  handleChange(contract.draw, async (scope, { conferenceId, paper = null, drawing }) => {
    await refuseArchivedConference(scope, conferenceId);
    return drawNumber(scope, { drawing, conferenceId, paper });
  }),
  handleChange(contract.drawForOffice, (scope, { drawing }) => drawNumber(scope, { drawing, conferenceId: null, paper: null })),
  handleChange(contract.reserve, reserve),
  handleChange(contract.use, useReserved),
  handleChange(contract.enter, enterArrival),
  handleChange(contract.edit, edit),
  handleChange(contract.forward, forward),
  handleChange(contract.addFile, addEntryFile, checkEntryFile),
  handleChange(contract.void, async (scope, { id, version, reason }) => {
    const entry = await seenEntry(scope, id, version);
    // The paper shows its number, also when it was recalled.
    if (entry.paper !== null && (await bearsItsNumber(scope.tx, entry))) throw new AppError('number-of-paper');
    return { version: await voidEntry(scope, entry, reason) };
  }),
];

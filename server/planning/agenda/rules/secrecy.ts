import { Classification, CLASSIFICATIONS } from '../contract.ts';

/** The level of a classification: 0 none, 1 Mật, 2 Tối mật, 3 Tuyệt mật (Law on state secrets 117/2025/QH15). */
export const levelOf = (classification: Classification): number =>
  classification === null ? 0 : CLASSIFICATIONS.indexOf(classification) + 1;

/** Decides whether a clearance suffices for an item or a document. The only place: used by pages, API, sockets, search, exports and files. */
export const mayRead = (clearance: number, thing: { readonly classification: Classification }): boolean =>
  levelOf(thing.classification) <= clearance;

/** Whether somebody may know what is classified so, as a row says it. */
export const knownTo =
  (clearance: number) =>
  (classification: string | null): boolean =>
    mayRead(clearance, { classification: Classification.parse(classification) });

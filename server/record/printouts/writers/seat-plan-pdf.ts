import type { SeatPlanSheet } from '../contract.ts';
import { typesetPdf } from './typesetting.ts';

/** Draws a seat plan as PDF. @throws AppError work-too-long. */
export const writeSeatPlanPdf = (sheet: SeatPlanSheet): Promise<Uint8Array> => typesetPdf('seats', sheet);

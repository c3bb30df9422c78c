import type { CardSheet } from '../contract.ts';
import { typesetPdf } from './typesetting.ts';

/** Writes badges or name cards as PDF. @throws AppError work-too-long. */
export const writeCardsPdf = (sheet: CardSheet): Promise<Uint8Array> =>
  typesetPdf(
    'cards',
    sheet,
    sheet.cards.flatMap(({ code }) => code ?? []),
  );

import type { PaperRecord } from '../contract/index.ts';

/** What a number is drawn for, as the book of the office enters it. */
export interface PaperDrawing {
  readonly form: 'party' | 'state';
  /** The letters of the kind. */
  readonly kind: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly office: string | null;
  readonly facts: {
    readonly about: string;
    readonly signer: string | null;
    readonly recipients: string | null;
    readonly holder: string | null;
    readonly copies: number | null;
    readonly pages: null;
    readonly urgency: PaperRecord['urgency'];
    readonly classification: PaperRecord['secrecy'];
    readonly note: null;
  };
}

/** A drawn number with its sign, such as `05-BB/VPTW`. */
export interface DrawnForPaper {
  readonly number: number;
  readonly suffix: string;
  readonly sign: string;
}

/** A number that stands in a book for a paper. */
export interface BookedNumber {
  /** As papers write it: 05, 12a. */
  readonly text: string;
  readonly sign: string;
  readonly kind: string;
  readonly office: string | null;
  /** YYYY-MM-DD. */
  readonly date: string;
}

/** What the book of the office enters of a paper. */
export const bookedFacts = ({ title, signer, recipients, owner, copies, urgency, secrecy }: PaperRecord): PaperDrawing['facts'] => ({
  about: title,
  signer,
  recipients: recipients.length === 0 ? null : recipients.join('; ').slice(0, 500),
  holder: owner,
  copies,
  pages: null,
  urgency,
  classification: secrecy,
  note: null,
});

/** Number, letters and office of a paper from what was drawn; the office stands behind the letters in the sign. */
export function numberFrom({ number, suffix, sign }: DrawnForPaper, letters: string): Pick<PaperRecord, 'number' | 'letters' | 'office'> {
  const at = sign.indexOf(letters);
  const office = at < 0 ? '' : sign.slice(at + letters.length + 1);
  return { number: `${String(number).padStart(2, '0')}${suffix}`, letters, office: office === '' ? null : office };
}

import { requireConference } from '../../../planning/conferences/store.ts';
import type { ChangeContext, QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import type { Queryable } from '../../../platform/database/open.ts';
import { AppError } from '../../../platform/errors.ts';
import type { officialPapersContract, PaperRecord } from '../contract/index.ts';
import { bookedFacts, numberFrom, type BookedNumber, type DrawnForPaper, type PaperDrawing } from '../rules/drawing.ts';
import { proposedLetters } from '../rules/letters.ts';

interface OfPaper {
  readonly conferenceId: string;
  readonly paper: string;
}

/** The number books of the office. */
export interface NumberBooks {
  /** Draws a number for a paper; for one that has a number there already, the same. */
  draw(scope: QueryContext, wanted: OfPaper & { readonly drawing: PaperDrawing }): Promise<DrawnForPaper>;
  /** The number that a paper has in the books; null without one. */
  of(scope: { readonly db: Queryable }, paper: OfPaper): Promise<BookedNumber | null>;
  /** Whether a number of the book of a kind on a day is taken, reserved or void. */
  isTaken(
    scope: { readonly db: Queryable },
    wanted: Pick<PaperDrawing, 'form' | 'kind' | 'date'> & { readonly number: string },
  ): Promise<boolean>;
}

type Wanted = Pick<InputOf<typeof officialPapersContract.number>, 'number' | 'letters' | 'office' | 'on'>;
/** What a paper gets, and whether it stands in the books. */
type Numbering = Pick<PaperRecord, 'number' | 'letters' | 'office'> & { readonly isBooked: boolean };

/** The same number, written with or without zeros before it. */
const bare = (number: string): string => number.replace(/^0+(?=\d)/, '');

/** @throws AppError number-drawn: the paper would say another number, day or letters than the book of the office. */
function refuseOther(booked: BookedNumber, { number, letters, office, on }: Wanted): void {
  const isOther = (typed: string | null, stands: string | null): boolean => typed !== null && typed !== stands;
  const date = booked.date.split('-').toReversed().join('/');
  const differs =
    on !== booked.date ||
    isOther(number && bare(number), bare(booked.text)) ||
    isOther(letters && letters.toLocaleUpperCase('vi'), booked.kind.toLocaleUpperCase('vi')) ||
    isOther(office, booked.office);
  if (differs) throw new AppError('number-drawn', { sign: booked.sign, date });
}

/**
 * The number as it was typed, or the next one of the book. It stays this paper's if what follows fails: asked again, it is the same.
 * @throws AppError number-drawn, number-taken, invalid (letters), and what drawing refuses.
 */
export async function numberFor(scope: QueryContext, books: NumberBooks, paper: PaperRecord, wanted: Wanted): Promise<Numbering> {
  const of = { conferenceId: paper.conferenceId, paper: paper.id };
  const { form } = await requireConference(scope.db, paper.conferenceId);
  const booked = await books.of(scope, of);
  if (booked) refuseOther(booked, wanted);
  const { number: typed, office, on: date } = wanted;
  const kind = booked?.kind ?? wanted.letters ?? proposedLetters(paper.kind);
  if (typed !== null && !booked) {
    if (kind !== null && (await books.isTaken(scope, { form, kind, date, number: bare(typed) })))
      throw new AppError('number-taken', { number: typed });
    return { number: typed, letters: wanted.letters, office, isBooked: false };
  }
  if (kind === null) throw new AppError('invalid', {}, [{ path: 'letters', message: 'required' }]);
  const drawn = await books.draw(scope, { ...of, drawing: { form, kind, date, office, facts: bookedFacts(paper) } });
  // As the book has them, however they were typed.
  const letters = (await books.of(scope, of))?.kind ?? kind;
  return { ...numberFrom(drawn, letters), isBooked: true };
}

/** @throws AppError stale: the number was voided since the paper was prepared with it, or another one was drawn. */
export async function mustStillHave({ tx }: ChangeContext, books: NumberBooks, paper: PaperRecord, isBooked: boolean): Promise<void> {
  if (!isBooked) return;
  const booked = await books.of({ db: tx }, { conferenceId: paper.conferenceId, paper: paper.id });
  if (booked?.text !== paper.number || booked.date !== paper.numberedOn) throw new AppError('stale');
}

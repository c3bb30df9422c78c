import type { InFacts, NumberDrawing, OutFacts } from '../../../server/record/registers/contract/index.ts';

/** A paper out of which only the subject is known. */
export const OUT: OutFacts = {
  about: 'Kết luận hội nghị',
  signer: null,
  recipients: null,
  holder: null,
  copies: null,
  pages: null,
  urgency: null,
  classification: null,
  note: null,
};

/** A notice of the Party of 26/11/2025. */
export const NOTICE: NumberDrawing = { form: 'party', kind: 'TB', date: '2025-11-26', office: 'VPTW', facts: OUT };

/** A paper in of which the office knows who sent it and what it is about. */
export const LETTER: InFacts = {
  office: 'Tỉnh ủy Quảng Ninh',
  sign: '12-CV/TU',
  paperDate: '2025-11-24',
  kindName: 'Công văn',
  about: 'Trả lời kiến nghị tại hội nghị',
  holder: null,
  signedFor: null,
  pages: null,
  urgency: null,
  classification: null,
  note: null,
};

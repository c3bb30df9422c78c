const BADGE = /^DC1:([A-Z2-7]{6}):([A-Z2-7]{16})$/;

/** What the QR code of a badge says: nothing but capitals and digits, so that it stays small. */
export const badgeText = (conference: string, code: string): string => `DC1:${conference}:${code}`;

/** The parts of a badge's text; null for any other text. */
export function readBadge(text: string): { readonly conference: string; readonly code: string } | null {
  const [, conference, code] = BADGE.exec(text.trim().toUpperCase()) ?? [];
  return conference === undefined || code === undefined ? null : { conference, code };
}

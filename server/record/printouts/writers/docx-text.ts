import { AlignmentType, LineRuleType, Paragraph, Tab, TextRun, type ISpacingProperties } from 'docx';
import type { Align, Run } from '../contract.ts';
import type { HeaderStyle, PaperForm } from '../rules/forms.ts';

/** The font that the rules require by name; a machine without it substitutes one of the same widths. */
export const FONT = 'Times New Roman';

/** Points as Word counts font sizes: in half points. */
export const halfPoints = (points: number): number => Math.round(points * 2);
/** Millimetres as Word measures them: twentieths of a point. */
export const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);
const twentieths = (points: number): number => Math.round(points * 20);

export type Alignment = (typeof AlignmentType)[keyof typeof AlignmentType];
export const ALIGNMENT: Readonly<Record<Align, Alignment>> = {
  justify: AlignmentType.BOTH,
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
};

/** Runs of text with their soft breaks and tabs; characters that XML cannot carry are left out. */
export const textRuns = (runs: readonly Run[], size?: number): TextRun[] =>
  runs.flatMap((run) =>
    run.text.split('\n').map(
      (text, index) =>
        new TextRun({
          children: withTabs(text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')),
          break: index === 0 ? 0 : 1,
          bold: run.bold,
          italics: run.italic,
          superScript: run.script === 'super',
          subScript: run.script === 'sub',
          font: FONT,
          size: size === undefined ? undefined : halfPoints(size),
        }),
    ),
  );

const withTabs = (text: string): (string | Tab)[] =>
  text.split('\t').flatMap((piece, index) => (index === 0 ? [piece] : [new Tab(), piece]));

/** A line of the header or the foot: no indent, nothing between it and the next. `space` in points before it. */
export const line = (runs: readonly Run[], size: number, alignment: Alignment, space = 0): Paragraph =>
  new Paragraph({ alignment, spacing: { before: twentieths(space), after: 0 }, children: textRuns(runs, size) });

export const styledLine = (text: string, style: HeaderStyle, alignment: Alignment): Paragraph =>
  line([{ text, bold: style.bold, italic: style.italic }], style.size, alignment);

/** Spacing of the body: the line height of the form and the space after a paragraph. */
export function bodySpacing(form: PaperForm): ISpacingProperties {
  const { line: height, after } = form.text;
  if ('exactly' in height) return { line: twentieths(height.exactly), lineRule: LineRuleType.EXACT, after: twentieths(after) };
  return { line: Math.round(240 * height.factor), lineRule: LineRuleType.AUTO, after: twentieths(after) };
}

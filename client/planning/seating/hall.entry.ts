import { typedHallView } from '../../../server/planning/seating/presenter/hall-form.ts';
import type { TypedField, TypedHall } from '../../../server/planning/seating/rules/typed-hall.ts';
import renderDrawing from '../../../views/planning/seating/drawing.hbs';
import { pageLang } from '../../shell/page.ts';
import { morph } from '../../shell/templates.ts';

const form = document.querySelector<HTMLFormElement>('form[data-hall]');
const drawing = document.querySelector<HTMLElement>('[data-drawing]');

const fieldOf = (name: string) => form?.querySelector<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(`[name="${name}"]`);
const valueOf = (name: TypedField): string => fieldOf(name)?.value ?? '';

const typedNow = (): TypedHall => ({
  seats: valueOf('seats'),
  rows: valueOf('rows'),
  blocks: valueOf('blocks'),
  other: valueOf('other'),
  aisles: valueOf('aisles'),
  doors: valueOf('doors'),
  presidium: valueOf('presidium'),
  numbering: valueOf('numbering'),
});

/** Says below a field what is not understood in it; nothing if it is understood. */
function sayFault(name: TypedField, fault: string | undefined): void {
  const field = fieldOf(name);
  const box = field?.closest('.field');
  if (!field || !box) return;
  const id = `${name}-error`;
  box.classList.toggle('has-error', fault !== undefined);
  field.setAttribute('aria-invalid', String(fault !== undefined));
  const message = box.querySelector(`#${id}`) ?? Object.assign(document.createElement('div'), { id, className: 'field-message' });
  message.textContent = fault ?? '';
  if (fault === undefined) message.remove();
  else if (!message.isConnected) box.append(message);
}

/** Draws the hall as it is typed; keeps the last drawing while something is not understood. */
function draw(): void {
  const { faults, drawing: drawn } = typedHallView(pageLang(), typedNow());
  for (const name of ['seats', 'rows', 'blocks', 'other', 'aisles', 'presidium', 'doors'] as const) sayFault(name, faults[name]);
  if (drawn && drawing) morph(drawing, renderDrawing({ drawing: drawn }));
  drawing?.classList.toggle('is-stale', !drawn);
}

form?.addEventListener('input', draw);
form?.addEventListener('change', draw);

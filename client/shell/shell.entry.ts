import { askBeforeLoss } from './confirm.ts';
import { readTypedDates } from './typed-dates.ts';
import { clearOnLeaving } from './kept-check-ins.ts';
import { openDialogs } from './dialogs.ts';
import { nameFiles } from './files.ts';
import { keepDrafts } from './drafts.ts';
import { guardForms } from './forms.ts';
import { switchLanguage } from './language.ts';
import { closeMenus } from './menus.ts';
import { showNextStep } from './next-step.ts';
import { stampPrint } from './print.ts';
import { showCurrentTab, switchTabs } from './tabs.ts';
import { keepServerToasts } from './toast.ts';

/** Loaded by every page: behaviours that markup uses by attributes. Pages work without them. */
openDialogs();
askBeforeLoss();
clearOnLeaving();
keepDrafts();
guardForms();
nameFiles();
closeMenus();
switchTabs();
showCurrentTab();
switchLanguage();
keepServerToasts();
stampPrint();
readTypedDates();
showNextStep();

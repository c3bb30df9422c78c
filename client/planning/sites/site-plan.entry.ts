import { copyAndPrint } from '../../shell/copying.ts';
import { openInList } from '../collections/open-in-list.ts';

openInList();
copyAndPrint();

import { copyAndPrint } from '../../shell/copying.ts';

copyAndPrint();

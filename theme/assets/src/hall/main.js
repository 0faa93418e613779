// @ts-check
/**
 * What the pages of the hall do after they can be read: exhibits in a dialog, the walk, tours, kiosk, projecting.
 * In: data-* attributes in the page. Out: classes and texts in the page, and `kepu.hall.*` on this device only.
 * Refuses to be needed: every exhibit has its page and its text without it.
 */
import { startDialog } from './dialog.js';
import { startEmbedding } from './embed.js';
import { startKiosk } from './kiosk.js';
import { startMemory } from './memory.js';
import { startPresenting } from './present.js';
import { startTour } from './tour.js';
import { startWalk } from './walk-door.js';

const openExhibit = startDialog();
startMemory();
startEmbedding();
startTour();
startKiosk();
startPresenting(openExhibit);
startWalk(openExhibit);

// @ts-check
/** Starts the search of the page that asked for it. */
import { SearchPage } from './view-page.js';

const searchForm = /** @type {HTMLFormElement | null} */ (document.querySelector('form[data-search]'));
if (searchForm) {
  searchForm.dataset.state = 'ready';
  new SearchPage(searchForm).start(searchForm.dataset.wish || '');
}

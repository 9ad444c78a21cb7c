import i18next from 'i18next';

const BRAND = 'Parley';
let title = BRAND;
let attention = 0;

function show(): void {
  document.title =
    attention > 0
      ? i18next.t('shell.unreadTitle', { number: attention.toLocaleString(i18next.language), title })
      : title;
}

/** Names the browser's tab and history entry after the page. */
export function setPageTitle(page: string): void {
  title = `${page} · ${BRAND}`;
  show();
}

/** How many things ask for attention, said before the name of the page. */
export function setAttention(count: number): void {
  attention = count;
  show();
}

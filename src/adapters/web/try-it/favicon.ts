/** An opening quotation mark, in the page itself: nothing is fetched for it. */
export const favicon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1d4f7c"/><path fill="#fff" d="M8 20c0-6 2-9 6-10v3c-2 .6-3 2-3 3h3v6H8zm10 0c0-6 2-9 6-10v3c-2 .6-3 2-3 3h3v6h-6z"/></svg>',
)}`;

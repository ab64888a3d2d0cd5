/** Pages of rows: they are counted from 0, and a page that is not full is the last one. */

import { rows } from "./core.js";

/** Some of the rows that were asked for. */
export interface Page<T> {
  data: T[];
  page?: { page?: number; totalPages?: number };
}

/** Every row, fetching the next page when it is needed. Without a size, the first page shows it. */
export async function* eachRow<T>(
  fetchPage: (page: number) => Promise<Page<T> | T[]>,
  size: number | undefined,
): AsyncGenerator<T, void, void> {
  let before = "";
  for (let page = 0; ; page++) {
    const data = rows<T>(await fetchPage(page));
    const now = JSON.stringify(data);
    // A server that knows no pages gives the same again and again.
    if (data.length === 0 || now === before) return;
    yield* data;
    size ??= data.length;
    if (data.length < size) return;
    before = now;
  }
}

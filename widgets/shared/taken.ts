// Taken when the script loads: a page that replaces them later shall not read what is typed here (T8).

/** What carries everything that is said to the server. */
export interface Taken {
  fetch: typeof globalThis.fetch
  stringify: typeof JSON.stringify
}

export const taken: Taken = { fetch: globalThis.fetch?.bind(globalThis), stringify: JSON.stringify }

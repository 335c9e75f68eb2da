/**
 * What every token is worth when neither theme nor page says otherwise, after DKFDS 11 (its px values; `accent` is
 * virk.dk's blue, `success` a shade darker than DKFDS' so that it is readable on its own surface). This file holds values
 * only, so that a bundle for the browser can take it without the sentences in `tokens.ts`.
 */
export const DEFAULTS = {
  '--opslag-color-surface': '#ffffff',
  '--opslag-color-surface-subtle': '#f5f5f5',
  '--opslag-color-text': '#1a1a1a',
  '--opslag-color-text-muted': '#696969',
  '--opslag-color-accent': '#0059b3',
  '--opslag-color-accent-hover': '#004993',
  '--opslag-color-on-accent': '#ffffff',
  '--opslag-color-link': '#004d99',
  '--opslag-color-border': '#8a8a8a',
  '--opslag-color-divider': '#dcdcdc',
  '--opslag-color-focus': '#454545',
  '--opslag-color-error': '#cc0000',
  '--opslag-color-error-surface': '#ffe0e0',
  '--opslag-color-success': '#2f7300',
  '--opslag-color-success-surface': '#ddf7ce',
  '--opslag-color-warning-surface': '#ffeecc',
  '--opslag-font-text': '"Opslag IBM Plex Sans", "Opslag IBM Plex Sans Fallback", system-ui, sans-serif',
  '--opslag-font-heading': '"Opslag IBM Plex Sans", "Opslag IBM Plex Sans Fallback", system-ui, sans-serif',
  '--opslag-font-size': '16px',
  '--opslag-line-height': '1.5',
  '--opslag-heading-weight': '600',
  '--opslag-radius': '3px',
  '--opslag-border-width': '1px',
  '--opslag-space': '8px',
  '--opslag-text-max-width': '66ch',
} as const

export type TokenName = keyof typeof DEFAULTS

import type { TokenName } from '../../themes/tokens.ts'

const color = (name: string) => `--opslag-color-${name}` as TokenName

/** The colours as a designer thinks of them; a test holds that none is left out. */
export const GROUPS = {
  surfaces: ['surface', 'surface-subtle'].map(color),
  text: ['text', 'text-muted', 'link'].map(color),
  accent: ['accent', 'accent-hover', 'on-accent'].map(color),
  lines: ['border', 'divider', 'focus'].map(color),
  states: ['error', 'error-surface', 'success', 'success-surface', 'warning-surface'].map(color),
} as const satisfies Record<string, TokenName[]>

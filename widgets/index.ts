import { begin } from './begin.ts'

// The elements for whoever bundles them: no loader stands in front.
void begin({ server: new URL(import.meta.url).origin })

import { writeFileSync } from 'node:fs'
import { baseCss } from './base.ts'

writeFileSync(new URL('base.css', import.meta.url), baseCss())

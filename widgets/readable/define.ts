import { keepReadable } from '../shared/readable.ts'
import { readableBy } from '../shared/theme.ts'

readableBy(keepReadable)

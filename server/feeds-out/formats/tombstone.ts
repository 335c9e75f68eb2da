import type { EndedJob } from '../../contract/feeds-out.ts'
import { type Xml, xml } from '../xml.ts'

/** An ad that has ended: Atom's tombstone (RFC 6721). Its prefix is the document's to declare. */
export const tombstone = ({ lasting, endedAt }: EndedJob): Xml =>
  xml`<at:deleted-entry ref="${lasting}" when="${endedAt}"/>\n`

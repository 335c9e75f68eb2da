/** Parts of a document that a reader takes for XML. */
export const looksLikeXml = (name: string) => /\.(?:xml|rels|rdf|vml)$/i.test(name)

const ENTITY = Buffer.from('<!ENTITY')
const ENTITY_LE = Buffer.from('<!ENTITY', 'utf16le')
const ENTITY_BE = Buffer.from(ENTITY_LE).swap16()

/** An entity of one's own can grow without end, or fetch a file; no office program writes one. */
export const hasEntityDeclaration = (xml: Buffer) =>
  xml.includes(ENTITY) || xml.includes(ENTITY_LE) || xml.includes(ENTITY_BE)

import { promisify } from 'node:util'
import { brotliCompress, gzip, constants as zlib } from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

/** The best encoding that the caller takes. `identity` stands when it names none. */
export function encodingFor(header: string | undefined): Encoding {
  const taken = new Map(
    (header ?? '').split(',').map((part) => {
      const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
      const quality = parameters.find((text) => text.startsWith('q='))?.slice(2)
      return [name, quality === undefined ? 1 : Number(quality)] as const
    }),
  )
  const wanted = (name: string) => (taken.get(name) ?? taken.get('*') ?? 0) > 0
  return wanted('br') ? 'br' : wanted('gzip') ? 'gzip' : 'identity'
}

const inBrotli = promisify(brotliCompress)
const inGzip = promisify(gzip)

/** Bytes in an encoding. `quality` goes from 1 (quick) to 11 (small); gzip's ends at 9. */
export async function encode(plain: Uint8Array, encoding: Encoding, quality: number): Promise<Uint8Array<ArrayBuffer>> {
  if (encoding === 'identity') return new Uint8Array(plain)
  const params = { [zlib.BROTLI_PARAM_SIZE_HINT]: plain.length, [zlib.BROTLI_PARAM_QUALITY]: quality }
  const encoded = encoding === 'br' ? inBrotli(plain, { params }) : inGzip(plain, { level: Math.min(9, quality) })
  return new Uint8Array(await encoded)
}

/** Does an `If-None-Match` hold this tag? */
export const holdsTag = (header: string | undefined, tag: string) =>
  header !== undefined &&
  (header.trim() === '*' || header.split(',').some((given) => given.trim().replace(/^W\//, '') === tag))

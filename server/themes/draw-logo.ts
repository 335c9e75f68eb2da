import { DRAWN_WIDTH } from './logo.ts'

const drawn = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()

async function draw(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const { default: sharp } = await import('sharp')
  return new Uint8Array(await sharp(Buffer.from(svg), { density: 288 }).resize({ width: DRAWN_WIDTH }).png().toBuffer())
}

/** The drawing in a theme's folder, which is ours, as mail programs can show it. */
export function pictureOfDrawing(slug: string, svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const known = drawn.get(slug) ?? draw(svg)
  drawn.set(slug, known)
  return known
}

import { fileTypeFromBuffer } from 'file-type'
import sharp, { type Sharp } from 'sharp'
import { LOGO_BYTES } from '../../themes/folder.ts'
import { drawingFault, isDrawing } from '../../themes/logo.ts'
import { UPLOADS } from '../contract/limits.ts'
import type { PictureUse } from '../contract/picture.ts'
import type { UploadFault } from '../contract/upload.ts'

/** One size of a picture, made anew: nothing of the uploaded file is in it but what is seen. */
export type OpenedRendition = {
  format: 'webp' | 'jpeg' | 'png'
  width: number
  height: number
  bytes: Uint8Array
}
export type OpenedPicture = { width: number; height: number; renditions: OpenedRendition[] }

/** Widths in pixels that pages choose from, and the one that everybody else gets: mail programs, old browsers, feeds. */
const WIDTHS: Record<PictureUse, { web: readonly number[]; fallback: number }> = {
  picture: { web: [320, 640, 960, 1280, 1920], fallback: 960 },
  logo: { web: [160, 320, 640], fallback: 640 },
}
/** A picture of one line is none; no side is longer than this. */
const LONGEST_SIDE = 16_000
const RASTER = ['jpg', 'png', 'webp', 'avif']

/** What the library reads, and no other of the many formats it knows. */
const READERS = [
  'VipsForeignLoadJpegBuffer',
  'VipsForeignLoadPngBuffer',
  'VipsForeignLoadWebpBuffer',
  'VipsForeignLoadHeifBuffer',
  'VipsForeignLoadSvgBuffer',
]
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: READERS })
sharp.cache(false)
sharp.concurrency(1)

const PAGE = /^\s*<(?:!doctype\s+html|html|head|body)\b/i

type Source = { make: (width: number) => Sharp; width: number; height: number; hasAlpha: boolean }

/** AVIF can be read no other way than whole: a file of a thousand bytes takes twenty for each of its pixels. */
const AVIF_PIXELS = 12_000_000

const tooLarge = (width: number, height: number, most: number = UPLOADS.picturePixels): UploadFault | null =>
  width * height > most || Math.max(width, height) > LONGEST_SIDE
    ? { code: 'picture-too-large', width, height, most }
    : null

const options = { limitInputPixels: UPLOADS.picturePixels, failOn: 'error' } as const

/** Read once, as wide as any page wants it: reading is what a small file of many pixels makes dear. */
async function photograph(bytes: Buffer, use: PictureUse): Promise<UploadFault | Source> {
  const { autoOrient, hasAlpha, format } = await sharp(bytes, { ...options, limitInputPixels: false }).metadata()
  const { width, height } = autoOrient
  const fault = tooLarge(width, height, format === 'heif' ? AVIF_PIXELS : UPLOADS.picturePixels)
  if (fault) return fault
  const wide = Math.min(width, Math.max(...WIDTHS[use].web, WIDTHS[use].fallback))
  const read = sharp(bytes, options).autoOrient().resize({ width: wide })
  const { data, info } = await read.raw().toBuffer({ resolveWithObject: true })
  return { make: (width) => sharp(data, { raw: info }).resize({ width }), width, height, hasAlpha }
}

/** Drawn as wide as the widest logo; what its code says is gone then. */
async function drawing(bytes: Buffer): Promise<UploadFault | Source> {
  const { width: own, height: high } = await sharp(bytes, { ...options, limitInputPixels: false }).metadata()
  if (!own || !high) return { code: 'picture-damaged' }
  const scale = Math.max(...WIDTHS.logo.web) / own
  const [width, height] = [Math.round(own * scale), Math.round(high * scale)]
  const fault = tooLarge(own, high) ?? tooLarge(width, height)
  if (fault) return fault
  const density = Math.min(100_000, Math.max(1, 72 * scale))
  return {
    make: (wide) => sharp(bytes, { ...options, density }).resize({ width: wide }),
    width,
    height,
    hasAlpha: true,
  }
}

type Format = OpenedRendition['format']

const encoded = {
  webp: (picture: Sharp) => picture.webp({ quality: 76 }),
  png: (picture: Sharp) => picture.png({ compressionLevel: 9, palette: true }),
  jpeg: (picture: Sharp) => picture.flatten({ background: '#ffffff' }).jpeg({ quality: 78, mozjpeg: true }),
  exact: (picture: Sharp) => picture.webp({ lossless: true }),
}

async function rendition(make: Source['make'], wide: number, format: Format, as: keyof typeof encoded = format) {
  const { data, info } = await encoded[as](make(wide)).toBuffer({ resolveWithObject: true })
  return { format, width: info.width, height: info.height, bytes: data } satisfies OpenedRendition
}

const isLight = ({ bytes }: OpenedRendition) => bytes.length <= LOGO_BYTES

/** One size. A logo is drawn, and stays as sharp as it is drawn; one that was photographed all the same would weigh too much so. */
async function sized({ make, hasAlpha }: Source, use: PictureUse, wide: number, isForAll: boolean) {
  if (!isForAll) {
    const exact = use === 'logo' ? await rendition(make, wide, 'webp', 'exact') : null
    return exact && isLight(exact) ? exact : rendition(make, wide, 'webp')
  }
  if (hasAlpha) return rendition(make, wide, 'png')
  const drawn = use === 'logo' ? await rendition(make, wide, 'png') : null
  return drawn && isLight(drawn) ? drawn : rendition(make, wide, 'jpeg')
}

async function rendered(source: Source, use: PictureUse): Promise<OpenedPicture> {
  const { width, height } = source
  const { web, fallback } = WIDTHS[use]
  const most = Math.min(width, Math.max(...web))
  const widths = [...new Set([...web.filter((wide) => wide < most), most])]
  const renditions: OpenedRendition[] = []
  for (const wide of widths) renditions.push(await sized(source, use, wide, false))
  renditions.push(await sized(source, use, Math.min(width, fallback), true))
  return { width: most, height: Math.max(1, Math.round((height * most) / width)), renditions }
}

/** What the bytes are by their own structure: a picture that is taken, a drawing, or a word for what else. */
async function kindOf(bytes: Buffer): Promise<'photograph' | 'drawing' | { found: string | null }> {
  const kind = (await fileTypeFromBuffer(bytes))?.ext
  if (kind && RASTER.includes(kind)) return 'photograph'
  const text = kind === undefined || kind === 'xml' ? bytes.toString('utf8') : ''
  if (isDrawing(text)) return 'drawing'
  return { found: PAGE.test(text.slice(0, 1_024)) ? 'HTML' : (kind?.toUpperCase() ?? null) }
}

/**
 * Opens a picture by what it holds and makes the sizes that pages need: turned as the camera was held, without what the camera
 * or a program wrote into it. It costs time and memory whoever made the file decides about: the server does it in a process of its
 * own (`server/apart`).
 */
export async function openPicture(bytes: Buffer, use: PictureUse): Promise<UploadFault | OpenedPicture> {
  const kind = await kindOf(bytes)
  if (typeof kind === 'object') return { code: 'not-a-picture', found: kind.found }
  try {
    if (kind === 'drawing') {
      const fault = use === 'logo' ? drawingFault(bytes.toString('utf8')) : ({ code: 'drawing-not-a-logo' } as const)
      if (fault) return fault
    }
    const source = await (kind === 'drawing' ? drawing(bytes) : photograph(bytes, use))
    return 'code' in source ? source : await rendered(source, use)
  } catch {
    // What the reader of pictures throws says that it is none that it can read.
    return { code: 'picture-damaged' }
  }
}

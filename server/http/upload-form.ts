import type { RouteConfig } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import * as z from 'zod'
import { can } from '../actors.ts'
import { Key } from '../contract/language.ts'
import { countAgainst, type Limit } from './limits.ts'
import { formParts } from './multipart.ts'
import { invalidField, ProblemError, parse, problems } from './problem.ts'
import type { AppEnv, newRouter } from './router.ts'

/** A file that came with a form; `content` is null for one that is larger than it may be. */
export type SentFile = { name: string; bytes: number; content: Buffer | null }

const json = <S extends z.ZodType>(schema: S) => ({ 'application/json': { schema } })
const REFUSALS = ['sign-in', 'forbidden', 'unknown-institution'] as const

/** What the routes of an institution's uploads have in common: fonts and pictures are listed, added and deleted alike. */
export const uploads = {
  institution: Key.meta({ description: 'The institution’s short name.' }),
  form: <S extends z.ZodObject>(schema: S, file: string) => ({
    required: true,
    content: {
      'multipart/form-data': {
        schema: schema.extend({ file: z.string().meta({ format: 'binary', description: file }) }),
      },
    },
  }),
  listed: <S extends z.ZodType>(list: S) => ({
    200: { description: 'All of them.', content: json(list) },
    ...problems(...REFUSALS),
  }),
  added: <S extends z.ZodType>(one: S) => ({
    200: { description: 'It was there already.', content: json(one) },
    201: { description: 'It is added.', content: json(one) },
    ...problems(
      ...REFUSALS,
      'malformed',
      'unsupported-media-type',
      'too-large',
      'invalid',
      'upload-unfit',
      'too-many-requests',
    ),
  }),
  removed: { 204: { description: 'It is gone.' }, ...problems(...REFUSALS, 'not-found', 'in-use') },
}

const MOST_TEXT = 100_000
/** Opening a file takes a processor for a second or so; of one institution's, so many in a minute. */
const UPLOADS_OF_INSTITUTION: Limit = { name: 'institution-uploads', max: 60, seconds: 60 }

/**
 * Reads a form with one file, `file`, and fields beside it.
 * @throws ProblemError `malformed`, `too-large`, `too-many-requests`; `invalid` naming every field that is.
 */
export async function uploadForm<S extends z.ZodType>(
  c: Context<AppEnv>,
  schema: S,
  maxFile: number,
): Promise<{ fields: z.output<S>; file: SentFile }> {
  const { deps, institution } = c.var
  await countAgainst(deps.db, deps, UPLOADS_OF_INSTITUTION, String(institution.id))
  const fields = new Map<string, string>()
  let file: SentFile | null = null
  const body = c.req.raw.body as AsyncIterable<Uint8Array> | null
  for await (const part of formParts(body, c.req.header('content-type') ?? '', { maxFile, maxText: MOST_TEXT })) {
    if (part.kind === 'text') {
      if (fields.has(part.name)) throw invalidField(part.name, 'duplicate')
      fields.set(part.name, part.value)
    } else if (part.name !== 'file') throw invalidField(part.name, 'unknown-field')
    else if (file) throw invalidField('file', 'duplicate')
    else file = { name: part.fileName, bytes: part.bytes, content: part.content }
  }
  const read = parse(schema, Object.fromEntries(fields))
  if (!file || file.bytes === 0) throw invalidField('file', 'required')
  return { fields: read, file }
}

/** Mounts a route whose form is read by its handler as it comes; the framework would take all of it into memory, twice. */
export function uploadRoute(
  router: ReturnType<typeof newRouter>,
  route: RouteConfig & { getRoutingPath(): string; middleware?: unknown },
  handle: (c: Context<AppEnv>) => Promise<Response>,
): void {
  const { middleware, ...declared } = route
  router.openAPIRegistry.registerPath(declared)
  const before = [middleware ?? []].flat() as MiddlewareHandler<AppEnv>[]
  router.on('POST', [route.getRoutingPath()], ...before, async (c) => {
    // Before anything of the file is read.
    if (!can(c.var.actor, 'write-settings', c.var.institution)) throw new ProblemError('forbidden')
    return handle(c)
  })
}

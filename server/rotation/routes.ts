import * as z from 'zod'
import { Rotation } from '../contract/rotation.ts'
import { problems } from '../http/problem.ts'
import { declare, newRouter } from '../http/router.ts'
import { rotateKeys } from './rotate.ts'

const rotate = declare({
  method: 'post',
  path: '/v1/key-rotation',
  caller: 'key',
  tags: ['keys'],
  summary: 'Seal the next rows under the newest of OPSLAG_KEYS; the operator only. Again until nothing is left',
  request: { body: { required: true, content: { 'application/json': { schema: z.strictObject({}) } } } },
  responses: {
    200: { description: 'What was done, and what is left.', content: { 'application/json': { schema: Rotation } } },
    ...problems('malformed', 'sign-in', 'forbidden', 'unsupported-media-type', 'invalid'),
  },
})

/** Bringing what is kept encrypted under newer keys. */
export const rotationRoutes = newRouter().openapi(rotate, async (c) => c.json(await rotateKeys(c.var), 200))

import { createHmac } from 'node:crypto'

const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url')

export function opslagToken() {
  const now = Math.floor(Date.now() / 1000)
  const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ aud: '{institution}', iat: now, exp: now + 300 })}`
  return `${text}.${createHmac('sha256', process.env.OPSLAG_TOKEN_SECRET).update(text).digest('base64url')}`
}
console.log(opslagToken())

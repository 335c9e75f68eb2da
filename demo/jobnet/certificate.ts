import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isIP } from 'node:net'

/** ASN.1 in DER, as much as a certificate takes. */
const der = (tag: number, ...parts: Buffer[]): Buffer => {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}
const sequence = (...parts: Buffer[]) => der(0x30, ...parts)
const oid = (...bytes: number[]) => der(6, Buffer.from(bytes))
const COMMON_NAME = oid(0x55, 4, 3)
const ECDSA_SHA256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2))
const nameOf = (text: string) => sequence(der(0x31, sequence(COMMON_NAME, der(12, Buffer.from(text)))))
const timeOf = (at: Date) => der(0x17, Buffer.from(`${at.toISOString().replace(/\D/g, '').slice(2, 14)}Z`))
const extension = (id: number, isCritical: boolean, value: Buffer) =>
  sequence(oid(0x55, 0x1d, id), ...(isCritical ? [der(1, Buffer.from([255]))] : []), der(4, value))
const pemOf = (type: string, bytes: Buffer) =>
  `-----BEGIN ${type}-----\n${bytes.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${type}-----\n`

type Authority = { name: string; key: KeyObject; cert: string }

function issue(
  subject: string,
  issuer: { name: string; key: KeyObject } | null,
  { hosts = [], days = 2 }: { hosts?: string[]; days?: number },
): Authority {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const by = issuer ?? { name: subject, key: privateKey }
  const names = hosts.map((host) =>
    isIP(host) ? der(0x87, Buffer.from(host.split('.').map(Number))) : der(0x82, Buffer.from(host)),
  )
  const extensions = [
    extension(0x13, true, sequence(...(issuer ? [] : [der(1, Buffer.from([255]))]))),
    ...(names.length > 0 ? [extension(0x11, false, sequence(...names))] : []),
  ]
  const serial = randomBytes(8)
  serial[0] = 1
  const content = sequence(
    der(0xa0, der(2, Buffer.from([2]))),
    der(2, serial),
    ECDSA_SHA256,
    nameOf(by.name),
    sequence(timeOf(new Date(Date.now() - 10 * 86_400_000)), timeOf(new Date(Date.now() + days * 86_400_000))),
    nameOf(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  )
  const signature = der(3, Buffer.from([0]), sign('sha256', content, by.key))
  return { name: subject, key: privateKey, cert: pemOf('CERTIFICATE', sequence(content, ECDSA_SHA256, signature)) }
}

/** A certificate authority that nobody else trusts. */
export const newAuthority = (name = 'Test authority', days = 2): Authority => issue(name, null, { days })

/** A server's certificate from an authority for host names or IPv4 addresses; `days` below nothing: it has run out. */
export function certificateFor(authority: Authority, hosts: string[], days = 2): { key: string; cert: string } {
  const { key, cert } = issue(hosts[0] ?? '', authority, { hosts, days })
  return { key: String(key.export({ type: 'pkcs8', format: 'pem' })), cert }
}

import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** Where the service is, and who we are to it. */
export type JobnetConnection = {
  /** https, without a slash at its end. */
  url: string
  /** The function certificate, with what stands between it and its authority, as PEM. */
  certificate: string
  key: string
  /** Whom the service's own certificate must be from; null: whomever the system trusts. */
  authority: string | null
}

/** What is wrong with a certificate and its key, as one sentence; null when they are one. */
function connectionFault({ certificate, key }: Pick<JobnetConnection, 'certificate' | 'key'>): string | null {
  try {
    if (!new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key)))
      return 'OPSLAG_JOBNET_KEY is not the key of OPSLAG_JOBNET_CERTIFICATE.'
  } catch {
    return 'OPSLAG_JOBNET_CERTIFICATE and OPSLAG_JOBNET_KEY must be files in PEM, the key without a password.'
  }
  return null
}

/** When the certificate runs out. */
export const validUntil = ({ certificate }: Pick<JobnetConnection, 'certificate'>): Date =>
  new Date(new X509Certificate(certificate).validTo)

const JOBNET = ['OPSLAG_JOBNET_URL', 'OPSLAG_JOBNET_CERTIFICATE', 'OPSLAG_JOBNET_KEY']

/** The connection to Jobnet, or null without one. Half of one is none that anybody meant: it is a fault everywhere. */
export function jobnetIn(text: (name: string) => string | null, faults: string[]): JobnetConnection | null {
  const said = JOBNET.filter((name) => text(name))
  if (said.length === 0) {
    if (text('OPSLAG_JOBNET_CA')) faults.push('OPSLAG_JOBNET_CA is of no use without OPSLAG_JOBNET_URL.')
    return null
  }
  const missing = JOBNET.filter((name) => !said.includes(name))
  for (const name of missing) faults.push(`${name} is missing: Jobnet takes address, certificate and key together.`)
  const address = text('OPSLAG_JOBNET_URL')
  const url = address === null ? null : URL.parse(address)
  if (address !== null && (url?.protocol !== 'https:' || url.username || url.search || url.hash))
    faults.push('OPSLAG_JOBNET_URL must be an address with https.')
  const fileIn = (name: string) => {
    const file = text(name)
    if (file === null) return null
    try {
      return readFileSync(file, 'utf8')
    } catch {
      faults.push(`${name} names a file that cannot be read: ${file}.`)
      return null
    }
  }
  const [certificate, key, authority] = ['OPSLAG_JOBNET_CERTIFICATE', 'OPSLAG_JOBNET_KEY', 'OPSLAG_JOBNET_CA'].map(
    fileIn,
  )
  if (!certificate || !key || !url) return null
  const fault = connectionFault({ certificate, key })
  if (fault) faults.push(fault)
  return { url: url.href.replace(/\/+$/, ''), certificate, key, authority: authority ?? null }
}

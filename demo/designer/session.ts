import type { UploadedFont } from '../../server/contract/font.ts'
import type { UploadedPicture } from '../../server/contract/picture.ts'
import type { Problem } from '../../server/contract/problem.ts'
import type { ThemeSettings } from '../../server/contract/settings.ts'
import type { ThemePreview, ThemeVersion, ThemeVersionList } from '../../server/contract/theme-version.ts'

/** The server said no, or did not answer (`offline`). */
export class Refusal extends Error {
  readonly code: string
  readonly requestId: string
  readonly problem: Problem | null
  constructor(code: string, problem: Problem | null = null) {
    super(code)
    this.code = code
    this.problem = problem
    this.requestId = problem?.requestId ?? ''
  }
}

/**
 * The server with an institution's key. The key is in this object and nowhere else: it is not written down, and it goes to the
 * bench's own origin alone. A key is no cookie, so nothing that another site has the browser send carries it.
 */
export class Session {
  readonly institution: string
  readonly #key: string

  constructor(institution: string, key: string) {
    this.institution = institution
    this.#key = key
  }

  private async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const isForm = body instanceof FormData
    let answer: Response
    try {
      answer = await fetch(`/v1/institutions/${encodeURIComponent(this.institution)}/${path}`, {
        method,
        headers: {
          authorization: `Bearer ${this.#key}`,
          ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
        credentials: 'omit',
        redirect: 'error',
      })
    } catch {
      throw new Refusal('offline')
    }
    if (answer.ok) return (answer.status === 204 ? undefined : await answer.json()) as T
    const problem = (await answer.json().catch(() => null)) as Problem | null
    throw new Refusal(problem?.code ?? String(answer.status), problem)
  }

  versions(): Promise<ThemeVersion[]> {
    return this.ask<ThemeVersionList>('GET', 'theme-versions').then(({ items }) => items)
  }

  /** What the institution has uploaded of fonts. */
  async fonts(): Promise<UploadedFont[]> {
    return (await this.ask<{ items: UploadedFont[] }>('GET', 'fonts')).items
  }

  save(theme: ThemeSettings, note: string): Promise<ThemeVersion> {
    return this.ask('POST', 'theme-versions', { theme, note })
  }

  preview(version: number): Promise<ThemePreview> {
    return this.ask('POST', `theme-versions/${version}/preview`, {})
  }

  publish(version: number): Promise<ThemeVersion> {
    return this.ask('POST', `theme-versions/${version}/publish`, {})
  }

  drop(version: number): Promise<void> {
    return this.ask('DELETE', `theme-versions/${version}`)
  }

  addFont(file: File, licence: string): Promise<UploadedFont> {
    const form = new FormData()
    form.set('licence', licence)
    form.set('file', file)
    return this.ask('POST', 'fonts', form)
  }

  addLogo(file: File): Promise<UploadedPicture> {
    const form = new FormData()
    form.set('use', 'logo')
    form.set('file', file)
    return this.ask('POST', 'pictures', form)
  }
}

import { html, nothing, type TemplateResult } from 'lit'
import type { AdWarning } from '../../server/contract/ad-template.ts'
import { LIMITS } from '../../server/contract/limits.ts'
import type { ThemeVersion } from '../../server/contract/theme-version.ts'
import type { UploadFault } from '../../server/contract/upload.ts'
import { adWarningSentence } from '../../themes/ad-sentences.ts'
import { PREFIX } from '../../themes/fonts.ts'
import { faultSentence, inOneLine } from '../../themes/sentences.ts'
import { isUploadFault, uploadSentence } from '../../themes/upload-sentences.ts'
import type { Bench } from './bench-state.ts'
import type { Compare } from './compare-part.ts'
import { STANDARD_LAYOUTS } from './design.ts'
import { toLink } from './link.ts'
import { LivePage } from './live-page.ts'
import { PreviewLinks } from './preview-links.ts'
import { Refusal, Session } from './session.ts'
import { designOf, themeOf, type UploadedLogo } from './settings.ts'
import { FACES } from './shipped.ts'
import { type UploadField, UploadPart } from './upload-part.ts'
import { versionList } from './versions-part.ts'

/** What a designer does with a key: drafts, previews, publishing and going back. */
export class Publish {
  readonly bench: Bench
  /** A page of the institution's that follows the bench. */
  readonly live: LivePage
  session: Session | null = null
  versions: readonly ThemeVersion[] = []
  logo: UploadedLogo | null = null
  /** The design's own logo, by its file, that was uploaded from here. */
  private sentLogo: string | null = null
  private families: readonly string[] = []
  private readonly links: PreviewLinks
  /** The version about which is asked whether it is to be published. */
  sure: number | null = null
  private refusal: Refusal | null = null
  /** The field that the refusal is about; above everything where it is about none. */
  private refusedAt: UploadField | null = null
  private warned: readonly AdWarning[] = []
  private isBusy = false
  private readonly compare: Compare
  private readonly uploads = new UploadPart(this)

  constructor(bench: Bench, compare: Compare) {
    this.bench = bench
    this.compare = compare
    this.live = new LivePage(bench)
    this.links = new PreviewLinks(bench, this.live)
  }

  render(): TemplateResult {
    const { bench } = this
    const { publish: t } = bench.t
    if (bench.api !== location.origin) return this.elsewhere()
    return html`
      ${this.session ? nothing : this.signIn()}
      <p class="faults" id="refusal" role="alert">${this.refusalAt(null)}</p>
      ${this.warned.map((one) => html`<p class="note">${adWarningSentence(one, bench.language)}</p>`)}
      ${this.isBusy ? html`<p role="status">${t.busy}</p>` : nothing}
      ${this.session ? this.opened() : nothing}
    `
  }

  /** On another site than the server's a key is not asked for: whoever else has pages on that site could read it. */
  private elsewhere(): TemplateResult {
    const { bench } = this
    const { publish: t } = bench.t
    const path = bench.language === 'da' ? '/bench/' : '/bench/en/'
    const go = async (event: Event) => {
      event.preventDefault()
      const hash = await toLink(bench.design)
      bench.saved = bench.design
      location.href = `${bench.api}${path}${hash}`
    }
    const hasFiles = bench.design.fonts.length > 0 || bench.design.logo
    return html`<p>${t.elsewhere}</p>
      ${hasFiles ? html`<p class="note">${t.elsewhereFiles}</p>` : nothing}
      <p><a class="button" href="${bench.api}${path}" @click=${go}>${t.elsewhereLink}</a></p>`
  }

  private signIn(): TemplateResult {
    const { publish: t } = this.bench.t
    const open = (event: SubmitEvent) => {
      event.preventDefault()
      const form = event.target as HTMLFormElement
      const [slug, key] = ['key-institution', 'key-key'].map((id) =>
        (form.querySelector(`#${id}`) as HTMLInputElement).value.trim(),
      )
      if (!slug || !key) return form.querySelector<HTMLInputElement>(slug ? '#key-key' : '#key-institution')?.focus()
      const session = new Session(slug, key)
      return this.run(async () => {
        const [versions, fonts] = await Promise.all([session.versions(), session.fonts()])
        this.session = session
        this.families = fonts.map(({ family }) => family)
        this.put(versions)
        this.takeAlong(versions)
        await this.uploads.takeAlong(fonts)
        form.reset()
        this.bench.follow('opened')
        return t.opened(versions.length)
      })
    }
    return html`<form @submit=${open} autocomplete="off">
      <p id="key-lead">${t.lead}</p>
      <div class="row">
        <label for="key-institution">${t.institution}</label>
        <input id="key-institution" autocomplete="off" spellcheck="false" autocapitalize="off" />
      </div>
      <div class="row">
        <label for="key-key">${t.key}</label>
        <input id="key-key" type="password" autocomplete="off" aria-describedby="key-lead" />
      </div>
      <p class="buttons"><button type="submit">${t.open}</button></p>
    </form>`
  }

  private opened(): TemplateResult {
    const { publish: t } = this.bench.t
    const save = (event: SubmitEvent) => {
      event.preventDefault()
      const note = (event.target as HTMLFormElement).querySelector('input')?.value.trim() ?? ''
      return this.run(() => this.saveDraft(note))
    }
    const { left } = this
    return html`
      <div class="opened">
        <h3 id="opened" tabindex="-1">${this.session?.institution}</h3>
        <button type="button" class="quiet" @click=${() => this.forget()}>${t.forget}</button>
      </div>
      <form class="card" @submit=${save}>
        <div class="row">
          <label for="draft-note">${t.note}</label>
          <input id="draft-note" maxlength=${LIMITS.shortText} autocomplete="off" aria-describedby="draft-note-hint" />
          <p class="hint" id="draft-note-hint">${t.noteHint}</p>
        </div>
        ${left.length > 0 ? html`<p class="note">${t.notUploaded(inOneLine(left, this.bench.language))}</p>` : nothing}
        ${this.logo ? html`<p>${t.hasLogo}</p>` : nothing}
        <p class="buttons"><button type="submit">${t.save}</button></p>
      </form>
      ${this.versions.length > 0 ? versionList(this) : nothing} ${this.links.render()}
      ${this.uploads.render()}
    `
  }

  /** What a draft of the design would leave out, since the server does not have it: fonts by their names, a logo by its file. */
  private get left(): string[] {
    const { design } = this.bench
    const fonts = themeOf(design, this.there).left.map((family) => family.replace(PREFIX, ''))
    return design.logo && design.logo.file !== this.sentLogo ? [...fonts, design.logo.file] : fonts
  }

  private get there(): string[] {
    return [...FACES.map(({ family }) => family), ...this.families]
  }

  private put(versions: readonly ThemeVersion[]): void {
    const { bench } = this
    this.versions = versions
    for (const { version, note, theme } of versions)
      this.compare.keep(`version ${version}`, bench.t.compare.version(version, note), designOf(theme, bench.design))
  }

  /** What the institution wears and the design says nothing of stays: a draft holds its logo and layouts too. */
  private takeAlong(versions: readonly ThemeVersion[]): void {
    const { bench } = this
    const theme = versions.find(({ isLive }) => isLive)?.theme
    if (!theme) return
    this.logo ??= theme.logo ?? null
    const { design } = bench
    const { agent } = design.layouts
    if (JSON.stringify(design.layouts) === JSON.stringify({ ...STANDARD_LAYOUTS, agent }))
      bench.change({ kind: 'all', design: { ...design, layouts: { ...design.layouts, ...theme.layouts } } })
  }

  private async saveDraft(note: string): Promise<string> {
    const { bench, session } = this
    const { design } = bench
    if (!session) return ''
    const { publish: t } = bench.t
    const { theme } = themeOf(design, this.there, this.logo)
    const without = this.left.length > 0 ? t.without(inOneLine(this.left, bench.language)) : ''
    // In the note, where whoever publishes it finds it, on another day or on the command line.
    const own = note.slice(0, Math.max(0, LIMITS.shortText - without.length - 2))
    const noted = [own, without].filter(Boolean).join('. ').slice(0, LIMITS.shortText)
    const { version, faults } = await session.save(theme, noted)
    bench.saved = design
    this.put(await session.versions())
    const said = faults.length > 0 ? t.savedFaults(version, faults.length) : t.saved(version)
    return without ? `${said} ${without}.` : said
  }

  /** What the last refusal says, where it is about this field. */
  refusalAt(field: UploadField | null): string | typeof nothing {
    return this.refusal && this.refusedAt === field ? this.told(this.refusal) : nothing
  }

  /** Does something with the server, says what came of it, and beside the field what it said where it was no. */
  async run(work: () => Promise<string>, field: UploadField | null = null): Promise<void> {
    if (this.isBusy) return
    this.isBusy = true
    this.refusal = null
    this.warned = []
    this.bench.redraw()
    try {
      this.bench.say(await work())
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      this.refusal = error
      const isLicence = error.problem?.faults?.every(({ code }) => code === 'font-without-licence') ?? false
      this.refusedAt = field === 'upload-font' && isLicence ? 'upload-licence' : field
      const place = this.refusedAt ? `${this.refusedAt}-refused` : 'refusal'
      // It may stand far from what was pressed.
      requestAnimationFrame(() => document.getElementById(place)?.scrollIntoView({ block: 'center' }))
    } finally {
      this.isBusy = false
      this.bench.redraw()
    }
  }

  /** What a refusal says; of what was sent, what is to be mended. */
  told(refusal: Refusal): string {
    const { problems: t } = this.bench.t.publish
    const { code, problem } = refusal
    const faults = problem?.faults ?? []
    if (faults.length > 0) return faults.map((fault) => this.uploadFault(fault)).join(' ')
    const fields = (problem?.fields ?? []).map(({ path }) => path)
    if (code === 'invalid') return `${t.invalid} ${fields.join(', ')}.`
    const sentence = (t as Record<string, unknown>)[code]
    return typeof sentence === 'string' ? sentence : t.other(code, refusal.requestId)
  }

  /** Why a file was not taken, in the words of the upload's check or of the folder's. */
  private uploadFault(fault: UploadFault): string {
    const { language } = this.bench
    return isUploadFault(fault) ? uploadSentence(fault, language) : faultSentence(fault, language)
  }

  private forget(): void {
    this.session = null
    this.versions = []
    this.families = []
    this.logo = null
    this.sentLogo = null
    this.links.preview = null
    this.live.forget()
    this.bench.say(this.bench.t.publish.forgotten)
    this.bench.redraw()
    this.bench.follow('key-institution')
  }

  take({ version, theme }: ThemeVersion): void {
    const { bench } = this
    this.logo = theme.logo ? { picture: theme.logo.picture, alt: theme.logo.alt ?? null } : null
    bench.change({ kind: 'all', design: designOf(theme, bench.design) })
    void this.run(async () => {
      await this.uploads.takeAlong((await this.session?.fonts()) ?? [])
      return bench.t.publish.taken(version)
    })
  }

  show(version: number): Promise<void> {
    return this.run(async () => {
      this.links.preview = (await this.session?.preview(version)) ?? null
      this.bench.follow('preview-links')
      return this.bench.t.publish.links(version)
    })
  }

  publish(version: number): Promise<void> {
    this.sure = null
    return this.run(async () => {
      if (!this.session) return ''
      this.warned = (await this.session.publish(version)).warnings ?? []
      this.put(await this.session.versions())
      this.bench.follow('versions')
      return this.bench.t.publish.published(version)
    })
  }

  drop(version: number): Promise<void> {
    return this.run(async () => {
      if (!this.session) return ''
      await this.session.drop(version)
      this.put(await this.session.versions())
      this.bench.follow(this.versions.length > 0 ? 'versions' : 'opened')
      return this.bench.t.publish.dropped(version)
    })
  }

  /** Whether the institution has a font of that family. */
  hasFont(family: string): boolean {
    return this.families.includes(family)
  }

  uploadedLogo(logo: UploadedLogo): void {
    this.logo = logo
    this.sentLogo = this.bench.design.logo?.file ?? null
  }

  uploadedFont(family: string): void {
    this.families = [...this.families, family]
  }
}

import '../../../widgets/application-form/define.ts'
import { longJob } from '../../../demo/showroom/data/long-form.ts'
import { deepEqual, equal, eventually, match, ok } from '../../support/assert.ts'
import { accessible } from '../../support/axe.ts'
import { FakeApi } from '../job-ad/examples.ts'
import {
  answerAll,
  choose,
  cleanUp,
  FakeUploads,
  fill,
  find,
  focused,
  next,
  openLong,
  pdf,
  press,
  stepOf,
  textOf,
  toReview,
  YOU,
} from './screen.ts'

afterEach(cleanUp)

const said = (form: Parameters<typeof find>[0]) => find(form, '[role=status]')?.textContent ?? ''
const files = (form: Parameters<typeof find>[0]) =>
  [...form.renderRoot.querySelectorAll('.file')].map((one) => one.textContent?.replace(/\s+/g, ' ').trim())

async function atDocuments(settings: Parameters<typeof openLong>[0] = {}) {
  const uploads = new FakeUploads()
  const form = await openLong({ uploads: () => uploads, ...settings })
  await fill(form, { acknowledged: true, ...YOU })
  await next(form, 'you')
  await next(form, 'documents')
  return { form, uploads }
}

describe('the documents', () => {
  it('are chosen in the browser’s own field, with kinds and sizes said first', async () => {
    const { form } = await atDocuments()
    const input = find<HTMLInputElement>(form, '#answer-documents')
    equal(input?.type, 'file')
    ok(input?.checkVisibility())
    equal(input?.labels?.[0]?.textContent?.trim(), 'Vælg filer')
    equal(input?.accept, '.pdf,.docx,.odt,.jpg,.jpeg,.png')
    const hint = find(form, `#${input?.getAttribute('aria-describedby')}`)
    match(
      hint?.textContent?.replace(/\s+/g, ' ') ?? '',
      /PDF, Word \(docx\), ODT, JPG eller PNG\. Højst 3 filer på hver højst 10 MB\. Vedlæg mindst 1 fil\./,
    )
    await choose(form, pdf('cv.pdf', 1_234_567))
    await eventually(() => files(form).length === 1, 'the file')
    match(files(form)[0] ?? '', /^cv\.pdf 1,2 MB 0 % er sendt Fjern cv\.pdf$/)
    ok(find(form, 'progress'))
    await accessible(form)
  })

  it('tell in words and aloud how far they are, when the line is gone, and when they have come', async () => {
    const { form, uploads } = await atDocuments()
    await choose(form, pdf('cv.pdf', 1000))
    await eventually(() => said(form) === 'Sender cv.pdf', 'the beginning')
    uploads.become('cv.pdf', { progress: 0.42 })
    await eventually(() => /42 % er sendt/.test(files(form)[0] ?? ''), 'how far')
    equal(said(form), 'Sender cv.pdf')
    uploads.become('cv.pdf', { state: 'waiting' })
    await eventually(() => /Vi fortsætter, så snart den er tilbage/.test(said(form)), 'the lost line, aloud', 2000)
    match(files(form)[0] ?? '', /Forbindelsen er afbrudt/)
    uploads.become('cv.pdf', { state: 'sending' })
    uploads.become('cv.pdf', { state: 'checking', progress: 1 })
    await eventually(() => /Bliver kontrolleret/.test(files(form)[0] ?? ''), 'the check')
    uploads.become('cv.pdf', { state: 'pending', id: 'u-1' })
    await eventually(() => said(form) === 'cv.pdf er vedlagt.', 'the end')
    equal(find(form, 'progress'), null)
  })

  it('say what to do about each fault, at the file and in the summary', async () => {
    const { form, uploads } = await atDocuments()
    const all: [string, RegExp][] = [
      ['file-type', /»x\.pdf« er ikke en fil, vi kan tage imod/],
      ['name-differs', /anden slags fil, end navnet siger/],
      ['macros', /indeholder makroer/],
      ['password', /låst med en adgangskode/],
      ['damaged', /er beskadiget/],
      ['empty', /er tom/],
      ['bomb', /fylder for meget, når den pakkes ud/],
      ['infected', /Der er fundet virus/],
      ['too-large', /Vælg en fil på højst 10 MB/],
      ['twice', /er allerede vedlagt/],
      ['not-taken', /kunne ikke sendes/],
    ]
    for (const [fault, pattern] of all) {
      await choose(form, pdf('x.pdf'))
      await eventually(() => uploads.list.length === 1, 'the file')
      uploads.become('x.pdf', { state: 'refused', fault: fault as 'damaged' })
      await eventually(() => pattern.test(files(form)[0] ?? ''), fault)
      match(said(form), pattern)
      press(form, '.file button')
      await eventually(() => !files(form).length, 'no file')
      uploads.list = []
    }
    await choose(form, pdf('x.pdf'))
    await eventually(() => uploads.list.length === 1, 'the file')
    uploads.become('x.pdf', { state: 'refused', fault: 'infected' })
    press(form, '[part=next]')
    await eventually(() => focused(form)?.id === 'summary', 'the summary')
    const lines = [...form.renderRoot.querySelectorAll<HTMLElement>('#summary a')]
    deepEqual(
      lines.map(({ textContent }) => textContent),
      ['Vedlæg mindst 1 fil.', 'Der er fundet virus i »x.pdf«. Vælg en anden fil'],
    )
    await accessible(form)
    lines[1]?.click()
    match(focused(form)?.textContent?.replace(/\s+/g, ' ') ?? '', /Fjern x\.pdf/)
    equal(
      find(form, `#${CSS.escape(focused(form)?.getAttribute('aria-describedby') ?? '')}`)
        ?.textContent?.replace('Fejl:', '')
        .trim(),
      lines[1]?.textContent,
    )
  })

  it('are looked at before they are sent, and no more are taken than there is room for', async () => {
    const { form, uploads } = await atDocuments()
    await choose(form, pdf('tom.pdf', 0), new File(['x'], 'virus.exe'))
    deepEqual(uploads.list, [])
    match(files(form).join(), /»tom\.pdf« er tom.*»virus\.exe« er ikke en fil/)
    await choose(form, pdf('1.pdf'), pdf('2.pdf'), pdf('3.pdf'), pdf('4.pdf'))
    await eventually(() => uploads.list.length === 3, 'three files')
    match(textOf(form), /Der er ikke plads til 1 fil mere/)
    match(find(form, '#answer-documents-error')?.textContent ?? '', /ikke plads/)
  })

  it('go on being sent while the person goes on, and sending waits for them', async () => {
    const api = new FakeApi(longJob)
    const uploads = new FakeUploads()
    const form = await openLong({ api, uploads: () => uploads })
    await toReview(form)
    press(form, '[part=submit]')
    await eventually(() => /så snart alle filer er kommet frem/.test(said(form)), 'that it waits')
    equal(api.sent.length, 0)
    await accessible(form)
    uploads.become('cv.pdf', { state: 'done', id: 'u-1' })
    await eventually(() => find(form, '[part=receipt]'), 'the receipt')
    deepEqual(api.sent[0]?.input.documents, ['u-1'])
  })

  it('that turn out to be refused while sending waits bring the person back to them', async () => {
    const uploads = new FakeUploads()
    const form = await openLong({ uploads: () => uploads })
    await toReview(form)
    press(form, '[part=submit]')
    uploads.become('cv.pdf', { state: 'refused', fault: 'infected' })
    await eventually(() => focused(form)?.id === 'summary', 'the summary')
    equal(stepOf(form), 'documents')
  })

  it('are taken away by name, here and on the server, and focus stays in the form', async () => {
    const { form, uploads } = await atDocuments()
    await choose(form, pdf('en.pdf'), pdf('to.pdf'))
    await eventually(() => uploads.list.length === 2, 'the files')
    equal(find(form, '.file button')?.textContent?.replace(/\s+/g, ' ').trim(), 'Fjern en.pdf')
    press(form, '.file button')
    await eventually(() => focused(form)?.id === 'answer-documents', 'focus on the field')
    deepEqual(uploads.removed, ['en.pdf'])
    equal(said(form), 'en.pdf er fjernet.')
    equal(files(form).length, 1)
  })

  it('go on when the form is left for the ad', async () => {
    const uploads = new FakeUploads()
    const api = new FakeApi(longJob)
    const { form } = await atDocuments({ api, uploads: () => uploads })
    await choose(form, pdf())
    await eventually(() => uploads.list.length === 1, 'the file')
    form.remove()
    uploads.become('cv.pdf', { state: 'done', id: 'u-1' })
    const again = await openLong({ api, uploads: () => uploads })
    await eventually(() => /Vedlagt/.test(files(again)[0] ?? ''), 'the file')
  })
})

describe('the screening questions', () => {
  it('are native, named and described in their own root, with limits said and errors in their place', async () => {
    const { form, uploads } = await atDocuments()
    await choose(form, pdf())
    uploads.become('cv.pdf', { state: 'done', id: 'u-1' })
    await next(form, 'questions')
    press(form, '[part=next]')
    await eventually(() => focused(form)?.id === 'summary', 'the summary')
    const described = (id: string) => {
      const one = find(form, `#question-${id}`)
      const texts = (one?.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((by) => find(form, `#${by}`)?.textContent)
      const name =
        one instanceof HTMLTextAreaElement ? one.labels[0]?.textContent : one?.querySelector('legend')?.textContent
      return [name, ...texts.map((text) => text?.trim())]
    }
    deepEqual(described('licence'), ['Har du kørekort til bil?', 'Fejl: Vælg et svar på »Har du kørekort til bil?«'])
    deepEqual(described('why'), ['Hvad ved du om cykelregnskaber? (frivilligt)', 'Du kan skrive op til 100 tegn.'])
    deepEqual(described('tools').slice(1), ['Vælg højst 2.', 'Fejl: Vælg et svar på »Hvilke værktøjer har du brugt?«'])
    deepEqual(described('tasks').slice(1), [
      'Giv nummer 1 og 2. Nummer 1 er det, der passer bedst på dig.',
      'Fejl: Giv nummer 1 til en af mulighederne i »Hvilke opgaver vil du helst have?«',
    ])
    equal(find<HTMLSelectElement>(form, '#question-skills-law')?.labels[0]?.textContent, 'Forvaltningsret')
    equal(form.renderRoot.querySelectorAll('[data-step=questions] [draggable]').length, 0)
  })

  it('say when more is chosen than may be, and what a rank that was taken came to', async () => {
    const { form, uploads } = await atDocuments()
    await choose(form, pdf())
    uploads.become('cv.pdf', { state: 'done', id: 'u-1' })
    await next(form, 'questions')
    await answerAll(form)
    press(form, '#question-tools-sas')
    press(form, '#question-tools-excel')
    const rank = async (id: string, value: string) => {
      const list = find<HTMLSelectElement>(form, `#question-tasks-${id}`)
      if (!list) throw new Error(id)
      list.value = value
      list.dispatchEvent(new Event('change', { bubbles: true }))
      await form.updateComplete
    }
    await rank('write', '2')
    await rank('teach', '1')
    await eventually(() => /Undervise er nu nummer 1/.test(said(form)), 'what moved, aloud')
    match(said(form), /Tælle cykler har ikke længere et nummer\./)
    const ranks = ['count', 'write', 'teach'].map((id) => find<HTMLSelectElement>(form, `#question-tasks-${id}`)?.value)
    deepEqual(ranks, ['', '2', '1'])
    press(form, '[part=next]')
    await eventually(() => focused(form)?.id === 'summary', 'the summary')
    deepEqual(
      [...form.renderRoot.querySelectorAll('#summary a')].map((link) => link.textContent),
      ['Vælg højst 2 i »Hvilke værktøjer har du brugt?«'],
    )
    press(form, '#summary a')
    equal(focused(form)?.id, 'question-tools')
  })
})

import { Profile } from '../server/contract/settings.ts'
import type { Deps } from '../server/deps.ts'
import { createInstitution } from '../server/institutions/create.ts'
import { putSetting } from '../server/settings/put.ts'

export const INSTITUTIONS = 150
export const JOBS = 10_000

const day = (now: Date, days: number) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10)

/** An ad as long as a common one: some three thousand characters with headings, lists and a little of Word's markup. */
const body = (version: number) =>
  `<h2>Om stillingen</h2>${`<p class="MsoNormal">Vi søger en medarbejder, der vil være med til at planlægge, drive og udvikle <strong>kommunens</strong> opgaver sammen med kolleger og borgere i hverdagen.<span style="font-size:11pt">&nbsp;</span></p>`.repeat(9)}<h2>Om dig</h2><ul>${'<li>Du har erfaring med at arbejde i en politisk ledet organisation.</li>'.repeat(6)}</ul>${'<p>Løn og ansættelsesforhold følger den gældende overenskomst, og du er velkommen til at ringe til os.</p>'.repeat(5)}<p>Udgave ${version}</p>`

/** What one institution's system answers. */
function documentOf(institution: number, version: number, start: Date): Buffer {
  const ads: object[] = []
  for (let n = institution; n < JOBS; n += INSTITUTIONS)
    ads.push({
      externalId: String(n),
      title: `Fuldmægtig nr. ${n}${version > 0 ? `, udgave ${version}` : ''}`,
      bodyHtml: body(version),
      deadline: day(start, 20 + (n % 40)),
      publishFrom: day(start, -1),
      department: `afdeling-${n % 7}`,
      category: `kategori-${n % 12}`,
      location: `sted-${n % 5}`,
      applyUrl: `https://hr.example/apply?id=${n}`,
      workplace: { name: 'Rådhuset', address: 'Torvet 1', postalCode: '8000', city: 'Aarhus C' },
      contacts: [{ name: 'Bo Eksempel', phone: '00 00 00 00' }],
    })
  return Buffer.from(JSON.stringify(ads))
}

/** The other systems of all institutions: what they answer is another from version to version, and no validators are known. */
export function otherSystems(start: Date) {
  let documents: Buffer[] = []
  const fetchDocument: Deps['fetchDocument'] = async (address) => ({
    isModified: true,
    document: {
      address,
      contentType: 'application/json',
      bytes: documents[Number(new URL(address).pathname.slice(1))] as Buffer,
    },
    validators: {},
  })
  return {
    fetchDocument,
    /** Has them answer that version from now on. */
    bring(version: number) {
      documents = Array.from({ length: INSTITUTIONS }, (_, n) => documentOf(n, version, start))
    },
  }
}

/** The institutions, each with its feed. */
export async function makeInstitutions(deps: Deps, isLive: boolean): Promise<void> {
  const system = { deps, actor: { kind: 'system' } as const, requestId: 'bench', startedAt: deps.now() }
  for (let n = 0; n < INSTITUTIONS; n++) {
    const profile = Profile.parse({ name: { da: `Kommune ${n}` }, contact: { name: 'HR' } })
    const institution = await createInstitution(system, { slug: `kommune-${n}`, profile, isLive })
    const feeds = [{ source: 'hr', format: 'opslag', address: `https://hr.example/${n}` }]
    await putSetting({ ...system, institution }, 'feeds', { ifMatch: '"0"', input: { feeds } })
  }
}

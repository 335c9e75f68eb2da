import { department, entry, type SeedInstitution } from '../shape.ts'
import { ADMINISTRATION } from './administration.ts'
import { INFRASTRUCTURE } from './infrastructure.ts'
import { IT_AND_DATA } from './it-and-data.ts'
import { POOLS } from './pools.ts'
import { PROMOTION } from './promotion.ts'
import { SAFETY } from './safety.ts'

/** The fictional agency of the seeds (R245): a department tree of four levels and a list longer than a page. */
export const CYKELSTYRELSEN: SeedInstitution = {
  slug: 'cykelstyrelsen',
  profile: ({ address, origins }) => ({
    name: { da: 'Cykelstyrelsen', en: 'The Danish Cycling Agency' },
    origins,
    pages: { list: `${address}/cykelstyrelsen/`, job: `${address}/cykelstyrelsen/job/?job={job}` },
    contact: { name: 'HR i Cykelstyrelsen', phone: '00 00 01 00', email: 'hr@cykelstyrelsen.example.dk' },
    mandatory: ['employmentArea', 'workplace'],
  }),
  internal: ({ address }) => ({
    setting: {
      ways: ['token', 'address'],
      domains: ['cykelstyrelsen.example.dk'],
      jobPage: `${address}/intranet/?job={job}`,
    },
    // The demo intranet's own (demo/intranet): everybody can make its other half, and nothing but the demo trusts it.
    publicKey: `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAfnPfTQXLS9Dt6nuGFkicqNCtmzj2jfjjcz1dZzekZXQ=
-----END PUBLIC KEY-----
`,
  }),
  // No such numbers are in use.
  jobnet: {
    automatic: true,
    cvr: '99999993',
    units: [
      {
        pNumber: '1999999991',
        name: 'Cykelstyrelsen, Odense',
        address: 'Cykeltorvet 1',
        postalCode: '5000',
        city: 'Odense C',
        municipality: '0461',
      },
      {
        pNumber: '1999999992',
        name: 'Cykelstyrelsen, It og Data',
        address: 'Svinghjulet 7',
        postalCode: '8000',
        city: 'Aarhus C',
        municipality: '0751',
      },
    ],
    pNumber: '1999999991',
    departments: [{ department: 'it-og-data', pNumber: '1999999992' }],
  },
  departments: [
    department(
      'styrelsen',
      'Cykelstyrelsen',
      'The Danish Cycling Agency',
      department('direktionssekretariatet', 'Direktionssekretariatet', "The Director General's Office"),
      department(
        'planlaegning-og-anlaeg',
        'Planlægning og Anlæg',
        'Planning and Construction',
        department(
          'cykelinfrastruktur',
          'Cykelinfrastruktur',
          'Cycling Infrastructure',
          department('cykelstier', 'Cykelstier', 'Cycle Tracks'),
          department('broer-og-stier', 'Broer og Stier', 'Bridges and Paths'),
        ),
        department('trafiksikkerhed', 'Trafiksikkerhed', 'Road Safety'),
      ),
      department(
        'sundhed-og-idraet',
        'Sundhed og Idræt',
        'Health and Sport',
        department('cykelfremme', 'Cykelfremme', 'Promotion of Cycling'),
        department('sport', 'Sport', 'Sport'),
      ),
      department(
        'administration',
        'Administration',
        'Administration',
        department('hr', 'HR', 'Human Resources'),
        department('oekonomi', 'Økonomi', 'Finance'),
        department('it-og-data', 'It og Data', 'IT and Data'),
      ),
    ),
  ],
  categories: [
    entry('akademiker', 'Akademisk sagsbehandling', 'Policy and legal work'),
    entry('ingenioer', 'Ingeniør og teknik', 'Engineering'),
    entry('it', 'It og data', 'IT and data'),
    entry('administration', 'Administration og HR', 'Administration and HR'),
    entry('kommunikation', 'Kommunikation', 'Communications'),
    entry('ledelse', 'Ledelse', 'Management'),
    entry('drift', 'Drift og håndværk', 'Operations and crafts'),
    entry('student', 'Studerende og elever', 'Students and trainees'),
  ],
  locations: [
    entry('odense', 'Odense', 'Odense'),
    entry('koebenhavn', 'København', 'Copenhagen'),
    entry('aarhus', 'Aarhus', 'Aarhus'),
    entry('aalborg', 'Aalborg', 'Aalborg'),
  ],
  pools: POOLS,
  jobs: [...INFRASTRUCTURE, ...SAFETY, ...PROMOTION, ...ADMINISTRATION, ...IT_AND_DATA],
}

import type { Institution } from '../../../server/contract/institution.ts'
import type { Language } from '../../../server/contract/language.ts'

/** Saturday 21 November 2026, 10.00 in Copenhagen. */
export const NOW = Date.parse('2026-11-21T09:00:00Z')

/** The same day at noon in Copenhagen. */
export const MIDDAY = Date.parse('2026-11-21T11:00:00Z')

/** The institution of the examples, in a language. */
export function institution(lang: Language = 'da', change: Partial<Institution> = {}): Institution {
  const say = (da: string, en: string) => (lang === 'da' ? da : en)
  return {
    slug: 'cykelstyrelsen',
    name: say('Cykelstyrelsen', 'The Danish Cycling Agency'),
    language: lang,
    languages: ['da', 'en'],
    theme: {
      tokens: {
        '--opslag-color-surface-subtle': '#eef5f1',
        '--opslag-color-accent': '#00583f',
        '--opslag-color-accent-hover': '#003d2c',
        '--opslag-color-link': '#00583f',
        '--opslag-color-text-muted': '#4d635a',
        '--opslag-color-divider': '#cfdfd7',
        '--opslag-radius': '4px',
      },
      dark: null,
      fonts: [],
      layouts: { list: 'rows', form: 'steps', ad: 'facts-aside' },
    },
    categories: [
      { key: 'it', label: say('It og digitalisering', 'IT and digitalisation') },
      { key: 'jura', label: say('Jura og forvaltning', 'Law and administration') },
      { key: 'teknik', label: say('Teknik og anlæg', 'Engineering') },
    ],
    locations: [
      { key: 'odense', label: 'Odense' },
      { key: 'kobenhavn', label: say('København', 'Copenhagen') },
    ],
    departments: [
      { key: 'drift', label: say('Drift', 'Operations'), parent: null, depth: 0 },
      { key: 'vej', label: say('Veje og stier', 'Roads and paths'), parent: 'drift', depth: 1 },
      { key: 'vinter', label: say('Vintertjeneste', 'Winter service'), parent: 'vej', depth: 2 },
      { key: 'stab', label: say('Direktionens stab', 'Executive staff'), parent: null, depth: 0 },
    ],
    contact: { name: 'HR', title: null, phone: null, email: 'hr@eksempel.dk' },
    operator: 'Statens It-drift',
    testPages: null,
    jobAgent: { layout: 'steps', everywhere: true, intro: null },
    links: {
      portal: 'https://jobs.eksempel.dk/portal/cykelstyrelsen',
      agent: 'https://jobs.eksempel.dk/portal/cykelstyrelsen/agent',
      login: 'https://jobs.eksempel.dk/portal/cykelstyrelsen/account',
    },
    ...change,
  }
}

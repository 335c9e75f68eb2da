import { CYKELSTYRELSEN } from './cykelstyrelsen/institution.ts'
import { KYSTAKADEMIET } from './kystakademiet/institution.ts'
import { LYDARKIVET } from './lydarkivet/institution.ts'
import type { SeedInstitution } from './shape.ts'

/** The demo's institutions, all fictional, in the order that they are seeded in. */
export const DEMO_INSTITUTIONS: SeedInstitution[] = [CYKELSTYRELSEN, LYDARKIVET, KYSTAKADEMIET]

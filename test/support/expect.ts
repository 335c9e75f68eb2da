import { expect as playwrights } from '@playwright/test'

/** Playwright's own, with as much patience as a busy machine needs: what comes at once costs none of it. */
export const expect = playwrights.configure({ timeout: 30_000 })

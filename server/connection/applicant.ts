import type { ConnectionTestStarted } from '../contract/connection.ts'
import type { ConnectionStrings } from './strings.da.ts'

/** The one address that may apply for a test's job; under `.invalid` there is nobody (RFC 2606). */
export const testAddress = (testId: string): string => `connection-test-${testId}@opslag.invalid`

/** What the tester types. The number belongs to nobody. */
export const testApplication = (testId: string, strings: ConnectionStrings): ConnectionTestStarted['application'] => ({
  name: strings.name,
  email: testAddress(testId),
  phone: '+45 00 00 00 00',
  text: strings.text,
})

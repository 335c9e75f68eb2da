// What Web Test Runner puts on the page for the tests of elements; its own package brings no types.
type TestBody = (this: { timeout(milliseconds: number): void }) => void | Promise<void>

interface Declare {
  (name: string, body: TestBody): void
  skip(name: string, body?: TestBody): void
}

declare const describe: { (name: string, body: () => void): void; skip(name: string, body: () => void): void }
declare const it: Declare
declare const before: (body: TestBody) => void
declare const after: (body: TestBody) => void
declare const beforeEach: (body: TestBody) => void
declare const afterEach: (body: TestBody) => void

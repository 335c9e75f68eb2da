import type { ConnectionStrings } from './strings.da.ts'

export const strings: ConnectionStrings = {
  title: 'Connection test: not a vacant position',
  body: 'This is not a vacant position. It was made by a test of whether the jobs show as they should on the page, and disappears by itself within an hour. Applications for it are deleted unread.',
  name: 'Connection test',
  text: 'This is a trial application from the connection test. It is deleted at once. Naïve café – “quoted”.',
}

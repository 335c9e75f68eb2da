import { formatCount, formatNumber } from '../format.ts'
import type { DocumentStrings } from './documents.da.ts'

/** The words around files that are chosen and sent. */
export const strings: DocumentStrings = {
  intro: 'Attach for example your CV and your diplomas.',
  label: 'Choose files',
  hint: (types, max, size) => `${types}. At most ${formatCount(max, 'en', 'file', 'files')} of at most ${size} each.`,
  least: (min) => `Attach at least ${formatCount(min, 'en', 'file', 'files')}.`,
  list: 'Your files',
  sent: (percent) => `${percent}% sent`,
  waiting: 'Waiting to be sent',
  stalled: 'The connection is cut. We send the rest as soon as it is back.',
  checking: 'Being checked …',
  here: 'Attached',
  earlier: 'Attached from an earlier application',
  remove: 'Remove',
  begun: (name) => `Sending ${name}`,
  done: (name) => `${name} is attached.`,
  removed: (name) => `${name} has been removed.`,
  lostLine: (name) => `The connection was cut while ${name} was being sent. We go on as soon as it is back.`,
  wait: 'We send your application as soon as all files have arrived.',
  reuse: 'Files you have sent us before',
  sentOn: (date) => `sent ${date}`,
  tooMany: (max) => `Remove files until there are at most ${formatNumber(max, 'en')}`,
  notTaken: (count) =>
    `There is no room for ${formatCount(count, 'en', 'more file', 'more files')}. Remove a file before you choose a new one.`,
  wrong: 'Remove files that we have not received, and choose them again',
  trouble: {
    'file-type': (name, types) => `“${name}” is not a file we can accept. Save it as ${types} and choose it again`,
    'name-differs': (name) => `“${name}” is another kind of file than its name says. Save it anew and choose it again`,
    macros: (name) => `“${name}” contains macros. Save it without macros, for example as PDF, and choose it again`,
    password: (name) => `“${name}” is locked with a password. Save it without a password and choose it again`,
    damaged: (name) => `“${name}” is damaged. Save it anew and choose it again`,
    empty: (name) => `“${name}” is empty. Choose a file with something in it`,
    bomb: (name) => `“${name}” is too large when it is unpacked. Save it as PDF and choose it again`,
    infected: (name) => `A virus was found in “${name}”. Choose another file`,
    'too-large': (name, _types, size) => `“${name}” is too large. Choose a file of at most ${size}`,
    lost: (name) => `“${name}” could not be sent. Remove it and choose it again`,
    twice: (name) => `“${name}” is already attached`,
  },
}

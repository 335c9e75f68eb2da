import type { MailTemplateName } from '../contract/mail.ts'
import type { Piece } from './letter.ts'
import type { GivenBlock, GivenInline } from './template-fields.ts'

/** A template with what its fields come to. One that has nothing to say comes to '' or to no pieces. */
export type Filled<T extends MailTemplateName> = {
  template: T
  fields: Readonly<Record<GivenInline<T>, string>>
  blocks: Readonly<Record<GivenBlock<T>, readonly Piece[]>>
}

/** What a mail says, before it is known in whose words. */
export type Content = { [T in MailTemplateName]: Filled<T> }[MailTemplateName]

import { FEED_FORMATS } from '../contract/limits.ts'
import { MAIL_TEMPLATES, MailStatus, SENT_BY_STAFF } from '../contract/mail.ts'
import { PictureUse } from '../contract/picture.ts'
import { fetchApplications, registerApplication } from './applications.ts'
import { askApplicants } from './ask.ts'
import { checkConnection, declareLive } from './check/check.ts'
import { UsageError } from './context.ts'
import { dismissHeld, listFeeds, releaseHeld, runFeedNow, showFeed } from './feeds.ts'
import { addFont, listFonts, removeFont } from './fonts.ts'
import {
  type Given,
  institutionOf,
  none,
  oneOf,
  only,
  optional,
  optionalOneOf,
  read,
  text,
  type Verb,
  wanted,
} from './given.ts'
import { HELP } from './help.ts'
import { importAds } from './import.ts'
import { internalKeyVerb } from './internal-keys.ts'
import { JOBNET_VERBS } from './jobnet-verbs.ts'
import { createKey, listKeys, revokeKey } from './keys.ts'
import { showTemplates } from './mail-templates.ts'
import { listMails, moveMail, retryMail, retryMails, sendMail, stopMail } from './mails.ts'
import { MEDIA_VERBS } from './media-verbs.ts'
import { createFromOrder } from './order.ts'
import { addPicture, listPictures, removePicture } from './pictures.ts'
import { listPools, showPool } from './pools.ts'
import { endCase, listErasures, replayErasures } from './retention.ts'
import { rotateKeys } from './rotate.ts'
import { pull, push } from './settings-folder.ts'
import { STATISTICS_VERBS } from './statistics.ts'
import { draftTheme, dropTheme, goBack, listThemes, previewTheme, publishTheme } from './themes.ts'
import { webhookVerbs } from './webhook-verbs.ts'

const KEY_VERBS: Record<string, Verb> = {
  create(world, args) {
    const given = read(args, { institution: text, name: text })
    none(given)
    return createKey(world, { institution: institutionOf(given), name: wanted(given, 'name') })
  },
  list(world, args) {
    const given = read(args, { institution: text })
    none(given)
    return listKeys(world, { institution: institutionOf(given) })
  },
  revoke(world, args) {
    const given = read(args, { institution: text })
    return revokeKey(world, { institution: institutionOf(given), id: only(given, "The key's id") })
  },
}

const FEED_VERBS: Record<string, Verb> = {
  run(world, args) {
    const given = read(args, { institution: text, source: text })
    none(given)
    return runFeedNow(world, { institution: institutionOf(given), source: wanted(given, 'source') })
  },
  release(world, args) {
    const given = read(args, { institution: text })
    return releaseHeld(world, { institution: institutionOf(given), run: only(given, "The run's id") })
  },
  dismiss(world, args) {
    const given = read(args, { institution: text })
    return dismissHeld(world, { institution: institutionOf(given), run: only(given, "The run's id") })
  },
}

const MAIL_VERBS: Record<string, Verb> = {
  send(world, args) {
    const names = ['institution', 'application', 'template', 'at', 'message']
    const given = read(args, Object.fromEntries(names.map((name) => [name, text])))
    none(given)
    return sendMail(world, {
      institution: institutionOf(given),
      application: wanted(given, 'application'),
      template: oneOf(given, 'template', SENT_BY_STAFF),
      at: optional(given, 'at'),
      message: optional(given, 'message'),
    })
  },
  retry(world, args) {
    const given = read(args, { institution: text, all: { type: 'boolean' }, reason: text })
    const institution = institutionOf(given)
    const reason = optional(given, 'reason')
    if (given.values.all !== true && reason === undefined)
      return retryMail(world, { institution, mail: only(given, "The mail's id, or --all,") })
    none(given)
    return retryMails(world, { institution, reason })
  },
  move(world, args) {
    const given = read(args, { institution: text, at: text })
    const institution = institutionOf(given)
    return moveMail(world, { institution, mail: only(given, "The mail's id"), at: wanted(given, 'at') })
  },
  stop(world, args) {
    const given = read(args, { institution: text })
    return stopMail(world, { institution: institutionOf(given), mail: only(given, "The mail's id") })
  },
}

const FONT_VERBS: Record<string, Verb> = {
  add(world, args) {
    const given = read(args, { institution: text, licence: text })
    const licence = wanted(given, 'licence')
    return addFont(world, { institution: institutionOf(given), file: only(given, 'The font’s file'), licence })
  },
  remove(world, args) {
    const given = read(args, { institution: text })
    return removeFont(world, { institution: institutionOf(given), font: only(given, "The font's id") })
  },
}

const PICTURE_VERBS: Record<string, Verb> = {
  add(world, args) {
    const given = read(args, { institution: text, use: text })
    const use = optionalOneOf(given, 'use', PictureUse.options) ?? 'picture'
    return addPicture(world, { institution: institutionOf(given), file: only(given, 'The picture’s file'), use })
  },
  remove(world, args) {
    const given = read(args, { institution: text })
    return removePicture(world, { institution: institutionOf(given), picture: only(given, "The picture's id") })
  },
}

/** A version's number. @throws UsageError for what can be none. */
function versionOf(given: Given): string {
  const version = only(given, "The version's number")
  if (!/^\d{1,9}$/.test(version)) throw new UsageError(`A version is a number, such as 3, not ${version}.`)
  return version
}

const THEME_VERBS: Record<string, Verb> = {
  draft(world, args) {
    const given = read(args, { institution: text, note: text })
    const note = optional(given, 'note')
    return draftTheme(world, { institution: institutionOf(given), place: only(given, 'The folder or file'), note })
  },
  preview(world, args) {
    const given = read(args, { institution: text })
    return previewTheme(world, { institution: institutionOf(given), version: versionOf(given) })
  },
  publish(world, args) {
    const given = read(args, { institution: text })
    return publishTheme(world, { institution: institutionOf(given), version: versionOf(given) })
  },
  back(world, args) {
    const given = read(args, { institution: text })
    none(given)
    return goBack(world, { institution: institutionOf(given) })
  },
  delete(world, args) {
    const given = read(args, { institution: text })
    return dropTheme(world, { institution: institutionOf(given), version: versionOf(given) })
  },
}

/** Each verb of the command line, from its arguments to its exit code. @throws UsageError */
export const VERBS: Record<string, Verb> = {
  import(world, args) {
    const given = read(args, {
      institution: text,
      format: text,
      apply: text,
      contacts: text,
      source: text,
      'shift-dates': { type: 'boolean' },
    })
    if (given.positionals.length === 0) throw new UsageError('A file or folder to import is missing.')
    return importAds(world, {
      places: given.positionals,
      institution: institutionOf(given),
      format: oneOf(given, 'format', FEED_FORMATS),
      shiftDates: given.values['shift-dates'] === true,
      applyAt: optionalOneOf(given, 'apply', ['here', 'source']),
      contacts: optionalOneOf(given, 'contacts', ['general', 'source']),
      source: optional(given, 'source'),
    })
  },
  pull(world, args) {
    const given = read(args, { institution: text, out: text })
    none(given)
    return pull(world, { institution: institutionOf(given), folder: wanted(given, 'out') })
  },
  push(world, args) {
    const given = read(args, { institution: text })
    return push(world, { institution: institutionOf(given), folder: only(given, 'The folder') })
  },
  applications(world, args) {
    const given = read(args, { institution: text, out: text, job: text })
    none(given)
    return fetchApplications(world, {
      institution: institutionOf(given),
      folder: wanted(given, 'out'),
      job: optional(given, 'job'),
    })
  },
  register(world, args) {
    const names = ['institution', 'job', 'name', 'email', 'phone', 'received-by', 'received-at', 'motivation', 'medium']
    const given = read(args, Object.fromEntries([...names, 'late-reason'].map((name) => [name, text])))
    none(given)
    return registerApplication(world, {
      institution: institutionOf(given),
      job: wanted(given, 'job'),
      name: wanted(given, 'name'),
      email: optional(given, 'email'),
      phone: optional(given, 'phone'),
      receivedBy: oneOf(given, 'received-by', ['post', 'e-mail']),
      receivedAt: wanted(given, 'received-at'),
      motivation: optional(given, 'motivation'),
      medium: optional(given, 'medium'),
      lateReason: optional(given, 'late-reason'),
    })
  },
  end(world, args) {
    const given = read(args, { institution: text, job: text })
    none(given)
    return endCase(world, { institution: institutionOf(given), job: wanted(given, 'job') })
  },
  erasures(world, args) {
    const given = read(args, { replay: text })
    none(given)
    const file = optional(given, 'replay')
    return file === undefined ? listErasures(world) : replayErasures(world, { file })
  },
  ask(world, args) {
    const given = read(args, { institution: text, job: text, 'reply-by': text })
    return askApplicants(world, {
      institution: institutionOf(given),
      job: wanted(given, 'job'),
      file: only(given, 'The file with the questions'),
      replyBy: optional(given, 'reply-by'),
    })
  },
  key(world, [verb = '', ...args]) {
    const chosen = Object.hasOwn(KEY_VERBS, verb) ? KEY_VERBS[verb] : undefined
    if (!chosen) throw new UsageError(`key takes ${Object.keys(KEY_VERBS).join(', ')}.`)
    return chosen(world, args)
  },
  'internal-key': internalKeyVerb,
  institution(world, [verb = '', ...args]) {
    if (verb !== 'create') throw new UsageError('institution takes create.')
    const given = read(args, { order: text, lang: text })
    none(given)
    const language = optionalOneOf(given, 'lang', ['da', 'en']) ?? 'da'
    return createFromOrder(world, { file: wanted(given, 'order'), language })
  },
  'rotate-keys'(world, args) {
    none(read(args, {}))
    return rotateKeys(world)
  },
  feeds(world, args) {
    const given = read(args, { institution: text, source: text })
    none(given)
    const [institution, source] = [institutionOf(given), optional(given, 'source')]
    return source ? showFeed(world, { institution, source }) : listFeeds(world, { institution })
  },
  feed(world, [verb = '', ...args]) {
    const chosen = Object.hasOwn(FEED_VERBS, verb) ? FEED_VERBS[verb] : undefined
    if (!chosen) throw new UsageError(`feed takes ${Object.keys(FEED_VERBS).join(', ')}.`)
    return chosen(world, args)
  },
  mails(world, args) {
    const given = read(args, { institution: text, status: text, application: text })
    none(given)
    const status = optionalOneOf(given, 'status', MailStatus.options)
    const application = optional(given, 'application')
    if (status !== undefined && application !== undefined)
      throw new UsageError('Either --status or --application, not both.')
    return listMails(world, { institution: institutionOf(given), status, application })
  },
  mail(world, [verb = '', ...args]) {
    const chosen = Object.hasOwn(MAIL_VERBS, verb) ? MAIL_VERBS[verb] : undefined
    if (!chosen) throw new UsageError(`mail takes ${Object.keys(MAIL_VERBS).join(', ')}.`)
    return chosen(world, args)
  },
  templates(world, args) {
    const given = read(args, { institution: text, job: text, template: text })
    none(given)
    return showTemplates(world, {
      institution: institutionOf(given),
      job: optional(given, 'job'),
      template: optionalOneOf(given, 'template', MAIL_TEMPLATES),
    })
  },
  fonts(world, args) {
    const given = read(args, { institution: text })
    none(given)
    return listFonts(world, { institution: institutionOf(given) })
  },
  font(world, [verb = '', ...args]) {
    const chosen = Object.hasOwn(FONT_VERBS, verb) ? FONT_VERBS[verb] : undefined
    if (!chosen) throw new UsageError(`font takes ${Object.keys(FONT_VERBS).join(', ')}.`)
    return chosen(world, args)
  },
  pictures(world, args) {
    const given = read(args, { institution: text })
    none(given)
    return listPictures(world, { institution: institutionOf(given) })
  },
  picture(world, [verb = '', ...args]) {
    const chosen = Object.hasOwn(PICTURE_VERBS, verb) ? PICTURE_VERBS[verb] : undefined
    if (!chosen) throw new UsageError(`picture takes ${Object.keys(PICTURE_VERBS).join(', ')}.`)
    return chosen(world, args)
  },
  themes(world, args) {
    const given = read(args, { institution: text })
    none(given)
    return listThemes(world, { institution: institutionOf(given) })
  },
  theme(world, [verb = '', ...args]) {
    const chosen = Object.hasOwn(THEME_VERBS, verb) ? THEME_VERBS[verb] : undefined
    if (!chosen) throw new UsageError(`theme takes ${Object.keys(THEME_VERBS).join(', ')}.`)
    return chosen(world, args)
  },
  pools(world, args) {
    const given = read(args, { institution: text })
    none(given)
    return listPools(world, { institution: institutionOf(given) })
  },
  pool(world, args) {
    const given = read(args, { institution: text, q: text, out: text })
    const pool = only(given, "The pool's key")
    return showPool(world, {
      institution: institutionOf(given),
      pool,
      q: optional(given, 'q'),
      folder: optional(given, 'out'),
    })
  },
  ...MEDIA_VERBS,
  ...STATISTICS_VERBS,
  ...JOBNET_VERBS,
  check(world, args) {
    const given = read(args, { institution: text, lang: text, json: { type: 'boolean' } })
    return checkConnection(world, {
      address: only(given, "The page's address"),
      institution: institutionOf(given),
      language: optionalOneOf(given, 'lang', ['da', 'en']) ?? 'da',
      asJson: given.values.json === true,
    })
  },
  live(world, args) {
    const given = read(args, { institution: text, reason: text })
    none(given)
    return declareLive(world, { institution: institutionOf(given), reason: wanted(given, 'reason') })
  },
  ...webhookVerbs,
  async help({ out }) {
    out(HELP)
    return 0
  },
}

import { define } from '../shared/element.ts'
import { strings as fields } from '../shared/form/strings.en.ts'
import { ApplicationForm } from './application-form.ts'
import { strings } from './strings.en.ts'

define('opslag-application-form', ApplicationForm, { en: { ...strings, ...fields } })
